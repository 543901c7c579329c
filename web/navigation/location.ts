/** Where the reader is. The URL holds the state; pages read and write its query through these functions. */
const changed = new EventTarget()

export type Place = { path: string; search: string; hash: string }

export function place(): Place {
  return { path: location.pathname, search: location.search, hash: location.hash }
}

function go(method: 'pushState' | 'replaceState', url: string) {
  history[method](null, '', url)
  changed.dispatchEvent(new Event('changed'))
}

/** Goes to another address of ours, as a link would. */
export function navigate(url: string): void {
  go('pushState', url)
}

/** Goes there without leaving a step in the history. */
export function replace(url: string): void {
  go('replaceState', url)
}

/** What one wants of the query: null, '' and [] remove a part; lists are joined by commas. */
export type SearchChange = Record<string, string | number | boolean | readonly string[] | null | undefined>

/** The address of this page with some parts of its query changed. */
export function withSearch(change: SearchChange): string {
  const params = new URLSearchParams(location.search)
  for (const [name, value] of Object.entries(change)) {
    const text = Array.isArray(value) ? value.join(',') : String(value ?? '')
    if (text === '') params.delete(name)
    else params.set(name, text)
  }
  // Commas stay readable in an address people share.
  const query = params.toString().replaceAll('%2C', ',')
  return location.pathname + (query && `?${query}`)
}

/** Changes the query in place: for typing into a search box. */
export function replaceSearch(change: SearchChange): void {
  replace(withSearch(change))
}

/** Changes the query and leaves a step in the history: for choosing a filter, a sort, a tab. */
export function pushSearch(change: SearchChange): void {
  navigate(withSearch(change))
}

/** A part of the query, or ''. */
export function searchText(search: string, name: string): string {
  return new URLSearchParams(search).get(name) ?? ''
}

/** A comma-separated part of the query, cut to the values allowed. */
export function searchList<T extends string>(search: string, name: string, allowed: readonly T[]): T[] {
  const parts = searchText(search, name).split(',')
  return allowed.filter((one) => parts.includes(one))
}

/** Calls back on every change of address, back and forward included. */
export function onPlaceChange(call: () => void): () => void {
  changed.addEventListener('changed', call)
  addEventListener('popstate', call)
  return () => {
    changed.removeEventListener('changed', call)
    removeEventListener('popstate', call)
  }
}
