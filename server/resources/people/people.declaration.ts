import type { NounDeclaration } from '../declaration.ts'

export const personNoun = {
  hints: 'everyone',
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
        columns: [
          'id',
          'name',
          'email',
          'role',
          'job_function',
          'is_department_lead',
          'language',
          'created_at',
          'disabled_at',
          'anonymised_at',
          'version',
        ],
      },
      search: null,
    },
  },
} as const satisfies NounDeclaration
