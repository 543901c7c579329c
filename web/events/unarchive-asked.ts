/** Someone wants an archived thing back. */
export class UnarchiveAsked extends Event {
  static readonly type = 'unarchive-asked'
  constructor() {
    super(UnarchiveAsked.type, { bubbles: false, composed: false })
  }
}
