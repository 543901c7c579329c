/** What someone wants to attach: a file, pasted text, or a link. */
export type GivenContent = { file: File } | { html: string } | { markdown: string } | { link: string }

/** Something to attach was dropped, chosen, pasted or typed. */
export class ContentGiven extends Event {
  static readonly type = 'content-given'
  constructor(readonly content: GivenContent) {
    super(ContentGiven.type, { bubbles: true, composed: true })
  }
}
