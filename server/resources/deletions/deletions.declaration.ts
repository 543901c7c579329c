import type { TableDeclarations } from '../declaration.ts'

export const deletionsTables = {
  deletions: {
    visibility: { of: 'entity_id' },
    deletion: { entity_id: 'kept' },
    personalData: { person_id: { anonymised: 'kept', disclosed: 'activity' } },
    export: {
      words: { en: 'features and launches that were deleted for good', 'zh-Hans': '彻底删除的功能和推广' },
      keys: ['entity_id'],
      columns: {
        entity_id: 'exported',
        noun: 'exported',
        is_confidential: 'exported',
        person_id: 'exported',
        deleted_at: 'exported',
      },
    },
    search: null,
  },
} as const satisfies TableDeclarations
