/** Requests undoing a change. */
export class UndoChosen extends Event {
  static readonly type = 'undo-chosen'
  constructor() {
    super(UndoChosen.type, { bubbles: true, composed: true })
  }
}
