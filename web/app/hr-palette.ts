/* eslint-disable lit-a11y/click-events-have-key-events -- the input handles every key (aria-activedescendant), and Escape closes the dialog by itself */
import { html } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import { listFeatures } from '../api/features.ts'
import { listLaunches } from '../api/launches.ts'
import { Closed } from '../events/closed.ts'
import { Debounce } from '../elements/debounce.ts'
import { LocalizedElement } from '../elements/localized-element.ts'
import { navigate } from '../navigation/location.ts'
import { vocabulary } from '../locales/vocabulary.ts'
import { keepPrevious, Query } from '../queries/query.ts'
import { textStyles } from '../styles/text.ts'
import { paletteStyles } from './palette-styles.ts'
import { routes } from './routes.ts'
import { t } from '../locales/app.ts'

type Choice = { url: string; text: string; kind: string }

/** The command palette: searches features and launches, or goes to a page, by keyboard. */
@customElement('hr-palette')
export class HrPalette extends LocalizedElement {
  @state() private typed = ''
  @state() private asked = ''
  @state() private at = 0
  @query('dialog') private readonly dialog!: HTMLDialogElement
  private readonly typing = new Debounce(this, 120)

  private readonly found = new Query<Choice[]>(this, () => ({
    queryKey: ['palette', this.asked],
    queryFn: ({ signal }) => search(this.asked, signal),
    enabled: this.asked !== '',
    placeholderData: keepPrevious,
  }))

  static override styles = [textStyles, paletteStyles]

  override firstUpdated(): void {
    this.dialog.showModal()
  }

  private get choices(): Choice[] {
    const wanted = this.typed.trim().toLowerCase()
    const pages = routes
      .filter((route) => !route.path.includes(':') && route.path !== '/sign-in')
      .map((route) => ({ url: route.path, text: t(route.title), kind: t('palette.page') }))
      .filter((page) => page.text.toLowerCase().includes(wanted))
    return wanted === '' ? pages : [...(this.found.data ?? []), ...pages]
  }

  private readonly type = (event: InputEvent) => {
    this.typed = (event.target as HTMLInputElement).value
    this.at = 0
    this.typing.run(() => (this.asked = this.typed.trim()))
  }

  private readonly press = (event: KeyboardEvent) => {
    if (event.isComposing) return
    const { choices } = this
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) {
      event.preventDefault()
      this.at = (this.at + step + choices.length) % Math.max(choices.length, 1)
    }
    const chosen = choices[this.at]
    if (event.key === 'Enter' && chosen) this.go(chosen)
  }

  private go(choice: Choice) {
    this.dialog.close()
    navigate(choice.url)
  }

  override updated(): void {
    this.renderRoot.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }

  override render() {
    const { choices } = this
    return html`
      <dialog
        aria-label=${t('palette.name')}
        @close=${() => this.dispatchEvent(new Closed())}
        @click=${this.outside}
      >
        <div class="box">
          <input
            type="search"
            role="combobox"
            aria-label=${t('palette.name')}
            aria-controls="choices"
            aria-expanded="true"
            aria-autocomplete="list"
            aria-activedescendant=${`choice-${this.at}`}
            autocomplete="off"
            spellcheck="false"
            placeholder=${t('palette.placeholder')}
            @input=${this.type}
            @keydown=${this.press}
          />
          <ul id="choices" role="listbox" aria-label=${t('palette.results')}>
            ${choices.map(
              (choice, index) =>
                html`<li
                  id=${`choice-${index}`}
                  role="option"
                  aria-selected=${index === this.at ? 'true' : 'false'}
                  @click=${() => this.go(choice)}
                  @pointermove=${() => (this.at = index)}
                >
                  <span>${choice.text}</span><small>${choice.kind}</small>
                </li>`,
            )}
          </ul>
          ${
            choices.length === 0
              ? html`<p class="quiet-text" role="status">
                  ${this.found.result.isFetching ? t('palette.searching') : t('palette.nothing')}
                </p>`
              : ''
          }
          <p class="foot">${t('palette.hint')}</p>
        </div>
      </dialog>
    `
  }

  private readonly outside = (event: Event) => {
    if (event.target === this.dialog) this.dialog.close()
  }
}

async function search(q: string, signal: AbortSignal): Promise<Choice[]> {
  const [features, launches] = await Promise.all([
    listFeatures({ q, limit: 6 }, signal),
    listLaunches({ q, limit: 6 }, signal),
  ])
  return [
    ...launches.items.map((one) => ({
      url: `/launches/${one.id}`,
      text: one.title,
      kind: vocabulary('launch'),
    })),
    ...features.items.map((one) => ({
      url: `/features/${one.id}`,
      text: one.title,
      kind: vocabulary('feature'),
    })),
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-palette': HrPalette
  }
}
