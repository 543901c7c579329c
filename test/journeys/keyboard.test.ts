import type { Locator, Page } from 'playwright'
import { expect, it } from 'vitest'
import type { LaunchPage } from '#server/contracts/launches.ts'
import { testPassword } from '../support/client.ts'
import { clientOf, testPeople } from './people.ts'
import { listTasks, mondayIn } from './planning.ts'
import { startJourney } from './start-journey.ts'
import type { Say } from './words.ts'

const rows = 'key;title;stage\nOV-1;Proofing calendar;gray\nOV-2;Oven presets;planned'

/** The focused element, through every shadow root, and whether its focus is visible. */
const focusNow = (page: Page) =>
  page.evaluate(() => {
    let focused: Element | null = document.activeElement
    while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement
    if (!focused || focused === document.body) return { name: 'nothing', isSeen: false }
    const name = `${focused.tagName.toLowerCase()}#${focused.id}`
    // The page and its headings receive the focus after navigation; reading continues there.
    const isPlace = focused.getAttribute('tabindex') === '-1'
    // A control drawn by its label shows the focus on the label.
    const drawn = focused.matches('input[type=radio]') ? [focused, focused.parentElement] : [focused]
    const isMarked = drawn.some((one) => {
      if (!one) return false
      const around = [one, ...one.querySelectorAll('*')].map((part) => getComputedStyle(part))
      return around.some(
        ({ outlineStyle, outlineWidth, boxShadow }) =>
          (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none',
      )
    })
    return { name, isSeen: isPlace || (focused.matches(':focus-visible') && isMarked) }
  })

/** Presses keys, and expects a visible focus once the page has settled. */
async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
  await expect
    .poll(() => focusNow(page), { message: `after ${keys.join(' ')}` })
    .toMatchObject({ isSeen: true })
}

/** Presses Tab until the element has the focus: everything is reachable in page order. */
async function tabTo(page: Page, entity: Locator): Promise<void> {
  await entity.waitFor({ state: 'attached' })
  for (let at = 0; at < 120; at += 1) {
    await page.keyboard.press('Tab')
    if (await entity.evaluate((element) => element.matches(':focus'))) {
      expect(await focusNow(page)).toMatchObject({ isSeen: true })
      return
    }
  }
  throw new Error(`Not reached by Tab: ${entity.toString()}`)
}

/** Opens a page by its name, through the command palette. */
async function jump(page: Page, say: Say, name: string): Promise<void> {
  await press(page, 'Control+k')
  await page.getByRole('combobox', { name: say.app('palette.name') }).waitFor()
  await page.keyboard.type(name)
  await page.getByRole('option', { name, exact: false }).first().waitFor()
  await press(page, 'Enter')
  await page.getByRole('heading', { name, level: 1 }).waitFor()
  expect((await focusNow(page)).name).not.toBe('nothing')
}

it('the main journey works by keyboard alone, and the focus is never lost', async () => {
  const { page, say, client, ...rest } = await startJourney('en', {}, 'no-preference')
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  await page.goto('/')
  await tabTo(page, page.getByRole('textbox', { name: say.signIn('name') }))
  await page.keyboard.type(testPeople.first.name)
  await press(page, 'Tab')
  await page.keyboard.type(testPeople.first.email)
  await press(page, 'Tab')
  await page.keyboard.type(testPassword)
  await press(page, 'Enter')
  await page.locator('hr-desk-page').waitFor()

  await jump(page, say, say.app('title.import'))
  await tabTo(page, page.getByRole('textbox', { name: say.import('source.paste') }))
  await page.keyboard.insertText(rows)
  await tabTo(page, button(say.import('source.read')))
  await press(page, 'Enter')
  await tabTo(page, button(say.import('preview.commit.new', { count: 2 })))
  await press(page, 'Enter')
  await tabTo(page, page.getByRole('link', { name: say.import('done.see') }))
  await press(page, 'Enter')

  const feature = page.getByRole('link', { name: 'Proofing calendar', exact: true })
  await feature.waitFor()
  await press(page, '/')
  await page.keyboard.type('Proofing')
  await page.waitForURL(/q=Proofing/)
  await tabTo(page, feature)
  await press(page, 'Enter')
  await page.getByRole('heading', { name: 'Proofing calendar', level: 1 }).waitFor()
  await press(page, 'g')
  await page.getByRole('radiogroup').first().waitFor()
  for (const digit of ['3', '2', '4', '3', '3', '4', '4']) await press(page, digit, 'ArrowDown')
  await press(page, 'u', '0')
  await press(page, 'Control+Enter')
  const small = say.vocabulary('grade.small-scenario')
  const decide = button(say.grading('decide.do', { grade: small }))
  await tabTo(page, decide)
  await press(page, 'Enter')
  await page.getByRole('heading', { name: say.grading('again.do') }).waitFor()
  await press(page, 'Tab')

  await jump(page, say, say.app('title.newLaunch'))
  await tabTo(page, page.getByRole('searchbox', { name: say.newLaunch('search') }))
  await page.keyboard.type('Proofing')
  await tabTo(page, button(say.newLaunch('add', { title: 'Proofing calendar' })))
  await press(page, 'Enter')
  await tabTo(page, button(say.newLaunch('save')))
  await press(page, 'Enter')
  await page.waitForURL(/\/plan/)
  await page.locator('hr-plan-page').getByRole('heading', { level: 1 }).waitFor()
  await tabTo(page, page.getByLabel(say.plan('date'), { exact: true }))
  const [year, month, day] = mondayIn(80).split('-')
  await page.keyboard.type(`${day}${month}${year}`)
  const confirm = button(say.plan('confirm.plan', { count: 32 }))
  await confirm.waitFor()
  await expect.poll(() => confirm.isEnabled()).toBe(true)
  await tabTo(page, confirm)
  await press(page, 'Enter')
  await page.locator('hr-task-row').first().waitFor()
  await press(page, 'j')
  await press(page, 'x')
  await page.locator('hr-toast').first().waitFor()
  const me = await clientOf({ page, say, client, ...rest }, testPeople.first.name)
  const [launch] = (await me.get<LaunchPage>('/api/launches')).body.items
  await expect
    .poll(async () => (await listTasks(me, launch?.id ?? '')).filter((task) => task.completion).length)
    .toBe(1)
})

