/**
 * Which page one came from. Keyset paging only leads forward, so the way back is remembered here for as long as
 * the window is open; a newly opened URL leads back to the first page.
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

/** Remembers that the page of a list at `cursor` follows the one at `previous` ('' for the first). */
export function rememberPage(list: string, cursor: string, previous: string): void {
  const key = `${list} ${cursor}`
  const kept = trail().filter(([one]) => one !== key)
  try {
    sessionStorage.setItem(stored, JSON.stringify([...kept, [key, previous]].slice(-most)))
  } catch {
    // Without storage the way back is the first page.
  }
}

/** The cursor of the page before; '' for the first page, undefined when it is not known. */
export function pageBefore(list: string, cursor: string): string | undefined {
  return trail().find(([one]) => one === `${list} ${cursor}`)?.[1]
}
