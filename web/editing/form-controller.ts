import type { LitElement, ReactiveController } from 'lit'
import { ApiError } from '../api/client.ts'
import { fieldErrorFor, fieldText } from '../formats/problem-text.ts'
import { refusalText } from '../formats/refusal-text.ts'

const isWrong = (element: Element): element is HTMLElement =>
  'error' in element && typeof element.error === 'string' && element.error !== ''

/**
 * A form that is sent to the API: one request at a time; when it is refused, what was entered stays, each error stands beside
 * its field, and the first wrong field gets the keyboard.
 *
 * `V` are the values of a form whose host shows them with `values` and `set`; a form whose inputs are the browser's own (for
 * autofill and password managers) keeps them itself, `typed` reads them.
 */
export class FormController<V extends object = object> implements ReactiveController {
  error: ApiError | null = null
  isBusy = false
  values: V
  /** The paths that a field of the form shows errors of. */
  readonly #fields = new Set<string>()

  constructor(
    private readonly host: LitElement,
    initial = {} as V,
  ) {
    this.values = initial
    host.addController(this)
  }

  hostDisconnected(): void {
    this.error = null
  }

  /** Begins anew with these values, or with the ones there are. */
  reset(values: V = this.values): void {
    this.values = values
    this.error = null
    this.host.requestUpdate()
  }

  put<F extends keyof V>(field: F, value: V[F]): void {
    this.values = { ...this.values, [field]: value }
    this.host.requestUpdate()
  }

  /** What a field does when its value is another: `@value-typed=${form.set('title')}`. */
  readonly set =
    <F extends keyof V>(field: F) =>
    (event: Event & { value: V[F] }): void => {
      event.stopPropagation()
      this.put(field, event.value)
    }

  /** What someone typed into the browser's own inputs, by their names. */
  typed(...names: string[]): string[] {
    const form = this.host.renderRoot.querySelector('form')
    const data = form ? new FormData(form) : new FormData()
    return names.map((name) => String(data.get(name) ?? ''))
  }

  /** Sends in place of the browser: `@submit=${form.submits(() => …)}`. */
  readonly submits =
    (run: () => Promise<unknown>) =>
    (event: Event): void => {
      event.preventDefault()
      void this.send(run)
    }

  /** Enter in a field that stands in a shadow of its own, where it does not reach the form by itself: `@keydown`. */
  readonly enter = (event: KeyboardEvent): void => {
    const [input] = event.composedPath()
    if (event.key !== 'Enter' || event.isComposing || !(input instanceof HTMLInputElement)) return
    if (input.form) return
    event.preventDefault()
    this.host.renderRoot.querySelector('form')?.requestSubmit()
  }

  /**
   * Runs one request; while it runs, others are not sent.
   * @returns whether it was taken
   */
  async send(run: () => Promise<unknown>): Promise<boolean> {
    if (this.isBusy) return false
    this.isBusy = true
    this.reset()
    try {
      await run()
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      this.refused(error)
    } finally {
      this.isBusy = false
      this.host.requestUpdate()
    }
    if (!this.error) return true
    await this.#focusFirstWrong()
    return false
  }

  /** For `onRefused` of a `change` that is sent: the form shows why. */
  readonly refused = (error: ApiError): true => {
    this.error = error
    return true
  }

  /** What is wrong with one field, in the reader's words. */
  errorOf(path: string): string {
    this.#fields.add(path)
    return fieldErrorFor(this.error, path)
  }

  /** What is wrong with no field that the form shows. */
  get unplaced(): string {
    const { error } = this
    if (!error) return ''
    const rest = error.errors.filter(({ path }) => !this.#fields.has(path))
    if (rest.length === error.errors.length) return refusalText(error)
    return rest.map(fieldText).join(' ')
  }

  async #focusFirstWrong() {
    await this.host.updateComplete
    const wrong = [...this.host.renderRoot.querySelectorAll('*')].find(isWrong)
    if (!wrong) return
    // A field that names its error before it is focused is read out with it.
    if ('updateComplete' in wrong) await wrong.updateComplete
    wrong.focus()
  }
}
