/** Someone wants what they edited saved. */
export class SaveAsked extends Event {
  static readonly type = 'save-asked'
  constructor() {
    super(SaveAsked.type, { bubbles: true, composed: true })
  }
}
