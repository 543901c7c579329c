/** A dialog, palette or menu was closed by the user. */
export class Closed extends Event {
  static readonly type = 'closed'
  constructor() {
    super(Closed.type, { bubbles: false, composed: false })
  }
}
