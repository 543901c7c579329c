/** Someone wants an archived thing back. */
export class RestoreAsked extends Event {
  static readonly type = 'restore-asked'
  constructor() {
    super(RestoreAsked.type, { bubbles: false, composed: false })
  }
}
