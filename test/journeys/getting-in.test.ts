import { expect, it } from 'vitest'
import type { Session } from '#server/contracts/session.ts'
import { languages } from '#server/contracts/lists.ts'
import { openMailbox } from '../support/mailbox.ts'
import { testPassword } from '../support/client.ts'
import { startProvider } from '../support/sign-on-provider.ts'
import { sized } from '../support/size.ts'
import { codeOf, setPassword, signInWithCode, turnOnSecondFactor } from './getting-in.ts'
import {
  administrator,
  createFirstAdministrator,
  enterAs,
  linkFor,
  signInAs,
  signOut,
  startCompany,
  testPeople,
} from './people.ts'
import { everyLook, pageProblems, looksIn, gotoSettled } from './page-checks.ts'
import { openSecondBrowser, startJourney } from './start-journey.ts'

const otherPassword = 'oven peel couche'

/** Not the news that a password was set. */
const isLink = ({ text }: { text: string }): boolean => text.includes('/set-password#')

for (const language of languages) {
  it(`an account link signs someone in once, and a forgotten password is reset by mail (${language})`, async () => {
    const mailbox = await openMailbox()
    const environment = { SMTP_URL: mailbox.url, MAIL_FROM: 'Headrace <headrace@brookline.example>' }
    const theirs = await startCompany(language, environment)
    const { page, say, troubles } = theirs
    const { name, email } = testPeople.pm
    await (await administrator(theirs)).post('/api/people', { ...testPeople.pm, language })
    const link = await linkFor(theirs, name)
    await setPassword(theirs, link, 'invite', 'short')
    await page.locator('#password-error').filter({ hasText: /12/ }).waitFor()
    expect(page.url()).not.toContain('#')
    await setPassword(theirs, link, 'invite')
    await page.locator('hr-desk-page').waitFor()

    await page.goto(link)
    await page.getByRole('heading', { name: say.setPassword('lost'), level: 1 }).waitFor()
    await page.goto('/')
    await signOut(theirs)
    await signInAs(theirs, email, 'not the password')
    await page.locator('#password-error').filter({ hasText: /./ }).waitFor()
    await page.getByRole('link', { name: say.signIn('forgot') }).click()
    await mailbox.next(isLink)
    await page.getByRole('textbox', { name: say.credentials('email') }).fill(email)
    await page.getByRole('button', { name: say.signIn('forgotButton') }).click()
    await page.getByRole('heading', { name: say.signIn('forgotDone') }).waitFor()
    const mail = await mailbox.next(isLink)
    expect(mail.to).toEqual([email])
    const sent = /https?:\S+\/set-password#\S+/.exec(mail.text)?.[0] ?? ''
    await setPassword(theirs, sent, 'reset', otherPassword)
    await page.locator('hr-desk-page').waitFor()
    await signOut(theirs)
    await signInAs(theirs, email, otherPassword)
    await page.waitForURL((url) => url.pathname === '/')
    expect(troubles).toEqual([])
  })

  it(`signing in requires the second factor, and accepts a recovery code once (${language})`, async () => {
    const journey = await startCompany(language)
    const { page, say, client, troubles } = journey
    await enterAs(journey, testPeople.first.name)
    const { secret, codes } = await turnOnSecondFactor(journey)
    expect(codes).toHaveLength(10)
    const { email } = testPeople.first
    await signOut(journey)
    await signInWithCode(journey, email, { code: '000000' })
    await page.locator('#code-error').filter({ hasText: /./ }).waitFor()
    const code = page.getByRole('textbox', { name: say.credentials('code'), exact: true })
    await code.fill(await codeOf(secret, true))
    await page.getByRole('button', { name: say.signIn('button'), exact: true }).click()
    await page.waitForURL((url) => url.pathname !== '/sign-in')

    await signOut(journey)
    const recoveryCode = codes[0] ?? ''
    await signInWithCode(journey, email, { recoveryCode })
    await page.waitForURL((url) => url.pathname !== '/sign-in')
    const again = { email, password: testPassword, code: recoveryCode }
    expect((await client.put('/api/session', again)).status).toBe(401)

    await page.goto('/account')
    await page.getByText(say.account('factor.left', { count: 9 })).waitFor()
    const section = page.locator('hr-second-factor-section')
    await section.getByRole('button', { name: say.account('factor.turnOff') }).click()
    await section.getByLabel(say.credentials('password'), { exact: true }).fill(testPassword)
    await section.getByRole('button', { name: say.account('factor.turnOff') }).click()
    await section.getByRole('button', { name: say.account('factor.start') }).waitFor()
    expect(troubles).toEqual([])
  })
}

