import type { BothLanguages } from '../../contracts/primitives.ts'
import type { NounDeclaration } from '../declaration.ts'

/** The tables of all policies have the same columns. */
const policyTable = (words: BothLanguages) =>
  ({
    visibility: 'open',
    deletion: {},
    personalData: {
      published_by_id: { anonymised: 'kept', disclosed: 'published' },
      note: { anonymised: 'kept', disclosed: 'published' },
    },
    export: {
      words,
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
  }) as const

export const rubricNoun = {
  hints: 'everyone',
  tables: {
    rubrics: policyTable({ en: 'every version of the rubric', 'zh-Hans': '功能打分表的各个版本' }),
  },
} as const satisfies NounDeclaration

export const playbookNoun = {
  hints: 'everyone',
  tables: {
    playbooks: policyTable({ en: 'every version of the playbook', 'zh-Hans': '推广模板的各个版本' }),
  },
} as const satisfies NounDeclaration
