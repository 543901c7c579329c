import type { OutlineHeading } from '#server/domain/documents/outline.ts'

/** A document is there to read; `outline` is of all of it, also of what is not shown yet. */
export class DocumentRendered extends Event {
  static readonly type = 'document-rendered'
  constructor(readonly outline: OutlineHeading[]) {
    super(DocumentRendered.type, { bubbles: true, composed: true })
  }
}
