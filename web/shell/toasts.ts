/** One short message at the bottom of the page. */
export type Toast = { id: number; text: string; kind: 'said' | 'problem'; undo?: () => void }

const shown: Toast[] = []
const changed = new EventTarget()
let lastId = 0

/** Display time in milliseconds; errors and messages with undo stay longer. */
const stay = (toast: Toast) => (toast.kind === 'problem' || toast.undo ? 10_000 : 5_000)

/** Shows a message; with `undo`, offers to undo it. */
export function showToast(what: { text: string; kind?: Toast['kind']; undo?: () => void }): void {
  const toast: Toast = { id: ++lastId, kind: 'said', ...what }
  shown.push(toast)
  if (shown.length > 3) shown.shift()
  changed.dispatchEvent(new Event('changed'))
  setTimeout(() => removeToast(toast.id), stay(toast))
}

export function removeToast(id: number): void {
  const index = shown.findIndex((toast) => toast.id === id)
  if (index < 0) return
  shown.splice(index, 1)
  changed.dispatchEvent(new Event('changed'))
}

export function toasts(): readonly Toast[] {
  return [...shown]
}

export function onToasts(call: () => void): () => void {
  changed.addEventListener('changed', call)
  return () => changed.removeEventListener('changed', call)
}
