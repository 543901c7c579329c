import { createContext } from '@lit/context'
import type { Session } from '#server/contracts/session.ts'
import { sessionKey } from '../queries/noun-keys.ts'
import { queryClient } from '../queries/query.ts'

/** Who is here; undefined until the server said so. Pages: `@consume({ context: sessionContext, subscribe: true })`. */
export const sessionContext = createContext<Session | undefined>(Symbol('session'))

/** Someone is here now; what was fetched for whoever was here before is forgotten. */
export function enter(session: Session): void {
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0] })
  queryClient.setQueryData(sessionKey, session)
}
