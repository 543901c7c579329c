import { html } from 'lit'
import { beforeEach, expect, it, onTestFinished } from 'vitest'
import { userEvent } from 'vitest/browser'
import type { SignInMethod } from '#server/contracts/session.ts'
import { ApiError, onAuthenticationTooOld } from '../../../web/api/client.ts'
import { changePerson } from '../../../web/api/people.ts'
import { askToAuthenticateAgain } from '../../../web/app/authenticating-again.ts'
import '../../../web/app/hr-authenticate-again.ts'
import type { HrAuthenticateAgain } from '../../../web/app/hr-authenticate-again.ts'
import { changeLanguage } from '../../../web/locales/language.ts'
import '../../../web/pages/workspace/hr-workspace-export.ts'
import { answerApi, refused } from '../api-answers.ts'
import { mount } from '../components/mount.ts'
import { expectAxeClean } from './axe-clean.ts'
import { personOf, sessionOf } from './launch-samples.ts'

beforeEach(() => {
  changeLanguage('en')
  onAuthenticationTooOld(askToAuthenticateAgain)
  onTestFinished(() => {
    onAuthenticationTooOld(() => Promise.resolve(false))
    for (const left of document.querySelectorAll('hr-authenticate-again')) left.remove()
  })
})

const session = {
  ...sessionOf(personOf({ role: 'administrator' })),
  signInMethods: { password: true, singleSignOn: 'Bakery ID', mail: false },
}

/** A server that refuses until the password was given. */
function startServer(ways: SignInMethod[]) {
  const state = { isRecent: false }
  const sent = answerApi({
    'GET /session': () => session,
    'GET /session/authentication': () => ({ isRecent: state.isRecent, ways }),
    'PUT /session/authentication': ({ body }) => {
      const { password } = body as { password?: string }
      if (password !== undefined && password !== 'flour water salt') {
        return refused(422, {
          code: 'invalid-input',
          errors: [{ path: 'password', code: 'wrong-password' }],
        })
      }
      state.isRecent = true
      return new Response(null, { status: 204 })
    },
    'PATCH /people/1': () =>
      state.isRecent ? { id: '1' } : refused(403, { code: 'authentication-too-old' }),
  })
  return { state, sent }
}

const dialog = () => document.querySelector<HrAuthenticateAgain>('hr-authenticate-again')
const within = <T extends Element>(selector: string) =>
  expect.poll(() => dialog()?.renderRoot.querySelector<T>(selector) ?? null, { timeout: 5_000 })
const found = async <T extends HTMLElement>(selector: string): Promise<T> => {
  await within(selector).not.toBeNull()
  return dialog()!.renderRoot.querySelector<T>(selector)!
}

it('asks for the password by keyboard, shows a wrong one, and repeats what was refused', async () => {
  const { sent } = startServer(['password'])
  const button = document.body.appendChild(document.createElement('button'))
  onTestFinished(() => button.remove())
  button.focus()
  const changing = changePerson('1', 7, { role: 'viewer' })
  const other = changePerson('1', 7, { role: 'viewer' })
  const input = await found<HTMLInputElement>('input[type=password]')
  await expect.poll(() => dialog()?.shadowRoot?.activeElement).toBe(input)
  expect(document.querySelectorAll('hr-authenticate-again')).toHaveLength(1)
  await userEvent.keyboard('flour water yeast{Enter}')
  await expect.poll(() => input.getAttribute('aria-invalid')).toBe('true')
  await expect.poll(() => dialog()?.shadowRoot?.activeElement).toBe(input)
  await userEvent.clear(input)
  await userEvent.keyboard('flour water salt{Enter}')
  expect([await changing, await other]).toEqual([{ id: '1' }, { id: '1' }])
  expect(dialog()).toBeNull()
  expect(document.activeElement).toBe(button)
  const changes = sent.filter(({ method }) => method === 'PATCH').map(({ body }) => body)
  expect(changes).toEqual(Array.from({ length: 4 }, () => ({ role: 'viewer' })))
})

it('leaves the refusal to the page when the dialog is closed', async () => {
  const { sent } = startServer(['password'])
  const changing = changePerson('1', 7, { role: 'viewer' }).catch((error: unknown) => error)
  await found('input[type=password]')
  await userEvent.keyboard('{Escape}')
  const error = await changing
  expect(error instanceof ApiError && error.code).toBe('authentication-too-old')
  expect(sent.filter(({ method }) => method === 'PATCH')).toHaveLength(1)
  expect(dialog()).toBeNull()
})

it('goes on when the person comes back from the provider of single sign-on', async () => {
  const { state } = startServer(['single-sign-on'])
  const changing = changePerson('1', 7, { role: 'viewer' })
  const link = await found<HTMLAnchorElement>('a')
  expect(link.getAttribute('href')).toBe('/api/single-sign-on?again=1')
  expect(link.target).toBe('_blank')
  link.addEventListener('click', (event) => event.preventDefault())
  link.click()
  const goOn = await found<HTMLButtonElement>('section button')
  goOn.click()
  const early = await found('section .error:not([hidden])')
  expect(early.textContent).toContain('Bakery ID')
  state.isRecent = true
  dispatchEvent(new Event('focus'))
  expect(await changing).toEqual({ id: '1' })
})

it('takes a click in the sample company, and tells what to do where nothing is possible', async () => {
  const { sent } = startServer(['choice'])
  const changing = changePerson('1', 7, { role: 'viewer' })
  ;(await found<HTMLButtonElement>('button.primary')).click()
  await changing
  expect(sent.find(({ method }) => method === 'PUT')?.body).toEqual({ personId: session.person?.id })
  startServer([])
  void askToAuthenticateAgain()
  await expect.poll(() => dialog()?.renderRoot.textContent).toContain('sign in again')
})

it('asks before a download, which answers no dialog', async () => {
  startServer(['password'])
  const element = await mount(html`<hr-workspace-export></hr-workspace-export>`)
  element.renderRoot.querySelector('a')?.click()
  await found('input[type=password]')
})

it('has no accessibility violations', { timeout: 30_000 }, async () => {
  startServer(['password', 'single-sign-on', 'choice'])
  await expectAxeClean(() => html`<hr-authenticate-again></hr-authenticate-again>`)
})
