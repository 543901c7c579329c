/** Requests the dialog that shows or changes who sees an entity. */
export class VisibilityRequested extends Event {
  static readonly type = 'visibility-requested'
  constructor() {
    super(VisibilityRequested.type, { bubbles: false, composed: false })
  }
}
