import { property } from 'lit/decorators.js'
import { KeepFocus } from './keep-focus.ts'
import { LocalizedElement } from './localized-element.ts'

/**
 * Base class of every page. The router sets the path parameters and the query; a page whose title depends on
 * its data calls `setTitle`.
 */
export class Page extends LocalizedElement {
  /** The path parameters: `{ id: '…' }`. */
  @property({ attribute: false }) params: Record<string, string> = {}
  /** The query string with its `?`, or ''. */
  @property() search = ''

  constructor() {
    super()
    new KeepFocus(this)
  }

  /** Sets the window title; until then it is the title of the route. */
  protected setTitle(title: string): void {
    document.title = `${title} · Headrace`
  }
}
