/** Pages about getting in: single sign-on identities, required second factors. */
import { html } from 'lit'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Identity } from '#server/contracts/identities.ts'
import type { HrIdentities } from '../../../web/entities/hr-identities.ts'
import '../../../web/entities/hr-identities.ts'
import { changeLanguage } from '../../../web/locales/language.ts'
import type { HrRequiredFactor } from '../../../web/pages/account/hr-required-factor.ts'
import '../../../web/pages/account/hr-required-factor.ts'
import type { HrSecondFactorRoles } from '../../../web/pages/workspace/hr-second-factor-roles.ts'
import '../../../web/pages/workspace/hr-second-factor-roles.ts'
import { queryClient } from '../../../web/queries/query.ts'
import { answerApi, refused } from '../api-answers.ts'
import { inside, mount } from '../components/mount.ts'
import { expectAxeClean } from './axe-clean.ts'
import { personOf, sessionOf, today } from './launch-samples.ts'

beforeEach(() => {
  changeLanguage('en')
  queryClient.clear()
})

const identity: Identity = {
  id: '0198c0de-0000-7000-8000-00000000aaaa',
  issuer: 'https://login.bakery.example',
  subject: 'gala-1',
  createdAt: '2027-03-10T09:00:00.000Z',
  unlinkedAt: null,
}
const textOf = (element: HTMLElement) => element.shadowRoot?.textContent ?? ''

describe('single sign-on identities', () => {
  it('are unlinked by a second press', async () => {
    const sent = answerApi({
      'GET /identities': () => ({ items: [identity] }),
      [`DELETE /identities/${identity.id}`]: () => new Response(null, { status: 204 }),
    })
    const element = await mount<HrIdentities>(html`<hr-identities></hr-identities>`)
    await expect.poll(() => textOf(element)).toContain('https://login.bakery.example')
    inside<HTMLElement>(element, 'button').click()
    await element.updateComplete
    expect(sent.filter(({ method }) => method === 'DELETE')).toEqual([])
    inside<HTMLElement>(element, '.danger').click()
    await expect.poll(() => sent.some(({ method }) => method === 'DELETE')).toBe(true)
  })

  it('are linked again by administrators only', async () => {
    const unlinked = { ...identity, unlinkedAt: '2027-03-11T09:00:00.000Z' }
    answerApi({
      'GET /identities': () => ({ items: [unlinked] }),
      'GET /people/p1/identities': () => ({ items: [unlinked] }),
    })
    const own = await mount<HrIdentities>(html`<hr-identities></hr-identities>`)
    await expect.poll(() => textOf(own)).toContain('unlinked on')
    expect(own.shadowRoot?.querySelector('button')).toBeNull()
    const others = await mount<HrIdentities>(html`<hr-identities person-id="p1"></hr-identities>`)
    await expect
      .poll(() => others.shadowRoot?.querySelector('button')?.textContent?.trim())
      .toBe('Link again')
    await expectAxeClean(() => html`<hr-identities person-id="p1"></hr-identities>`)
  })
})

describe('a required second factor', () => {
  const session = { ...sessionOf(personOf()), lacksFactor: true }

  it('is set up by people with a password, and asked of the provider by others', async () => {
    answerApi({ 'GET /second-factor': () => ({ isOn: false, recoveryCodesLeft: 0 }) })
    const show = (method: 'password' | 'single-sign-on') => () =>
      html`<hr-required-factor .session=${{ ...session, method }}></hr-required-factor>`
    const own = await mount<HrRequiredFactor>(show('password')())
    expect(inside(own, 'hr-second-factor-section')).toBeTruthy()
    expect(inside(own, 'button').checkVisibility()).toBe(false)
    const byProvider = await mount<HrRequiredFactor>(show('single-sign-on')())
    expect(byProvider.shadowRoot?.querySelector('hr-second-factor-section')).toBeNull()
    expect(textOf(byProvider)).toContain('did not say that it asked for a second factor')
    await expectAxeClean(show('password'))
  })

  it('goes on once it is on', async () => {
    answerApi({ 'GET /second-factor': () => ({ isOn: true, recoveryCodesLeft: 10 }) })
    const element = await mount<HrRequiredFactor>(
      html`<hr-required-factor .session=${session}></hr-required-factor>`,
    )
    await expect.poll(() => textOf(element)).toContain('go on')
    await expect.poll(() => inside(element, 'button').checkVisibility()).toBe(true)
  })

  it('is chosen by role, and the refusal stands in the form', async () => {
    const workspace = {
      name: 'Bakery',
      timeZone: 'UTC',
      currency: 'EUR',
      calendarId: identity.id,
      secondFactorRoles: ['pmm' as const],
      today,
      version: 3,
    }
    const errors = [{ path: 'secondFactorRoles', code: 'own-factor-missing' }]
    const sent = answerApi({
      'PATCH /workspace': () => refused(422, { code: 'invalid-input', errors }),
    })
    const show = () => html`<hr-second-factor-roles .workspace=${workspace}></hr-second-factor-roles>`
    const element = await mount<HrSecondFactorRoles>(show())
    inside<HTMLElement>(element, 'input[value=administrator]').click()
    inside<HTMLElement>(element, 'button').click()
    await expect.poll(() => textOf(element)).toContain('You would lock yourself out')
    expect(sent[0]?.body).toEqual({ secondFactorRoles: ['administrator', 'pmm'] })
    await expectAxeClean(show)
  })
})
