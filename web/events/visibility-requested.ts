/** Someone wants to see, or to change, who sees a thing. */
export class VisibilityRequested extends Event {
  static readonly type = 'visibility-requested'
  constructor() {
    super(VisibilityRequested.type, { bubbles: false, composed: false })
  }
}
