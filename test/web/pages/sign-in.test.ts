import { html } from 'lit'
import { beforeEach, describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import type { Session } from '#server/contracts/session.ts'
import { ApiError } from '../../../web/api/client.ts'
import '../../../web/components/hr-code-field.ts'
import '../../../web/components/hr-form-field.ts'
import '../../../web/pages/sign-in/hr-choices.ts'
import '../../../web/pages/sign-in/hr-first-run.ts'
import '../../../web/pages/sign-in/hr-forgotten.ts'
import '../../../web/pages/sign-in/hr-sign-in-form.ts'
import type { HrSignInForm } from '../../../web/pages/sign-in/hr-sign-in-form.ts'
import { changeLanguage } from '../../../web/locales/language.ts'
import { problemText } from '../../../web/formats/problem-text.ts'
import { inside, mount, textOf } from '../components/mount.ts'
import { expectAxeClean } from './axe-clean.ts'

beforeEach(() => changeLanguage('en'))

const signInMethods: Session['signInMethods'] = { password: true, singleSignOn: null, mail: true }

describe('a field of a form', () => {
  it('is associated with its form: Enter submits it with the typed value', async () => {
    const sent: string[][] = []
    const form = await mount<HTMLFormElement & never>(
      html`<form
        @submit=${(event: SubmitEvent) => {
          event.preventDefault()
          sent.push([...new FormData(event.target as HTMLFormElement).values()].map(String))
        }}
        novalidate
      >
        <hr-form-field name="email" type="email" label="E-mail"></hr-form-field>
        <button>Send</button>
      </form>`,
    )
    await userEvent.type(
      (form as HTMLFormElement).querySelector('input') as HTMLElement,
      'a@b.example{Enter}',
    )
    expect(sent).toEqual([['a@b.example']])
  })

  it('shows a password while the toggle is on, and keeps the value', async () => {
    const form = (await mount(
      html`<form><hr-form-field name="password" type="password" label="Password"></hr-form-field></form>`,
    )) as unknown as HTMLFormElement
    const input = form.querySelector('input') as HTMLInputElement
    await userEvent.type(input, 'flour water salt')
    expect(input.type).toBe('password')
    await userEvent.click(form.querySelector('button') as HTMLElement)
    expect([input.type, input.value]).toEqual(['text', 'flour water salt'])
  })
})

describe('the ways to sign in', () => {
  const show = (given: Partial<Session['signInMethods']> = {}, next = '') =>
    mount<HrSignInForm>(
      html`<hr-sign-in-form
        .signInMethods=${{ ...signInMethods, ...given }}
        .next=${next}
      ></hr-sign-in-form>`,
    )

  it('include single sign-on with a return path', async () => {
    const element = await show({ singleSignOn: 'Bakery ID' }, '/features?q=a&b')
    expect(inside(element, 'a.button').getAttribute('href')).toBe(
      '/api/single-sign-on?next=%2Ffeatures%3Fq%3Da%26b',
    )
  })

  it('exclude passwords where these are disabled', async () => {
    const element = await show({ singleSignOn: 'Bakery ID', password: false })
    expect(element.shadowRoot?.querySelector('input')).toBeNull()
    expect(textOf(element)).toContain('Your company signs in through Bakery ID.')
  })

  it('have autocomplete attributes for password managers', async () => {
    const element = await show()
    const asked = [...(element.shadowRoot?.querySelectorAll('input') ?? [])].map((one) => one.autocomplete)
    expect(asked).toEqual(['username', 'current-password'])
  })

  it('show the waiting time after too many attempts', () => {
    const wait = (seconds: number) =>
      problemText(new ApiError({ status: 429, code: 'too-many-attempts', params: { seconds } }))
    expect([wait(40), wait(61)]).toEqual([
      'Too many attempts. Try again in 40 seconds.',
      'Too many attempts. Try again in 2 minutes.',
    ])
  })

  it('have no axe violations', { timeout: 60_000 }, async () => {
    await expectAxeClean(
      () =>
        html`<div>
          <hr-sign-in-form
            .signInMethods=${{ ...signInMethods, singleSignOn: 'Bakery ID' }}
          ></hr-sign-in-form>
          <hr-forgotten has-mail></hr-forgotten>
          <hr-forgotten></hr-forgotten>
          <hr-first-run></hr-first-run>
          <hr-first-run .firstRun=${'code'}></hr-first-run>
          <hr-first-run .firstRun=${'elsewhere'}></hr-first-run>
          <hr-choices .choices=${[{ id: '1', name: '林悦', role: 'pmm', jobFunction: 'pmm' }]}></hr-choices>
        </div>`,
    )
  })
})
