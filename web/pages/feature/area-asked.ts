/** Someone wants a product area that does not exist yet. */
export class AreaAsked extends Event {
  static readonly type = 'area-asked'
  constructor() {
    super(AreaAsked.type, { bubbles: true, composed: true })
  }
}
