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
      columns: {
        id: 'exported',
        at: 'exported',
        person_id: 'exported',
        noun: 'exported',
        entity_id: 'exported',
        entity_title: 'exported',
        within_id: 'exported',
        verb: 'exported',
        changes: 'exported',
        origin_kind: 'exported',
        origin_id: 'exported',
        address: 'exported',
        redacted_at: 'exported',
      },
    },
    search: null,
  },
} as const satisfies TableDeclarations
