/** Requests saving the edits. */
export class SaveRequested extends Event {
  static readonly type = 'save-requested'
  constructor() {
    super(SaveRequested.type, { bubbles: true, composed: true })
  }
}
