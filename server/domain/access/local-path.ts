const longest = 2000

/** Printable ASCII without the backslash, which browsers read as a slash. Pages send everything else percent-encoded. */
const harmless = /^\/(?!\/)[!-[\]-~]*$/
/** Browsers take these out, and what is left of `/..//elsewhere.example` begins with two slashes. */
const dotSegment = /\/(\.|%2e){1,2}([/?#]|$)/i

/**
 * Where a browser may be sent after signing in: a page of this installation, never another site (OWASP ASVS 5.0, 3.7.2).
 * The server asks it before it redirects, the sign-in page before it goes on.
 * @param wish what the address asked for; whatever is not plainly a path of ours becomes the first page
 */
export function localPath(path: string | undefined): string {
  if (path === undefined || path.length > longest || !harmless.test(path) || dotSegment.test(path)) return '/'
  // What answers with data or redirects is not a page.
  return /^\/api(?![\w-])/i.test(path) ? '/' : path
}
