/**
 * Notes on criteria without an answer, stored in this tab: a card stores a note only with an answer, and
 * leaving the page to look at the feature must not lose them.
 */
export type UnscoredNotes = { read: () => [string, string][]; write: (notes: [string, string][]) => void }

/** The stored notes of one person about one feature; others who sign in here do not see them. */
export function unscoredNotes(personId: string, featureId: string): UnscoredNotes {
  const key = `headrace.notes.${personId}.${featureId}`
  return {
    read() {
      try {
        return JSON.parse(sessionStorage.getItem(key) ?? '[]') as [string, string][]
      } catch {
        // Disabled storage or invalid content counts as no notes.
        return []
      }
    },
    write(notes) {
      try {
        if (notes.length === 0) sessionStorage.removeItem(key)
        else sessionStorage.setItem(key, JSON.stringify(notes))
      } catch {
        // Storage is full or disabled: the note lasts as long as the page.
      }
    },
  }
}
