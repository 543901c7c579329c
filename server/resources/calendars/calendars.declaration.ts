import type { NounDeclaration } from '../declaration.ts'

export const calendarNoun = {
  hints: 'everyone',
  tables: {
    calendars: {
      visibility: 'open',
      deletion: {},
      personalData: {},
      export: {
        words: { en: 'working calendars', 'zh-Hans': '工作日历' },
        keys: ['id'],
        columns: {
          id: 'exported',
          slug: 'exported',
          definition: 'exported',
          version: 'exported',
        },
      },
      search: null,
    },
  },
} as const satisfies NounDeclaration
