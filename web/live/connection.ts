/** Event for a restored connection: the server is reachable again, or the session is valid again. */
const changed = new EventTarget()

/** Call when the connection is restored; subscribers send their unsaved changes. */
export function notifyReconnected(): void {
  changed.dispatchEvent(new Event('back'))
}

/** Subscribes to a restored connection. @returns how to unsubscribe */
export function onReconnected(call: () => void): () => void {
  changed.addEventListener('back', call)
  addEventListener('online', call)
  return () => {
    changed.removeEventListener('back', call)
    removeEventListener('online', call)
  }
}
