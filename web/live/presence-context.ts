import { createContext } from '@lit/context'
import type { Presence } from '#server/contracts/live.ts'

export type Present = Presence['people'][number]

/** Who else is at work on the thing that the elements inside show. */
export const presenceContext = createContext<readonly Present[]>(Symbol('presence'))
