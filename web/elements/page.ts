import { property } from 'lit/decorators.js'
import { KeepFocus } from './keep-focus.ts'
import { LocalizedElement } from './localized-element.ts'

/**
 * The base of every page. The router sets the parts of the path and the query; a page whose title depends on
 * its data calls `setTitle`.
 */
export class Page extends LocalizedElement {
  /** The named parts of the path: `{ id: '…' }`. */
  @property({ attribute: false }) params: Record<string, string> = {}
  /** The query, with its `?`, or ''. */
  @property() search = ''

  constructor() {
    super()
    new KeepFocus(this)
  }

  /** Names the page in the window's title; the route's own title stands until then. */
  protected setTitle(title: string): void {
    document.title = `${title} · Headrace`
  }
}
