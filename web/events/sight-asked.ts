/** Someone wants to see, or to change, who sees a thing. */
export class SightAsked extends Event {
  static readonly type = 'sight-asked'
  constructor() {
    super(SightAsked.type, { bubbles: false, composed: false })
  }
}
