import { LitElement } from 'lit'
import { Localize } from './language.ts'

/** The base of every element that shows words, dates or numbers: it follows the language. */
export class LocalizedElement extends LitElement {
  constructor() {
    super()
    new Localize(this)
  }
}
