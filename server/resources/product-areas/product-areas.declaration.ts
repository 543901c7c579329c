import type { NounDeclaration } from '../declaration.ts'

export const productAreaNoun = {
  hints: 'everyone',
  tables: {
    product_areas: {
      visibility: 'open',
      deletion: {},
      personalData: {},
      export: {
        words: { en: 'product areas', 'zh-Hans': '产品线' },
        keys: ['id'],
        columns: {
          id: 'exported',
          name: 'exported',
          product_stage: 'exported',
          version: 'exported',
          name_key: 'left-out',
        },
      },
      search: null,
    },
  },
} as const satisfies NounDeclaration
