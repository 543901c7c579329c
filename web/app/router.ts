import UniversalRouter from 'universal-router/sync'
import { navigate } from '../navigation/location.ts'
import { notFoundRoute, routes } from './routes.ts'
import type { PageRoute } from './routes.ts'

export type Match = { route: PageRoute; params: Record<string, string> }

const router = new UniversalRouter<Match>(
  routes.map((route) => ({
    path: route.path,
    action: (_context, params) => ({ route, params: params as Record<string, string> }),
  })),
)

/** Returns the page of a path; the last one, "not found", when none matches. */
export function match(path: string): Match {
  try {
    return router.resolve(path) ?? { route: notFoundRoute, params: {} }
  } catch {
    return { route: notFoundRoute, params: {} }
  }
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
