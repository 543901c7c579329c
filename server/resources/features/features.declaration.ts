import type { NounDeclaration } from '../declaration.ts'

export const featureNoun = {
  hints: 'who-sees-it',
  tables: {
    features: {
      visibility: { of: 'id' },
      deletion: { id: 'removed' },
      personalData: {
        pm_owner_id: { anonymised: 'kept', disclosed: 'features' },
        pmm_owner_id: { anonymised: 'kept', disclosed: 'features' },
        department_owner_id: { anonymised: 'kept', disclosed: 'features' },
      },
      export: {
        words: { en: 'features, archived ones too', 'zh-Hans': '功能，含已归档的' },
        keys: ['id'],
        columns: [
          'id',
          'title',
          'summary',
          'product_area_id',
          'stage',
          'pm_owner_id',
          'pmm_owner_id',
          'department_owner_id',
          'release_date',
          'external_key',
          'external_link',
          'tags',
          'requesting_customers',
          'pmm_joined_on',
          'prd_final_on',
          'planned_follow_ups',
          'campaign_budget',
          'grade',
          'grade_decided_on',
          'look_again_on',
          'is_confidential',
          'archived_at',
          'created_at',
          'updated_at',
          'version',
        ],
      },
      search: 'search_text',
    },
  },
} as const satisfies NounDeclaration
