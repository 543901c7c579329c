/** A value was committed: on blur or on selection. */
export class ValueChanged<T = string> extends Event {
  static readonly type = 'value-changed'
  /**
   * @param base the edited object as it was when the editing began; the edit must be saved on that version,
   * never on a newer one
   */
  constructor(
    readonly value: T,
    readonly base?: unknown,
  ) {
    super(ValueChanged.type, { bubbles: true, composed: true })
  }
}

/** A value is being typed and may be incomplete. */
export class ValueTyped extends Event {
  static readonly type = 'value-typed'
  constructor(readonly value: string) {
    super(ValueTyped.type, { bubbles: true, composed: true })
  }
}
