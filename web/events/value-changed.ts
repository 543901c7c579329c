/** Someone settled on a value: left the field, chose from the list. */
export class ValueChanged<T = string> extends Event {
  static readonly type = 'value-changed'
  /** @param base what was edited, as it stood when the editing began; an edit is saved on that and on nothing newer */
  constructor(
    readonly value: T,
    readonly base?: unknown,
  ) {
    super(ValueChanged.type, { bubbles: true, composed: true })
  }
}

/** Someone is typing; the value may be half a word. */
export class ValueTyped extends Event {
  static readonly type = 'value-typed'
  constructor(readonly value: string) {
    super(ValueTyped.type, { bubbles: true, composed: true })
  }
}
