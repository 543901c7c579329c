/** Pages on which people prove who they are: set-up code, required second factor, authenticating again, identities; and the notice of a proxy. */
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { ApiTokenList } from '#server/contracts/api-tokens.ts'
import { languages } from '#server/contracts/lists.ts'
import type { Person } from '#server/contracts/people.ts'
import { openDatabase } from '#server/db/database.ts'
import { Client, testPassword } from '../support/client.ts'
import { freePort } from '../support/free-port.ts'
import { startProvider } from '../support/sign-on-provider.ts'
import { newFolder } from '../db/backup-fixtures.ts'
import { setPassword, turnOnSecondFactor } from './getting-in.ts'
import { gotoSettled, looksIn, violations } from './page-checks.ts'
import { signOut, testPeople } from './people.ts'
import { type Journey, openSecondBrowser, startJourney } from './start-journey.ts'

/** A server that other machines may reach, with single sign-on; in a file that the test can change. */
async function start(language: Journey['say']['language']) {
  const port = await freePort()
  const databaseUrl = `sqlite:${join(newFolder(), 'headrace.db')}`
  const provider = await startProvider()
  const journey = await startJourney(language, {
    HOST: '0.0.0.0',
    PORT: String(port),
    HEADRACE_URL: `http://127.0.0.1:${port}`,
    DATABASE_URL: databaseUrl,
    ...provider.environment,
  })
  const expectClean = async (journey: Journey) =>
    expect(await violations(journey.page, looksIn(language))).toEqual([])
  /** As if everybody had signed in eleven minutes ago. */
  async function letTimePass() {
    const db = openDatabase(databaseUrl, 1)
    const authenticated_at = new Date(Date.now() - 11 * 60_000).toISOString()
    await db.updateTable('sessions').set({ authenticated_at }).execute()
    await db.destroy()
  }
  const isForeign = (trouble: string) => !trouble.includes(String(provider.server.issuer.url))
  return { journey, provider, expectClean, letTimePass, isForeign }
}

/** An API client with the cookies of the browser. */
async function clientOf({ page, client }: Journey): Promise<Client> {
  const cookies = await page.context().cookies()
  return new Client(client.url, cookies.map(({ name, value }) => `${name}=${value}`).join('; '))
}

for (const language of languages) {
  it(
    `people prove who they are at set-up, at sign-in, and again (${language})`,
    { timeout: 120_000 },
    async () => {
      const { journey, provider, expectClean, letTimePass, isForeign } = await start(language)
      const { page, say, client, server, troubles } = journey

      await page.goto('/')
      const code = page.getByRole('textbox', { name: say.signIn('setupCode') })
      await code.fill('aaaa-bbbb-cccc')
      await page.getByRole('textbox', { name: say.signIn('name') }).fill(testPeople.first.name)
      await page.getByRole('textbox', { name: say.signIn('email') }).fill(testPeople.first.email)
      await page.getByLabel(say.credentials('password'), { exact: true }).fill(testPassword)
      const begin = page.getByRole('button', { name: say.signIn('beginButton'), exact: true })
      await begin.click()
      await page.locator('#setupCode-error').filter({ hasText: /./ }).waitFor()
      await expectClean(journey)
      await code.fill(/enter this code: (\S+)/.exec(server.output())?.[1] ?? '')
      await begin.click()
      await page.locator('hr-desk-page').waitFor()

      const guess = { email: 'eve@evil.example', password: 'a guess' }
      await client.put('/api/session', guess, { headers: { 'x-forwarded-for': '203.0.113.7' } })
      await gotoSettled(page, '/workspace')
      await page.getByText(say.workspace('unreadProxy.title')).waitFor()
      await expectClean(journey)

      // By keyboard only: the token is made after the password was given, and not before.
      await letTimePass()
      await gotoSettled(page, '/account')
      const tokens = page.locator('hr-tokens-section')
      await tokens.getByRole('button', { name: say.account('tokens.make') }).press('Enter')
      const name = tokens.getByRole('textbox', { name: say.account('tokens.name') })
      await expect.poll(() => name.evaluate((field) => field.matches(':focus'))).toBe(true)
      await page.keyboard.type('Nightly build')
      await page.keyboard.press('Enter')
      // What it shows is slotted into the dialog, and so beside it in the document.
      const dialog = page.locator('hr-authenticate-again')
      const password = dialog.getByLabel(say.credentials('password'), { exact: true })
      await expect.poll(() => password.evaluate((field) => field.matches(':focus'))).toBe(true)
      // As high as in every other form.
      expect((await password.boundingBox())?.height).toBeGreaterThanOrEqual(36)
      await expectClean(journey)
      await page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'detached' })
      expect(await name.inputValue()).toBe('Nightly build')
      const admin = await clientOf(journey)
      expect((await admin.get<ApiTokenList>('/api/api-tokens')).body.items).toEqual([])
      await expect.poll(() => name.evaluate((field) => field.matches(':focus'))).toBe(true)
      await page.keyboard.press('Enter')
      await expect.poll(() => password.evaluate((field) => field.matches(':focus'))).toBe(true)
      await page.keyboard.type('a guess')
      await page.keyboard.press('Enter')
      await dialog.locator('#password-error').filter({ hasText: /./ }).waitFor()
      await expectClean(journey)
      await password.press('ControlOrMeta+a')
      await page.keyboard.type(testPassword)
      await page.keyboard.press('Enter')
      await tokens.getByText(say.account('tokens.made', { name: 'Nightly build' })).waitFor()
      const made = (await admin.get<ApiTokenList>('/api/api-tokens')).body.items
      expect(made.map((token) => token.name)).toEqual(['Nightly build'])

      const other = await openSecondBrowser(journey, language)
      provider.vouchFor({ sub: 'mira', email: testPeople.first.email, email_verified: true })
      await other.page.goto('/sign-in')
      await other.page.getByRole('link', { name: say.signIn('singleSignOn', { name: 'Bakery ID' }) }).click()
      await other.page.locator('hr-desk-page').waitFor()
      await gotoSettled(page, '/account')
      const identities = page.locator('hr-identities-section')
      const issuer = String(provider.server.issuer.url)
      await identities.getByRole('button', { name: say.identities('unlinkName', { issuer }) }).click()
      await expectClean(journey)
      await identities.getByRole('button', { name: say.identities('unlinkSure'), exact: true }).click()
      await identities
        .getByText(/unlinked on|解除关联/)
        .first()
        .waitFor()
      await other.page.goto('/features')
      await other.page.waitForURL((url) => url.pathname === '/sign-in')

      const { body: reader } = await admin.post<Person>('/api/people', { ...testPeople.reader, language })
      const { body: settings } = await admin.get<{ version: number }>('/api/workspace')
      await admin.patch('/api/workspace', { secondFactorRoles: ['viewer'] }, { ifMatch: settings.version })
      const link = await admin.put<{ url: string }>(`/api/people/${reader.id}/account-link`)
      await signOut(journey)
      await setPassword(journey, link.body.url, 'invite')
      const required = page.locator('hr-required-factor')
      await required.waitFor()
      await expectClean(journey)
      await turnOnSecondFactor(journey, () => expectClean(journey), '/features')
      await required.getByRole('button', { name: say.requiredFactor('goOn') }).click()
      await page.locator('hr-features-page').waitFor()
      expect([...troubles, ...other.troubles].filter(isForeign)).toEqual([])
    },
  )
}
