/** Someone wants to add one more of what the page lists. */
export class AddAsked extends Event {
  static readonly type = 'add-asked'
  constructor() {
    super(AddAsked.type, { bubbles: true, composed: true })
  }
}
