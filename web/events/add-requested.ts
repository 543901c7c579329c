/** Someone wants to add one more of what the page lists. */
export class AddRequested extends Event {
  static readonly type = 'add-requested'
  constructor() {
    super(AddRequested.type, { bubbles: true, composed: true })
  }
}
