/** A reader scrolled a document to another section; null is the text before its first heading. */
export class HeadingReached extends Event {
  static readonly type = 'heading-reached'
  constructor(readonly anchor: string | null) {
    super(HeadingReached.type, { bubbles: true, composed: true })
  }
}
