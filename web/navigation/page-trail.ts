import { searchText } from './location.ts'

/**
 * The previous page of a list. Keyset paging only goes forward, so the cursors of earlier pages are stored
 * for as long as the window is open; a newly opened URL goes back to the first page.
 */
const stored = 'headrace.pages'
const most = 200

function trail(): [string, string][] {
  try {
    return JSON.parse(sessionStorage.getItem(stored) ?? '[]') as [string, string][]
  } catch {
    return []
  }
}

/** Stores that the page of a list at `cursor` follows the one at `previous` ('' for the first). */
export function rememberPage(list: string, cursor: string, previous: string): void {
  const key = `${list} ${cursor}`
  const kept = trail().filter(([one]) => one !== key)
  try {
    sessionStorage.setItem(stored, JSON.stringify([...kept, [key, previous]].slice(-most)))
  } catch {
    // Without storage, the previous page is the first page.
  }
}

/** The cursor of the previous page; '' for the first page, undefined when it is not known. */
export function previousPageCursor(list: string, cursor: string): string | undefined {
  return trail().find(([one]) => one === `${list} ${cursor}`)?.[1]
}

/** The page of a list in the query: its cursor, and the number of its first item, 0 when it is not known. */
export function readPage(search: string): { cursor: string; from: number } {
  const cursor = searchText(search, 'cursor')
  const from = Number(searchText(search, 'from'))
  return { cursor, from: cursor === '' ? 1 : Number.isInteger(from) && from > 0 ? from : 0 }
}
