/** Someone wants a product area that does not exist yet. */
export class AreaRequested extends Event {
  static readonly type = 'area-requested'
  constructor() {
    super(AreaRequested.type, { bubbles: true, composed: true })
  }
}
