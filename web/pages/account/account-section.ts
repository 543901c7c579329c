import { html } from 'lit'
import { query, state } from 'lit/decorators.js'
import { ApiError } from '../../api/client.ts'
import { focusFirstFault } from '../../components/hr-form-field.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { fieldErrorFor } from '../../formats/problem-text.ts'
import { refusalText } from '../../formats/refusal-text.ts'
import { sectionStyles } from './account-styles.ts'

/** A section of the account page: a title, and what one does there with the refusals in place. */
export class AccountSection extends LocalizedElement {
  @state() protected error: ApiError | null = null
  @state() protected isBusy = false
  @query('form') protected readonly form!: HTMLFormElement | null

  static override styles = sectionStyles

  /** Runs one act at a time; a refusal stays to be shown, and its field gets the keyboard. */
  protected async attempt(run: () => Promise<void>): Promise<void> {
    if (this.isBusy) return
    this.isBusy = true
    this.error = null
    try {
      await run()
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      this.error = error
      await this.updateComplete
      await focusFirstFault(this.form)
    } finally {
      this.isBusy = false
    }
  }

  /** What is wrong with one field. */
  protected faultOf(path: string): string {
    return fieldErrorFor(this.error, path)
  }

  /** What is wrong with no field in particular. */
  protected renderUnplacedFault() {
    const { error } = this
    const text = error && error.errors.length === 0 ? refusalText(error) : ''
    return html`<p class="error" role="alert" ?hidden=${!text}>${text}</p>`
  }

  protected async focusOn(selector: string): Promise<void> {
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus()
  }
}
