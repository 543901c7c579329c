import type { NounDeclaration } from '../declaration.ts'

export const apiTokenNoun = {
  hints: 'its-person',
  tables: {
    api_tokens: {
      visibility: 'open',
      deletion: {},
      personalData: {
        person_id: { anonymised: 'row-removed', disclosed: 'apiTokens' },
        name: { anonymised: 'with-row', disclosed: 'apiTokens' },
      },
      export: { leftOut: 'hashes of tokens' },
      search: null,
    },
  },
} as const satisfies NounDeclaration
