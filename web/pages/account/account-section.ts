import { query, state } from 'lit/decorators.js'
import { ApiError } from '../../api/client.ts'
import { focusFirstFault } from '../../components/hr-form-field.ts'
import { refusalText } from '../../state/credentials-text.ts'
import { LocalizedElement } from '../../state/localized-element.ts'
import { fieldErrorFor } from '../../state/problem-text.ts'
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

  /** What is wrong with one field. @param saidAs codes of the server that are about this field, with their words */
  protected faultOf(path: string, saidAs: Partial<Record<ApiError['code'], string>> = {}): string {
    return (this.error && saidAs[this.error.code]) || fieldErrorFor(this.error, path)
  }

  /** What is wrong with no field in particular. @param placed codes that a field shows */
  protected unplacedFault(...placed: ApiError['code'][]): string {
    const { error } = this
    return error && error.errors.length === 0 && !placed.includes(error.code) ? refusalText(error) : ''
  }

  protected async focusOn(selector: string): Promise<void> {
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus()
  }
}
