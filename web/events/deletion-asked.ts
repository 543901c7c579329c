/** Someone wants to delete a thing for good. */
export class DeletionAsked extends Event {
  static readonly type = 'deletion-asked'
  constructor() {
    super(DeletionAsked.type, { bubbles: false, composed: false })
  }
}
