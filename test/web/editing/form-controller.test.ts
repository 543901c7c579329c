import { html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import { beforeEach, describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { ApiError } from '../../../web/api/client.ts'
import { formError } from '../../../web/components/form-error.ts'
import type { HrField } from '../../../web/components/hr-field.ts'
import '../../../web/components/hr-field.ts'
import '../../../web/components/hr-form-field.ts'
import { FormController } from '../../../web/editing/form-controller.ts'
import { LocalizedElement } from '../../../web/elements/localized-element.ts'
import { changeLanguage } from '../../../web/locales/language.ts'
import { inside, mount } from '../components/mount.ts'

/** A form with both kinds of fields, on a fake API. */
@customElement('test-form')
class TestForm extends LocalizedElement {
  readonly form = new FormController(this, { title: 'Night mode', hasEmail: true })
  readonly sent: string[][] = []
  answer: () => Promise<unknown> = () => Promise.resolve()

  readonly submit = this.form.submits(async () => {
    this.sent.push([...this.form.typed('email', 'nothing'), this.form.values.title])
    await this.answer()
  })

  override render() {
    const { form } = this
    return html`<form @submit=${this.submit} @keydown=${form.enter} novalidate>
      ${
        form.values.hasEmail
          ? html`<hr-form-field name="email" label="E-mail" .error=${form.errorOf('email')}></hr-form-field>`
          : nothing
      }
      <hr-field
        label="Title"
        .value=${form.values.title}
        .error=${form.errorOf('title')}
        @value-typed=${form.set('title')}
      ></hr-field>
      ${formError(form.unplaced)}
      <button ?disabled=${form.isBusy}>Send</button>
    </form>`
  }
}

beforeEach(() => changeLanguage('en'))

const refusal = (...errors: { path: string; code: string }[]) =>
  new ApiError({ status: 400, code: 'invalid-input', errors })
const open = () => mount<TestForm>(html`<test-form></test-form>`)
const button = (host: TestForm) => inside<HTMLButtonElement>(host, 'button')
const email = (host: TestForm) => inside<HTMLInputElement>(host, 'input[name=email]')
const title = (host: TestForm) => inside(host, 'hr-field').shadowRoot!.querySelector('input')!
const formErrorText = (host: TestForm) => inside(host, 'form > .error').textContent

describe('a form', () => {
  it('sends the values of both kinds of fields', async () => {
    const host = await open()
    await userEvent.type(email(host), 'a@b.example')
    await userEvent.fill(title(host), 'Dark mode')
    await userEvent.click(button(host))
    expect(host.sent).toEqual([['a@b.example', '', 'Dark mode']])
  })

  it('submits once on Enter in a field inside a shadow root', async () => {
    const host = await open()
    await userEvent.type(title(host), '{Enter}')
    await userEvent.type(email(host), '{Enter}')
    expect(host.sent).toHaveLength(2)
  })

  it('sends one request at a time and shows it on the button', async () => {
    const host = await open()
    let resolve = () => {}
    host.answer = () => new Promise<void>((answered) => (resolve = answered))
    const first = host.form.send(() => host.answer())
    await host.updateComplete
    expect(button(host).disabled).toBe(true)
    expect(await host.form.send(() => Promise.reject(new Error('sent twice')))).toBe(false)
    resolve()
    expect(await first).toBe(true)
    await host.updateComplete
    expect(button(host).disabled).toBe(false)
  })

  it('keeps the values after an error, and shows and focuses the first invalid field', async () => {
    const host = await open()
    await userEvent.type(email(host), 'a@b.example')
    host.answer = () =>
      Promise.reject(refusal({ path: 'title', code: 'required' }, { path: 'email', code: 'taken' }))
    await userEvent.click(button(host))
    await expect.poll(() => host.shadowRoot!.activeElement).toBe(inside(host, '#email'))
    expect(email(host).value).toBe('a@b.example')
    expect(title(host).value).toBe('Night mode')
    expect(email(host).ariaInvalid).toBe('true')
    expect(inside(host, `#${email(host).getAttribute('aria-describedby')}`).textContent).not.toBe('')
    expect(title(host).ariaInvalid).toBe('true')
    expect(formErrorText(host)).toBe('')
  })

  it('focuses a field inside a shadow root', async () => {
    const host = await open()
    host.answer = () => Promise.reject(refusal({ path: 'title', code: 'required' }))
    await userEvent.click(button(host))
    await expect.poll(() => inside(host, 'hr-field').shadowRoot!.activeElement).toBe(title(host))
  })

  it('shows errors that belong to no field, and clears them on the next submit', async () => {
    const host = await open()
    host.answer = () => Promise.reject(refusal({ path: 'ownerId', code: 'required' }))
    await userEvent.click(button(host))
    await expect.poll(() => formErrorText(host)).not.toBe('')
    const alone = formErrorText(host)
    host.answer = () =>
      Promise.reject(refusal({ path: 'title', code: 'required' }, { path: 'ownerId', code: 'required' }))
    await userEvent.click(button(host))
    await expect.poll(() => inside<HrField>(host, 'hr-field').error).not.toBe('')
    expect(alone).toContain(formErrorText(host))
    expect(formErrorText(host)).not.toBe('')
    host.answer = () =>
      Promise.reject(new ApiError({ status: 429, code: 'too-many-attempts', params: { seconds: 40 } }))
    await userEvent.click(button(host))
    await expect.poll(() => formErrorText(host)).toBe('Too many attempts. Try again in 40 seconds.')
    host.answer = () => Promise.resolve()
    await userEvent.click(button(host))
    await expect.poll(() => formErrorText(host)).toBe('')
  })

  it('shows the error of a field that is no longer displayed with the form', async () => {
    const host = await open()
    host.form.reset({ title: 'Night mode', hasEmail: false })
    await host.updateComplete
    host.answer = () =>
      Promise.reject(refusal({ path: 'title', code: 'required' }, { path: 'email', code: 'taken' }))
    await userEvent.click(button(host))
    await expect.poll(() => formErrorText(host)).not.toBe('')
    expect(inside<HrField>(host, 'hr-field').error).not.toBe(formErrorText(host))
  })

  it('rethrows exceptions that are no API error', async () => {
    const host = await open()
    await expect(host.form.send(() => Promise.reject(new TypeError('a mistake')))).rejects.toThrow(
      'a mistake',
    )
    expect(host.form.isBusy).toBe(false)
  })
})
