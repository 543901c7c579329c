import type { LitElement, ReactiveController } from 'lit'
import type { HrInlineEdit } from '../../components/hr-inline-edit.ts'

/**
 * Opens the field named in the address after `#`, wherever it is on the page.
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

/** Opens the field in the address once the page shows it, and only once. */
export class FieldOpener implements ReactiveController {
  #opened = ''

  /** @param isReady whether the page shows its fields with the reader's permissions applied */
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
