import type { LitElement, ReactiveController } from 'lit'
import type { HrInlineEdit } from '../../components/hr-inline-edit.ts'

/**
 * Opens the field that an address names after `#`, wherever on the page it stands.
 * @returns whether there is such a field
 */
export async function openField(page: ShadowRoot, field: string): Promise<boolean> {
  for (const part of page.querySelectorAll<LitElement>('hr-feature-head, hr-feature-facts')) {
    await part.updateComplete
    const edit = part.shadowRoot?.getElementById(field) as HrInlineEdit | null | undefined
    if (!edit) continue
    await edit.edit()
    return true
  }
  return false
}

/** Opens the field in the address when the page shows it, once; after that the page is the reader's. */
export class FieldOpener implements ReactiveController {
  #opened = ''

  /** @param isReady whether the page shows its fields as this reader may use them */
  constructor(
    private readonly page: LitElement,
    private readonly isReady: () => boolean,
  ) {
    page.addController(this)
  }

  hostConnected(): void {
    addEventListener('hashchange', this.#forget)
  }

  hostDisconnected(): void {
    removeEventListener('hashchange', this.#forget)
  }

  hostUpdated(): void {
    const field = location.hash.slice(1)
    if (field === this.#opened || !this.isReady()) return
    this.#opened = field
    if (field && this.page.shadowRoot) void openField(this.page.shadowRoot, field)
  }

  readonly #forget = () => {
    this.#opened = ''
    this.page.requestUpdate()
  }
}
