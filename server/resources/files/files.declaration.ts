import type { TableDeclarations } from '../declaration.ts'

/** Open, because no route leads to a file but through a visible row that references it. */
export const filesTables = {
  files: {
    visibility: 'open',
    deletion: {},
    personalData: {},
    export: {
      words: {
        en: 'the files that documents refer to; their contents are in the folder documents',
        'zh-Hans': '文档引用的文件；内容在 documents 文件夹',
      },
      keys: ['id'],
      columns: {
        id: 'exported',
        sha256: 'exported',
        byte_count: 'exported',
        created_at: 'exported',
        unused_since: 'exported',
      },
    },
    search: null,
  },
  file_chunks: {
    visibility: 'open',
    deletion: {},
    personalData: {},
    files: { file_id: 'part' },
    export: { leftOut: 'exported as files of documents' },
    search: null,
  },
} as const satisfies TableDeclarations
