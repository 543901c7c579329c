import type { TableDeclarations } from '../declaration.ts'

export const warningsTables = {
  warnings: {
    visibility: { of: 'entity_id' },
    deletion: { entity_id: 'removed' },
    personalData: {},
    export: { leftOut: 'derived from the other tables; the page of each feature and launch shows them' },
    search: null,
  },
  warning_recomputations: {
    visibility: 'open',
    deletion: {},
    personalData: {},
    export: { leftOut: 'when this installation computed its warnings' },
    search: null,
  },
  warning_dismissals: {
    visibility: { of: 'entity_id' },
    deletion: { entity_id: 'removed' },
    personalData: {
      person_id: { anonymised: 'kept', disclosed: 'dismissals' },
      reason: { anonymised: 'kept', disclosed: 'dismissals' },
    },
    export: {
      words: { en: 'warnings that were dismissed, and why', 'zh-Hans': '忽略的提醒和理由' },
      keys: ['warning_id'],
      columns: {
        warning_id: 'exported',
        entity_id: 'exported',
        person_id: 'exported',
        reason: 'exported',
        dismissed_at: 'exported',
      },
    },
    search: null,
  },
} as const satisfies TableDeclarations
