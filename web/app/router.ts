import { navigate } from '../navigation/location.ts'
import { notFoundRoute, routes } from './routes.ts'
import type { PageRoute } from './routes.ts'

export type Match = { route: PageRoute; params: Record<string, string> }

/** `/features/:id` matches one segment as `id`; case and a final slash make no difference. */
const patterns = routes.map((route) => ({
  route,
  pattern: new RegExp(`^${route.path.replace(/:(\w+)/g, '(?<$1>[^/]+)')}/?$`, 'i'),
}))

/** Returns the page of a path; the last one, "not found", when none matches. */
export function match(path: string): Match {
  for (const { route, pattern } of patterns) {
    const found = pattern.exec(path)
    if (found) return { route, params: { ...found.groups } }
  }
  return { route: notFoundRoute, params: {} }
}

/** Handles clicks on local links without reloading the document. */
export function followLink(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0) return
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
  const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement)
  if (!link?.href || link.target || link.hasAttribute('download') || link.origin !== location.origin) return
  if (link.pathname.startsWith('/api/')) return
  const isWithinPage =
    link.hash !== '' && link.pathname === location.pathname && link.search === location.search
  if (isWithinPage) return
  event.preventDefault()
  navigate(link.pathname + link.search + link.hash)
}
