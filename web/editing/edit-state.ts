/** One field that two people changed, as one reads it. */
export type FieldConflict = {
  field: string
  name: string
  mine: string
  theirs: string
  /** A text can be put together; a day, an amount or a person can only be chosen. */
  isText: boolean
  /** Who wrote the other; '' when that is not known. */
  by: string
  /** The other is my own, from another window. */
  isOwn: boolean
  /** When, as an instant; '' when that is not known. */
  at: string
}

/** What stays of a field that two people changed: one of both, or a text put together. */
export type Choice = 'mine' | 'theirs' | { text: string }
export type Choices = Readonly<Record<string, Choice>>

/** What an element shows of edits that are not settled, and what it may ask of whoever saves them. */
export type EditState = {
  /** What is written but not kept by the server, and why; null when everything is. */
  readonly unsaved: { what: string; why: string; isConflict: boolean } | null
  /** What must be chosen now; null when nothing, or when it was put off. */
  readonly conflicts: readonly FieldConflict[] | null
  retry: () => void
  discard: () => void
  putOff: (isPutOff: boolean) => void
  resolve: (choices: Choices) => void
}
