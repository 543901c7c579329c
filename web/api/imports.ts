import type {
  Import,
  ImportChange,
  ImportProgressList,
  ImportRow,
  ImportRowPage,
} from '#server/contracts/imports.ts'
import { call } from './client.ts'

/** Uploads a file unchanged and returns its preview. */
export const createImport = (fileName: string, content: Blob | string) =>
  call<Import>('POST', '/imports', {
    query: { fileName },
    raw: {
      content,
      type: typeof content === 'string' ? 'text/csv; charset=utf-8' : 'application/octet-stream',
    },
  })
export const getImport = (id: string) => call<Import>('GET', `/imports/${id}`)
/** How far the user's imports under way have come. */
export const listImportProgress = () => call<ImportProgressList>('GET', '/imports/progress')
export const changeImport = (id: string, change: ImportChange) =>
  call<Import>('PATCH', `/imports/${id}`, { body: change })
export const listImportRows = (
  id: string,
  query: { kind?: ImportRow['kind'] | undefined; cursor?: string | undefined; limit?: number } = {},
) => call<ImportRowPage>('GET', `/imports/${id}/rows`, { query })
export const commitImport = (id: string) => call<Import>('PUT', `/imports/${id}/commit`)
