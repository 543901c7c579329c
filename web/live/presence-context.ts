import { createContext } from '@lit/context'
import type { Presence } from '#server/contracts/live.ts'

export type Present = Presence['people'][number]

/** The presences of others on the entity that the inner elements show. */
export const presenceContext = createContext<readonly Present[]>(Symbol('presence'))
