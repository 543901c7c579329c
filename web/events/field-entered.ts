/** A user started editing a field, or stopped: then the field is null. */
export class FieldEntered extends Event {
  static readonly type = 'field-entered'
  constructor(readonly field: string | null) {
    super(FieldEntered.type, { bubbles: true, composed: true })
  }
}
