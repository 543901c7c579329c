/** What a sign-out removes from this browser, in every tab of it. Language, theme and shortcuts stay. */
import { queryClient } from '../queries/query.ts'

// One for the tab: a channel hears all others of its name, but not itself.
const channel = new BroadcastChannel('headrace.signed-out')
const prefix = 'headrace.'

/** Removes what this tab stores of a person: fetched data, notes that no card has yet, places in lists. */
export function forgetPerson(): void {
  queryClient.clear()
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key)
  } catch {
    // Storage may be blocked in private windows; then it is empty.
  }
}

/** Tells the other tabs of this browser that the person signed out. */
export const tellOtherTabs = (): void => channel.postMessage(null)

/** Calls `leave` when the person signs out in another tab. @returns a function that stops it */
export function onSignedOutElsewhere(leave: () => void): () => void {
  channel.addEventListener('message', leave)
  return () => channel.removeEventListener('message', leave)
}
