const stored = 'headrace.signed-in'

/** Whether a person was signed in at this browser's last session request, so that they probably still are. */
export function wasSignedIn(): boolean {
  try {
    return localStorage.getItem(stored) !== null
  } catch {
    // Storage may be blocked in private windows; a page then waits for the session request.
    return false
  }
}

/** Stores, for the next page load, whether a person is signed in. */
export function rememberSignedIn(isSignedIn: boolean): void {
  if (isSignedIn === wasSignedIn()) return
  try {
    if (isSignedIn) localStorage.setItem(stored, 'yes')
    else localStorage.removeItem(stored)
  } catch {
    // Storage may be blocked, as above.
  }
}
