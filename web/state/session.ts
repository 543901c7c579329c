import { createContext } from '@lit/context'
import type { Session } from '#server/contracts/session.ts'

/** Who is here; undefined until the server said so. Pages: `@consume({ context: sessionContext, subscribe: true })`. */
export const sessionContext = createContext<Session | undefined>(Symbol('session'))

/** The key under which the session lies in the cache. */
export const sessionKey = ['session'] as const
