/** Tells when the server can be reached again after it could not, or knows again who is here. */
const changed = new EventTarget()

/** Whoever kept something unsent sends it now. */
export function cameBack(): void {
  changed.dispatchEvent(new Event('back'))
}

/** @returns how to stop */
export function onBack(call: () => void): () => void {
  changed.addEventListener('back', call)
  addEventListener('online', call)
  return () => {
    changed.removeEventListener('back', call)
    removeEventListener('online', call)
  }
}
