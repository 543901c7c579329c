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
        columns: ['id', 'slug', 'definition', 'version'],
      },
      search: null,
    },
  },
} as const satisfies NounDeclaration
