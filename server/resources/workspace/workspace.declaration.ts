import type { NounDeclaration } from '../declaration.ts'

export const workspaceNoun = {
  hints: 'everyone',
  tables: {
    workspaces: {
      visibility: 'open',
      deletion: {},
      personalData: {},
      export: {
        words: {
          en: 'the company’s name, time zone, currency and calendar',
          'zh-Hans': '公司名称、时区、货币和工作日历',
        },
        keys: ['id'],
        columns: {
          id: 'exported',
          name: 'exported',
          time_zone: 'exported',
          currency: 'exported',
          calendar_id: 'exported',
          version: 'exported',
          is_sample: 'left-out',
          second_factor_roles: 'exported',
        },
      },
      search: null,
    },
  },
} as const satisfies NounDeclaration