it('the shortcut sheet lists every shortcut and switches all of them off', async () => {
  const { page, say } = await startJourney('en', {}, 'no-preference')
  await page.goto('/')
  await tabTo(page, page.getByRole('textbox', { name: say.signIn('name') }))
  await page.keyboard.type(testPeople.first.name)
  await press(page, 'Tab')
  await page.keyboard.type(testPeople.first.email)
  await press(page, 'Tab')
  await page.keyboard.type(testPassword)
  await press(page, 'Enter')
  // While the desk is loading it has nothing for Tab to reach.
  await page.locator('hr-desk-page').getByRole('link').first().waitFor()
  await press(page, 'Tab')

  const sheet = page.getByRole('heading', { name: say.app('keys.name') })
  const palette = page.getByRole('combobox', { name: say.app('palette.name') })
  await press(page, '/')
  await palette.waitFor()
  await page.keyboard.press('Escape')
  await palette.waitFor({ state: 'detached' })
  await press(page, '?')
  await sheet.waitFor()
  const shortcuts = page.getByRole('checkbox', { name: say.app('keys.on') })
  await tabTo(page, shortcuts)
  await page.keyboard.press('Space')
  expect(await shortcuts.isChecked()).toBe(false)
  await page.keyboard.press('Escape')
  await sheet.waitFor({ state: 'detached' })
  for (const key of ['?', '/', 'Control+k']) await page.keyboard.press(key)
  await page.waitForTimeout(300)
  expect([await sheet.count(), await palette.count()]).toEqual([0, 0])
})

it('signing in and managing the account work by keyboard alone', async () => {
  const journey = await startJourney('en', {}, 'no-preference')
  const { page, say, client } = journey
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  await client.firstAdministrator(testPeople.first)
  await page.goto('/sign-in?next=/account')
  await tabTo(page, page.getByRole('textbox', { name: say.credentials('email') }))
  await page.keyboard.type(testPeople.first.email)
  await press(page, 'Tab')
  await page.keyboard.type(testPassword)
  await press(page, 'Enter')
  await page.getByRole('heading', { name: testPeople.first.name, level: 1 }).waitFor()

  await tabTo(page, button(say.account('factor.start')))
  await press(page, 'Enter')
  const code = page.getByRole('textbox', { name: say.credentials('code') })
  await expect.poll(() => code.evaluate((field) => field.matches(':focus'))).toBe(true)
  await tabTo(page, button(say.account('factor.cancel')))
  await press(page, 'Enter')
  await tabTo(page, button(say.account('tokens.make')))
  await press(page, 'Enter')
  await page.getByRole('textbox', { name: say.account('tokens.name') }).waitFor()
  await page.keyboard.type('Build server')
  await press(page, 'Tab', 'ArrowDown')
  await tabTo(page, button(say.account('tokens.button')))
  await press(page, 'Enter')
  await page.getByRole('heading', { name: say.account('tokens.made', { name: 'Build server' }) }).waitFor()
  await tabTo(page, button(say.account('tokens.done')))
  await press(page, 'Enter')
  await tabTo(page, button(say.account('tokens.revokeName', { name: 'Build server' })))
  await press(page, 'Enter')
  const dialog = page.locator('hr-tokens-section hr-dialog[open]')
  await tabTo(page, dialog.getByRole('button', { name: say.account('tokens.revoke'), exact: true }))
  await press(page, 'Enter')
  await page.getByText(say.account('tokens.none')).waitFor()
})
