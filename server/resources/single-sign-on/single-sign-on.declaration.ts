import type { TableDeclarations } from '../declaration.ts'

export const singleSignOnTables = {
  identities: {
    visibility: 'open',
    deletion: {},
    personalData: {
      person_id: { anonymised: 'row-removed', disclosed: 'account' },
      subject: { anonymised: 'with-row', disclosed: 'account' },
    },
    export: { leftOut: 'who signs in through which provider' },
    search: null,
  },
  single_sign_on_requests: {
    visibility: 'open',
    deletion: {},
    personalData: {},
    export: { leftOut: 'sign-ins under way' },
    search: null,
  },
} as const satisfies TableDeclarations
