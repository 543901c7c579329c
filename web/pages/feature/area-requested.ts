/** Requests creating a product area. */
export class AreaRequested extends Event {
  static readonly type = 'area-requested'
  constructor() {
    super(AreaRequested.type, { bubbles: true, composed: true })
  }
}
