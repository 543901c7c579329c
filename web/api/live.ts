import type { PresenceChange, PresencePlace } from '#server/contracts/live.ts'
import { apiUrl, call } from './client.ts'

/** Where a page is told what changed and who is at work, for as long as it listens. */
export const eventsUrl = apiUrl('/events')
/** Tells that one looks at a thing, or edits a field of it; forgotten after 25 seconds. */
export const showPresence = (at: PresenceChange) => call<unknown>('PUT', '/presence', { body: at })
/** Tells that one has left a thing. */
export const endPresence = (at: PresencePlace) => call<unknown>('DELETE', '/presence', { query: at })
