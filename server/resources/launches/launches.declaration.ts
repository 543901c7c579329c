import type { NounDeclaration } from '../declaration.ts'

export const launchNoun = {
  hints: 'who-sees-it',
  tables: {
    launches: {
      visibility: { of: 'id' },
      deletion: { id: 'removed' },
      personalData: { owner_id: { anonymised: 'kept', disclosed: 'launches' } },
      export: {
        words: { en: 'launches, archived ones too', 'zh-Hans': '推广，含已归档的' },
        keys: ['id'],
        columns: [
          'id',
          'title',
          'summary',
          'status',
          'launch_date',
          'owner_id',
          'grade',
          'grade_reason',
          'paid_spend',
          'playbook_id',
          'planned_at',
          'is_confidential',
          'archived_at',
          'created_at',
          'updated_at',
          'version',
        ],
      },
      search: 'search_text',
    },
    launch_features: {
      visibility: { of: 'launch_id' },
      deletion: { launch_id: 'removed', feature_id: 'refused' },
      personalData: {},
      export: {
        words: { en: 'which features each launch promotes', 'zh-Hans': '每场推广包含哪些功能' },
        keys: ['launch_id', 'feature_id'],
        columns: ['launch_id', 'feature_id', 'position'],
      },
      search: null,
    },
  },
} as const satisfies NounDeclaration
