import type { Page } from 'playwright'
import { generate } from 'otplib'
import { testPassword } from '../support/client.ts'
import { signInAs } from './people.ts'
import type { Journey } from './start-journey.ts'

const stepSeconds = 30

/**
 * The code of an authenticator app. A server accepts each code only once, so after one was used this is
 * the next one: the code of an app whose clock is ahead, which a server accepts as well.
 */
export const codeOf = (secret: string, isUsed: boolean): Promise<string> =>
  generate({ secret, epoch: Math.floor(Date.now() / 1000) + (isUsed ? stepSeconds : 0) })

const section = (page: Page) => page.locator('hr-second-factor-section')

/**
 * Turns the second factor on, on the account page or where a role requires one.
 * @param look called while the recovery codes are shown
 * @param path the page
 * @returns the secret and the recovery codes
 */
export async function turnOnSecondFactor(
  { page, say }: Journey,
  look: () => Promise<void> = async () => undefined,
  path = '/account',
): Promise<{ secret: string; codes: string[] }> {
  await page.goto(path)
  await section(page)
    .getByRole('button', { name: say.account('factor.start') })
    .click()
  await section(page)
    .getByRole('img', { name: say.account('factor.qr') })
    .waitFor()
  const secret = ((await section(page).locator('.secret').textContent()) ?? '').replaceAll(' ', '').trim()
  const code = section(page).getByRole('textbox', { name: say.credentials('code') })
  const confirm = section(page).getByRole('button', { name: say.account('factor.confirm'), exact: true })
  await code.fill('000000')
  await confirm.click()
  await section(page).locator('#code-error').filter({ hasText: /./ }).waitFor()
  await code.fill(await codeOf(secret, false))
  await confirm.click()
  const list = section(page).getByRole('list', { name: say.account('codes.list') })
  await list.waitFor()
  const codes = await list.getByRole('listitem').allTextContents()
  await look()
  await section(page)
    .getByRole('button', { name: say.account('codes.done') })
    .click()
  await section(page)
    .getByText(say.account('factor.left', { count: codes.length }))
    .waitFor()
  return { secret, codes: codes.map((one) => one.trim()) }
}

/** Signs in with a password, then with a code of the app or a recovery code. */
export async function signInWithCode(
  journey: Journey,
  email: string,
  given: { code: string } | { recoveryCode: string },
): Promise<void> {
  const { page, say } = journey
  await signInAs(journey, email, testPassword)
  const field = page.getByRole('textbox', { name: say.credentials('code'), exact: true })
  await field.waitFor()
  if ('code' in given) await field.fill(given.code)
  else {
    await page.getByRole('button', { name: say.credentials('recoveryCodeInstead') }).click()
    const recovery = page.getByRole('textbox', { name: say.credentials('recoveryCode'), exact: true })
    await recovery.fill(given.recoveryCode)
  }
  await page.getByRole('button', { name: say.signIn('button'), exact: true }).click()
}

/** Sets a password with an account link, from a mail or an administrator. */
export async function setPassword(
  { page, say }: Journey,
  url: string,
  purpose: 'invite' | 'reset',
  password = testPassword,
): Promise<void> {
  await page.goto(url)
  await page.getByLabel(say.credentials('newPassword'), { exact: true }).fill(password)
  await page.getByRole('button', { name: say.setPassword(`${purpose}Button`) }).click()
}
