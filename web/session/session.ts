import { createContext } from '@lit/context'
import type { Session } from '#server/contracts/session.ts'
import { sessionKey } from '../queries/noun-keys.ts'
import { queryClient } from '../queries/query.ts'

/**
 * The session; undefined until it is loaded. Pages: `@consume({ context: sessionContext, subscribe: true })`.
 */
export const sessionContext = createContext<Session | undefined>(Symbol('session'))

/** Sets the session of a signed-in person; data fetched for the previous person is dropped. */
export function setSession(session: Session): void {
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0] })
  queryClient.setQueryData(sessionKey, session)
}
