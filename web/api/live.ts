import type { PresenceChange, PresencePlace } from '#server/contracts/live.ts'
import { apiUrl, call } from './client.ts'

/** The URL of the event stream of hints and presence. */
export const eventsUrl = apiUrl('/events')
/** Publishes the user's presence on an entity, or on a field of it; expires after 25 seconds. */
export const showPresence = (at: PresenceChange) => call<unknown>('PUT', '/presence', { body: at })
/** Publishes that the user has left an entity. */
export const endPresence = (at: PresencePlace) => call<unknown>('DELETE', '/presence', { query: at })
