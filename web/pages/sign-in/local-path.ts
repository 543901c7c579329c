/**
 * Where to go after signing in, from what the address asks for: only a path of our own, so that no link made elsewhere
 * sends someone away after they typed a password. Browsers read `\` as `/` and drop tabs and line ends, so what counts
 * is where the address leads, not how it looks.
 * @returns the path with its query and hash, or ''
 */
export function localPath(next: string): string {
  const here = 'http://here.invalid'
  if (!next.startsWith('/') || !URL.canParse(next, here)) return ''
  const { origin, pathname, search, hash } = new URL(next, here)
  return origin === here && !pathname.startsWith('//') ? pathname + search + hash : ''
}
