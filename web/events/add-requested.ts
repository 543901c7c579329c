/** Requests adding one more entity to the list of the page. */
export class AddRequested extends Event {
  static readonly type = 'add-requested'
  constructor() {
    super(AddRequested.type, { bubbles: true, composed: true })
  }
}
