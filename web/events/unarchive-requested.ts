/** Requests restoring an archived entity. */
export class UnarchiveRequested extends Event {
  static readonly type = 'unarchive-requested'
  constructor() {
    super(UnarchiveRequested.type, { bubbles: false, composed: false })
  }
}
