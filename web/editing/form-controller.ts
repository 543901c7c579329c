import type { LitElement, ReactiveController } from 'lit'
import { ApiError } from '../api/client.ts'
import { fieldErrorFor, fieldErrorText, problemText } from '../formats/problem-text.ts'

const isWrong = (element: Element): element is HTMLElement =>
  'error' in element && typeof element.error === 'string' && element.error !== ''

/**
 * A form that is sent to the API: one request at a time. When it is refused, the input is kept, each error is
 * shown next to its field, and the first invalid field gets the focus.
 * `V` are the values of a form whose host binds them with `values` and `set`. A form with native inputs (for
 * autofill and password managers) keeps the values in the inputs; `typed` reads them.
 */
export class FormController<V extends object = object> implements ReactiveController {
  error: ApiError | null = null
  isBusy = false
  values: V
  /** Paths whose errors the current render shows at a field. */
  readonly #fields = new Set<string>()

  constructor(
    private readonly host: LitElement,
    initial = {} as V,
  ) {
    this.values = initial
    host.addController(this)
  }

  hostUpdate(): void {
    this.#fields.clear()
  }

  hostDisconnected(): void {
    this.error = null
  }

  /** Resets the form to these values, or clears only its error. */
  reset(values: V = this.values): void {
    this.values = values
    this.error = null
    this.host.requestUpdate()
  }

  put<F extends keyof V>(field: F, value: V[F]): void {
    this.values = { ...this.values, [field]: value }
    this.host.requestUpdate()
  }

  /** Handler for a changed field value: `@value-typed=${form.set('title')}`. */
  readonly set =
    <F extends keyof V>(field: F) =>
    (event: Event & { value: V[F] }): void => {
      event.stopPropagation()
      this.put(field, event.value)
    }

  /** Reads the values of native inputs by their names. */
  typed(...names: string[]): string[] {
    const form = this.host.renderRoot.querySelector('form')
    const data = form ? new FormData(form) : new FormData()
    return names.map((name) => String(data.get(name) ?? ''))
  }

  /** Submit handler that replaces the native submit: `@submit=${form.submits(() => …)}`. */
  readonly submits =
    (run: () => Promise<unknown>) =>
    (event: Event): void => {
      event.preventDefault()
      void this.send(run)
    }

  /**
   * Submits on Enter in a field inside a shadow root, where the native implicit submit does not work:
   * `@keydown`.
   */
  readonly enter = (event: KeyboardEvent): void => {
    const [input] = event.composedPath()
    if (event.key !== 'Enter' || event.isComposing || !(input instanceof HTMLInputElement)) return
    if (input.form) return
    event.preventDefault()
    this.host.renderRoot.querySelector('form')?.requestSubmit()
  }

  /**
   * Runs one request; while it runs, further ones are ignored.
   * @returns whether it succeeded
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

  /** For `onRefused` of a `change`: shows the error in the form. */
  readonly refused = (error: ApiError): true => {
    this.error = error
    return true
  }

  /** The translated error of one field; '' when there is none. */
  errorOf(path: string): string {
    this.#fields.add(path)
    return fieldErrorFor(this.error, path)
  }

  /** The errors that belong to no displayed field. Read it in the template after `errorOf` of all fields. */
  get unplaced(): string {
    const { error } = this
    if (!error) return ''
    const rest = error.errors.filter(({ path }) => !this.#fields.has(path))
    if (rest.length === error.errors.length) return problemText(error)
    return rest.map(fieldErrorText).join(' ')
  }

  async #focusFirstWrong() {
    await this.host.updateComplete
    const wrong = [...this.host.renderRoot.querySelectorAll('*')].find(isWrong)
    if (!wrong) return
    // The error must be rendered before the field is focused, so that screen readers read it with the field.
    if ('updateComplete' in wrong) await wrong.updateComplete
    wrong.focus()
  }
}
