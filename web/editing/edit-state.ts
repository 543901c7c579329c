/** A field that two people changed, formatted for display. */
export type FieldConflict = {
  field: string
  name: string
  mine: string
  theirs: string
  /** Texts can be merged; a date, an amount or a person can only be chosen. */
  isText: boolean
  /** Name of the other author; '' when unknown. */
  by: string
  /** The other change is the reader's own, from another window. */
  isOwn: boolean
  /** Instant of the other change; '' when unknown. */
  at: string
}

/** The resolution of a conflict: one of both values, or a merged text. */
export type Choice = 'mine' | 'theirs' | { text: string }
export type Choices = Readonly<Record<string, Choice>>

/** State of unsaved and conflicting edits, with the actions a component may call on the editor. */
export type EditState = {
  /** The changes that the server has not saved, and why; null when everything is saved. */
  readonly unsaved: { what: string; why: string; isConflict: boolean } | null
  /** Conflicts to resolve now; null when there are none, or when they were postponed. */
  readonly conflicts: readonly FieldConflict[] | null
  retry: () => void
  discard: () => void
  putOff: (isPutOff: boolean) => void
  resolve: (choices: Choices) => void
}
