/** Requests permanent deletion of an entity. */
export class DeletionRequested extends Event {
  static readonly type = 'deletion-requested'
  constructor() {
    super(DeletionRequested.type, { bubbles: false, composed: false })
  }
}
