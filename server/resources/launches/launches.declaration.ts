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
        columns: {
          id: 'exported',
          title: 'exported',
          summary: 'exported',
          status: 'exported',
          launch_date: 'exported',
          owner_id: 'exported',
          grade: 'exported',
          grade_reason: 'exported',
          paid_spend: 'exported',
          playbook_id: 'exported',
          planned_at: 'exported',
          is_confidential: 'exported',
          archived_at: 'exported',
          created_at: 'exported',
          updated_at: 'exported',
          version: 'exported',
          previous_plan: 'left-out',
          is_archived: 'left-out',
          title_key: 'left-out',
          date_first_key: 'left-out',
          date_last_key: 'left-out',
          search_text: 'left-out',
          has_concerns: 'left-out',
        },
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
        columns: {
          launch_id: 'exported',
          feature_id: 'exported',
          position: 'exported',
        },
      },
      search: null,
    },
  },
} as const satisfies NounDeclaration
