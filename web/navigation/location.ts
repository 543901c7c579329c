/**
 * The current address. The URL holds the page state; pages read and write its query through these functions.
 */
const changed = new EventTarget()

export type Address = { path: string; search: string; hash: string }

export function currentAddress(): Address {
  return { path: location.pathname, search: location.search, hash: location.hash }
}

function go(method: 'pushState' | 'replaceState', url: string) {
  history[method](null, '', url)
  changed.dispatchEvent(new Event('changed'))
}

/** Navigates to another local address, like a link. */
export function navigate(url: string): void {
  go('pushState', url)
}

/** Navigates without adding a history entry. */
export function replace(url: string): void {
  go('replaceState', url)
}

/** A change of query parameters: null, '' and [] remove a parameter; lists are joined by commas. */
export type SearchChange = Record<string, string | number | boolean | readonly string[] | null | undefined>

/** The address of this page with some query parameters changed. */
export function withSearch(change: SearchChange): string {
  const params = new URLSearchParams(location.search)
  for (const [name, value] of Object.entries(change)) {
    const text = Array.isArray(value) ? value.join(',') : String(value ?? '')
    if (text === '') params.delete(name)
    else params.set(name, text)
  }
  // Commas stay unescaped, so that shared addresses are readable.
  const query = params.toString().replaceAll('%2C', ',')
  return location.pathname + (query && `?${query}`)
}

/** Changes the query without a history entry: for typing into a search box. */
export function replaceSearch(change: SearchChange): void {
  replace(withSearch(change))
}

/** Changes the query and adds a history entry: for choosing a filter, a sort, a tab. */
export function pushSearch(change: SearchChange): void {
  navigate(withSearch(change))
}

/** The value of a query parameter, or ''. */
export function searchText(search: string, name: string): string {
  return new URLSearchParams(search).get(name) ?? ''
}

/** A comma-separated query parameter, limited to the allowed values. */
export function searchList<T extends string>(search: string, name: string, allowed: readonly T[]): T[] {
  const parts = searchText(search, name).split(',')
  return allowed.filter((one) => parts.includes(one))
}

/** Subscribes to every change of address, including back and forward. */
export function onAddressChange(call: () => void): () => void {
  changed.addEventListener('changed', call)
  addEventListener('popstate', call)
  return () => {
    changed.removeEventListener('changed', call)
    removeEventListener('popstate', call)
  }
}
