import type { TableDeclarations } from '../declaration.ts'

export const activityTables = {
  activity: {
    visibility: { special: 'audit-events' },
    deletion: { entity_id: 'kept' },
    personalData: {
      person_id: { anonymised: 'kept', disclosed: 'activity' },
      entity_title: { anonymised: 'rewritten', disclosed: 'activity' },
      changes: { anonymised: 'rewritten', disclosed: 'activity' },
      address: { anonymised: 'rewritten', disclosed: 'activity' },
    },
    export: {
      words: { en: 'who did what, when and from where', 'zh-Hans': '谁在什么时候、从哪里做了什么' },
      keys: ['id'],
      columns: [
        'id',
        'at',
        'person_id',
        'noun',
        'entity_id',
        'entity_title',
        'within_id',
        'verb',
        'changes',
        'origin_kind',
        'origin_id',
        'address',
        'redacted_at',
      ],
    },
    search: null,
  },
} as const satisfies TableDeclarations