it('a session can be ended from another browser, and a token works until it is revoked', async () => {
  const journey = await startJourney('en')
  const { page, say, client } = journey
  await createFirstAdministrator(journey)
  const other = await openSecondBrowser(journey)
  await other.page.goto('/sign-in?next=/rubric')
  await signInAs(other, testPeople.first.email)
  await other.page.waitForURL(client.url + '/rubric')

  await page.goto('/account')
  const sessions = page.locator('hr-sessions-section')
  await sessions.getByText(say.account('sessions.here')).waitFor()
  await sessions.getByRole('button', { name: /^End the session/ }).click()
  await sessions.getByText(say.account('sessions.alone')).waitFor()
  await other.page.goto('/features')
  await other.page.waitForURL((url) => url.pathname === '/sign-in')

  const tokens = page.locator('hr-tokens-section')
  await tokens.getByRole('button', { name: say.account('tokens.make') }).click()
  await tokens.getByRole('textbox', { name: say.account('tokens.name') }).fill('Build server')
  await tokens.getByRole('radio', { name: say.account('tokens.scopes.write') }).check()
  await tokens.getByRole('button', { name: say.account('tokens.button') }).click()
  const secret = (await tokens.locator('p.secret').textContent())?.trim() ?? ''
  await tokens.getByRole('button', { name: say.account('tokens.done') }).click()
  const call = () => fetch(`${client.url}/api/features`, { headers: { authorization: `Bearer ${secret}` } })
  expect((await call()).status).toBe(200)
  await tokens
    .getByRole('button', { name: say.account('tokens.revokeName', { name: 'Build server' }) })
    .click()
  const dialog = tokens.locator('hr-dialog[open]')
  await dialog.getByRole('button', { name: say.account('tokens.revoke'), exact: true }).click()
  await tokens.getByText(say.account('tokens.none')).waitFor()
  expect((await call()).status).toBe(401)
  expect(journey.troubles).toEqual([])
})

it('single sign-on returns to the requested page, and shows when it failed', async () => {
  const provider = await startProvider({
    sub: 'tove-1',
    email: 'tove@brookline.example',
    email_verified: true,
    name: 'Tove Berg',
    groups: ['growth'],
  })
  const environment = { ...provider.environment, HEADRACE_PASSWORDS: 'on' }
  const { page, say, client } = await startCompany('en', environment)
  const button = page.getByRole('link', { name: say.signIn('singleSignOn', { name: 'Bakery ID' }) })
  await page.goto('/features?q=night')
  await button.click()
  await page.waitForURL(`${client.url}/features?q=night`)
  await page.getByRole('button', { name: say.app('account', { name: 'Tove Berg' }) }).waitFor()
  const session = await page.evaluate(async () => (await fetch('/api/session')).json() as Promise<Session>)
  expect(session).toMatchObject({ method: 'single-sign-on', person: { role: 'pmm' } })

  await page.goto('/api/single-sign-on/callback?error=access_denied&state=nothing')
  await page.getByText(say.signIn('signOnFailed', { name: 'Bakery ID' })).waitFor()
  // A URL of another origin is not followed after signing in.
  await page.goto('/sign-in?next=//elsewhere.example/')
  await page.getByRole('link', { name: say.signIn('goOn') }).click()
  await page.waitForURL(client.url + '/')
})

for (const language of languages)
  it(`every page of signing in has no axe violations or layout errors, light and dark, wide and narrow (${language})`, async () => {
    const provider = await startProvider()
    const journey = await startJourney(language, provider.environment)
    const { page, say, troubles } = journey
    const looks = sized(looksIn(language), everyLook)
    const faults: string[] = []
    const look = async (name: string) => {
      faults.push(...(await pageProblems(page, language, looks)).map((fault) => `${name}: ${fault}`))
      faults.push(...troubles.splice(0).map((trouble) => `${name}: ${trouble}`))
    }
    await gotoSettled(page, '/sign-in')
    await page.getByRole('button', { name: say.signIn('beginButton'), exact: true }).click()
    await page.locator('.error:visible').first().waitFor()
    await look('first run, with what is missing')
    await createFirstAdministrator(journey)
    await (await administrator(journey)).post('/api/people', { ...testPeople.pm, language })
    await gotoSettled(page, '/account')
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
    await press(say.account('factor.start'))
    await page.getByRole('img', { name: say.account('factor.qr') }).waitFor()
    await press(say.account('password.button'))
    await page.locator('hr-password-section .error:visible').first().waitFor()
    await press(say.account('tokens.make'))
    await page.locator('hr-new-token').waitFor()
    await look('account, with every form')
    await page.getByRole('textbox', { name: say.account('tokens.name') }).fill('Build server')
    await press(say.account('tokens.button'))
    await page.locator('hr-made-token').waitFor()
    await look('account, with a token')
    await turnOnSecondFactor(journey, async () => look('account, with recovery codes'))
    await signOut(journey)
    await page.goto('/sign-in?problem=sign-on-failed')
    await page.getByRole('alert').first().waitFor()
    await look('sign-in, after single sign-on failed')
    await signInAs(journey, testPeople.first.email)
    await page.getByRole('textbox', { name: say.credentials('code'), exact: true }).waitFor()
    await look('sign-in, at the second factor')
    await page.goto(await linkFor(journey, testPeople.pm.name))
    await page.getByLabel(say.credentials('newPassword'), { exact: true }).waitFor()
    await look('setting a password')
    await gotoSettled(page, '/set-password#nothing')
    await look('setting a password with a lost link')
    expect(faults).toEqual([])
  })
