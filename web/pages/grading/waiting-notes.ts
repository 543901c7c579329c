/**
 * Notes on criteria without an answer, kept in this tab: a card holds a note only beside an answer, and leaving the page
 * for a look at the feature must not lose what was written.
 */
export type WaitingNotes = { read: () => [string, string][]; write: (notes: [string, string][]) => void }

/** The waiting notes of one person about one feature; nobody else who signs in here sees them. */
export function waitingNotes(personId: string, featureId: string): WaitingNotes {
  const key = `headrace.notes.${personId}.${featureId}`
  return {
    read() {
      try {
        return JSON.parse(sessionStorage.getItem(key) ?? '[]') as [string, string][]
      } catch {
        // Storage that is switched off or holds something else keeps nothing.
        return []
      }
    },
    write(notes) {
      try {
        if (notes.length === 0) sessionStorage.removeItem(key)
        else sessionStorage.setItem(key, JSON.stringify(notes))
      } catch {
        // Full or switched off: the note then lives as long as the page.
      }
    },
  }
}
