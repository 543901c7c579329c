import type { NounDeclaration } from '../declaration.ts'

export const playbookNoun = {
  hints: 'everyone',
  tables: {
    playbooks: {
      visibility: 'open',
      deletion: {},
      personalData: {
        published_by_id: { anonymised: 'kept', disclosed: 'published' },
        note: { anonymised: 'kept', disclosed: 'published' },
      },
      export: {
        words: { en: 'every version of the playbook', 'zh-Hans': '推广模板的各个版本' },
        keys: ['id'],
        columns: {
          id: 'exported',
          version: 'exported',
          definition: 'exported',
          note: 'exported',
          published_at: 'exported',
          published_by_id: 'exported',
        },
      },
      search: null,
    },
  },
} as const satisfies NounDeclaration
