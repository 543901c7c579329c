import type { NounDeclaration } from '../declaration.ts'

export const personNoun = {
  hints: 'everyone',
  privateVerbs: [
    ...['password-set', 'password-changed', 'link-made', 'identity-linked', 'new-network', 'exported'],
    ...['second-factor-on', 'second-factor-off', 'recovery-codes-made'],
  ],
  tables: {
    people: {
      visibility: 'open',
      deletion: {},
      personalData: {
        id: { anonymised: 'kept', disclosed: 'account' },
        name: { anonymised: 'rewritten', disclosed: 'account' },
        email: { anonymised: 'rewritten', disclosed: 'account' },
      },
      export: {
        words: { en: 'everyone who uses Headrace', 'zh-Hans': '所有成员' },
        keys: ['id'],
        columns: {
          id: 'exported',
          name: 'exported',
          email: 'exported',
          role: 'exported',
          job_function: 'exported',
          is_department_lead: 'exported',
          language: 'exported',
          created_at: 'exported',
          disabled_at: 'exported',
          anonymised_at: 'exported',
          version: 'exported',
        },
      },
      search: null,
    },
  },
} as const satisfies NounDeclaration
