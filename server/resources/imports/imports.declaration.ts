import type { NounDeclaration } from '../declaration.ts'

export const importsNoun = {
  hints: 'who-sees-the-import',
  tables: {
    imports: {
      visibility: { special: 'own-rows' },
      deletion: {},
      personalData: {
        person_id: { anonymised: 'kept', disclosed: 'imports' },
        settings: {
          anonymised: 'rewritten',
          disclosed: { not: 'what the file said of people, as its reader mapped it' },
        },
        summary: {
          anonymised: 'rewritten',
          disclosed: { not: 'what the file said of people, as its reader mapped it' },
        },
      },
      export: {
        words: { en: 'imported files', 'zh-Hans': '导入过的文件' },
        keys: ['id'],
        columns: {
          id: 'exported',
          person_id: 'exported',
          file_name: 'exported',
          encoding: 'exported',
          created_at: 'exported',
          committed_at: 'exported',
          summary: 'exported',
          source: 'left-out',
          separator: 'left-out',
          has_header: 'left-out',
          settings: 'left-out',
        },
      },
      search: null,
    },
    import_rows: {
      visibility: { special: 'rows-of-own-imports' },
      deletion: { feature_id: 'cleared' },
      personalData: {
        data: { anonymised: 'rewritten', disclosed: { not: 'rows of a file, which its owner has' } },
        changes: { anonymised: 'rewritten', disclosed: { not: 'rows of a file, which its owner has' } },
        errors: { anonymised: 'rewritten', disclosed: { not: 'rows of a file, which its owner has' } },
      },
      export: { leftOut: 'how files were read before they were imported' },
      search: null,
    },
  },
} as const satisfies NounDeclaration
