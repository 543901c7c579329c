import type { TableDeclarations } from '../declaration.ts'

export const accountsTables = {
  passwords: {
    visibility: 'open',
    deletion: {},
    personalData: { person_id: { anonymised: 'row-removed', disclosed: 'account' } },
    export: { leftOut: 'hashes of passwords' },
    search: null,
  },
  second_factors: {
    visibility: 'open',
    deletion: {},
    personalData: { person_id: { anonymised: 'row-removed', disclosed: 'account' } },
    export: { leftOut: 'secrets of second factors' },
    search: null,
  },
  recovery_codes: {
    visibility: 'open',
    deletion: {},
    personalData: { person_id: { anonymised: 'row-removed', disclosed: { not: 'nothing but hashes' } } },
    export: { leftOut: 'hashes of recovery codes' },
    search: null,
  },
  account_links: {
    visibility: 'open',
    deletion: {},
    personalData: {
      person_id: { anonymised: 'row-removed', disclosed: 'account' },
      created_by_id: { anonymised: 'row-removed', disclosed: 'activity' },
    },
    export: { leftOut: 'hashes of links that set a password' },
    search: null,
  },
} as const satisfies TableDeclarations
