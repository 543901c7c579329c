const longest = 2000

/** Printable ASCII without the backslash, which browsers treat as a slash. Pages percent-encode everything else. */
const harmless = /^\/(?!\/)[!-[\]-~]*$/
/** Browsers remove dot segments, so that `/..//elsewhere.example` becomes a URL of another host. */
const dotSegment = /\/(\.|%2e){1,2}([/?#]|$)/i

/**
 * A safe redirect target after signing in: a page of this installation, never another site (OWASP ASVS 5.0, 3.7.2).
 * The server checks before it redirects, the sign-in page before it navigates.
 * @param path the requested target; anything but a local path becomes `/`
 */
export function localPath(path: string | undefined): string {
  if (path === undefined || path.length > longest || !harmless.test(path) || dotSegment.test(path)) return '/'
  // API routes return data or redirects, not pages.
  return /^\/api(?![\w-])/i.test(path) ? '/' : path
}
