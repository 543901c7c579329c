/** Someone wants to delete a thing for good. */
export class DeletionRequested extends Event {
  static readonly type = 'deletion-requested'
  constructor() {
    super(DeletionRequested.type, { bubbles: false, composed: false })
  }
}
