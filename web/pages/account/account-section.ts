import { FormController } from '../../editing/form-controller.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { sectionStyles } from './account-styles.ts'

/** A section of the account page: a title, and what one does there with the refusals in place. */
export class AccountSection extends LocalizedElement {
  protected readonly form = new FormController(this)

  static override styles = sectionStyles

  protected async focusOn(selector: string): Promise<void> {
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus()
  }
}
