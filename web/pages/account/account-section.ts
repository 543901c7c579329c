import { FormController } from '../../editing/form-controller.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { sectionStyles } from './account-styles.ts'

/** Base class of a section of the account page: a title and controls, with errors shown in place. */
export class AccountSection extends LocalizedElement {
  protected readonly form = new FormController(this)

  static override styles = sectionStyles

  protected async focusOn(selector: string): Promise<void> {
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus()
  }
}
