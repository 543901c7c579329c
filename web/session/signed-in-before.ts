const stored = 'headrace.signed-in'

/** Whether someone was signed in when this browser last asked: most likely they still are. */
export function wasSignedIn(): boolean {
  try {
    return localStorage.getItem(stored) !== null
  } catch {
    // Private windows may refuse storage; a page then waits for the server to say so.
    return false
  }
}

/** Remembers for the next page that is opened, or forgets, that someone is signed in. */
export function rememberSignedIn(isSignedIn: boolean): void {
  if (isSignedIn === wasSignedIn()) return
  try {
    if (isSignedIn) localStorage.setItem(stored, 'yes')
    else localStorage.removeItem(stored)
  } catch {
    // As above.
  }
}
