import { expect, it } from 'vitest'
import type { Feature } from '#server/contracts/features.ts'
import type { OpenSessionList } from '#server/contracts/session.ts'
import { sized } from '../support/size.ts'
import { clientOf, testPeople, listPeople } from './people.ts'
import { listTasks } from './planning.ts'
import { everyLook, looksIn, violations } from './page-checks.ts'
import { heading, openField, other, plannedLaunch, serverOfTwo, twoAt, write } from './two-people.ts'

/** A generous timeout for a loaded machine. */
const soon = { timeout: 15_000 }

const server = serverOfTwo()

const featurePath = ({ id }: { id: string }) => `/features/${id}`

it('two people who edit different fields see each other, and both edits are kept', async () => {
  const { mine, theirs, read } = await twoAt(server(), 'en', featurePath)
  const { say } = mine
  await theirs.page.getByText(say.presence('here', { count: 1, names: testPeople.first.name })).waitFor()
  const summary = await openField(mine, 'summary')
  await theirs.page.getByText(say.presence('edits', { count: 1, names: testPeople.first.name })).waitFor()
  await summary.fill('Easy on the eyes at five in the morning')

  await write(theirs, 'title', 'Dark counter screens')
  await heading(mine, 'Dark counter screens').waitFor()
  expect(await summary.inputValue()).toBe('Easy on the eyes at five in the morning')
  await summary.press('Control+Enter')
  await mine.page.getByText(say.conflict('merged', { name: other.name, what: 'the title' })).waitFor()
  await theirs.page.getByText('Easy on the eyes at five in the morning').first().waitFor()
  expect(await read()).toMatchObject({
    title: 'Dark counter screens',
    summary: 'Easy on the eyes at five in the morning',
  })

  await mine.page.getByRole('link', { name: say.feature('back') }).click()
  const here = theirs.page.getByText(say.presence('here', { count: 1, names: testPeople.first.name }))
  await here.waitFor({ state: 'detached' })
  expect([...mine.troubles, ...theirs.troubles]).toEqual([])
})

it.each(['en', 'zh-Hans'] as const)(
  'two people who edit the same field resolve the conflict, and lose nothing (%s)',
  async (language) => {
    const { mine, theirs, read } = await twoAt(server(), language, featurePath)
    const { page, say } = mine
    const title = await openField(mine, 'title')
    await title.fill('Night mode for counters')
    await write(theirs, 'title', 'Dark counter screens')
    await expect.poll(async () => (await read()).title, soon).toBe('Dark counter screens')
    expect(await title.inputValue()).toBe('Night mode for counters')
    await title.press('Enter')

    await page.getByRole('dialog', { name: say.conflict('title') }).waitFor()
    const merge = page.locator('hr-dialog[open]')
    await merge.getByText('Night mode for counters').waitFor()
    await merge.getByText('Dark counter screens').waitFor()
    await merge.getByText(other.name).waitFor()
    expect((await read()).title).toBe('Dark counter screens')
    expect(await violations(page, sized(looksIn(language), everyLook))).toEqual([])

    // When postponed, the edit stays on the page and can be compared again.
    await page.keyboard.press('Escape')
    await heading(mine, 'Night mode for counters').waitFor()
    await page.getByRole('button', { name: say.conflict('unsaved.compare') }).click()
    await merge.getByRole('radio', { name: say.conflict('together') }).check()
    await merge.getByRole('textbox').fill('Dark counter screens at night')
    await merge.getByRole('button', { name: say.conflict('save') }).click()
    await expect.poll(async () => (await read()).title, soon).toBe('Dark counter screens at night')
    await heading(theirs, 'Dark counter screens at night').waitFor()
  },
)

it('an edit made offline is kept, and merged with edits by others', async () => {
  const { mine, theirs, read } = await twoAt(server(), 'en', featurePath)
  const { page, say } = mine
  await page.context().setOffline(true)
  await write(mine, 'summary', 'Easy on the eyes')
  await page.getByText(say.conflict('unsaved.keep')).waitFor()
  await write(theirs, 'title', 'Dark counter screens')
  await expect.poll(async () => (await read()).title, soon).toBe('Dark counter screens')
  await page.context().setOffline(false)
  await heading(mine, 'Dark counter screens').waitFor()
  await expect.poll(read, soon).toMatchObject({ title: 'Dark counter screens', summary: 'Easy on the eyes' })
  await expect.poll(() => page.getByText(say.conflict('unsaved.keep')).count(), soon).toBe(0)
})

it('a change between the first response and the opening of the stream is shown, also after a lost connection', async () => {
  const { mine, theirs, read } = await twoAt(server(), 'en', featurePath)
  const { page, say } = mine
  const held: (() => Promise<void>)[] = []
  await page.route('**/api/events', (route) => void held.push(() => route.continue()))
  const changeUnheard = async (before: string, after: string) => {
    await heading(mine, before).waitFor()
    await expect.poll(() => held.length, soon).toBe(1)
    await write(theirs, 'title', after)
    await expect.poll(async () => (await read()).title, soon).toBe(after)
    expect(await heading(mine, before).count()).toBe(1)
    await held.pop()?.()
    await heading(mine, after).waitFor()
  }
  await page.reload()
  await changeUnheard('Night mode', 'Dusk counter screens')

  await page.getByRole('link', { name: say.feature('back') }).click()
  await page.evaluate(() => dispatchEvent(new Event('offline')))
  await page.getByRole('link', { name: 'Dusk counter screens', exact: true }).click()
  await changeUnheard('Dusk counter screens', 'Dim counter screens')
})

it('a page that was suspended fetches the changes it missed', async () => {
  const { mine, theirs } = await twoAt(server(), 'en', featurePath)
  const { page } = mine
  // A suspended machine receives nothing, and does not notice.
  await page.route('**/api/events', () => {})
  await page.clock.install()
  const asked = page.waitForRequest('**/api/events')
  await page.reload()
  await heading(mine, 'Night mode').waitFor()
  await asked
  await write(theirs, 'title', 'Dark counter screens')
  await heading(theirs, 'Dark counter screens').waitFor()
  expect(await heading(mine, 'Night mode').count()).toBe(1)
  await page.unroute('**/api/events')
  await page.clock.fastForward('02:00:00')
  await heading(mine, 'Dark counter screens').waitFor()
})

it('a session that ends while a page is open loses no input', async () => {
  const { mine, client, feature } = await twoAt(server(), 'en', featurePath)
  const { page, say } = mine
  const summary = await openField(mine, 'summary')
  await summary.fill('Easy on the eyes')
  const first = await clientOf(mine, testPeople.first.name)
  const me = (await listPeople(first)).find((one) => one.name === testPeople.first.name)
  if (!me) throw new Error('Nobody is here')
  const { items } = (await client.get<OpenSessionList>('/api/sessions')).body
  const ended = items.find(({ isOwn }) => isOwn)
  expect((await first.delete(`/api/sessions/${ended?.id}`)).status).toBe(204)
  await page.getByText(say.presence('signedOut'), { exact: true }).waitFor()
  await summary.press('Control+Enter')
  await page.getByText(say.conflict('unsaved.keep')).waitFor()

  const later = await mine.client.signedInAs(me.id)
  const { cookie = '' } = later
  const [name = '', value = ''] = cookie.split('=')
  await page.context().addCookies([{ name, value, url: mine.client.url }])
  await page.evaluate(() => dispatchEvent(new Event('focus')))
  await expect
    .poll(async () => (await later.get<Feature>(`/api/features/${feature.id}`)).body.summary, soon)
    .toBe('Easy on the eyes')
  await page.getByText(say.presence('signedOut'), { exact: true }).waitFor({ state: 'detached' })
})

it('an earlier version is restored as an edit, with a preview', async () => {
  const { mine, theirs, read } = await twoAt(server(), 'en', featurePath)
  const { page, say } = mine
  await write(mine, 'title', 'Dark counter screens')
  await heading(theirs, 'Dark counter screens').waitFor()
  await write(mine, 'summary', 'For the early shift')
  await theirs.page.getByText('For the early shift').first().waitFor()
  await page
    .getByRole('button', { name: say.history('restore.doOf', { at: '' }) })
    .last()
    .click()
  const preview = page.locator('hr-dialog[open]')
  await preview.getByRole('cell', { name: 'Night mode', exact: true }).waitFor()
  await preview.getByRole('cell', { name: 'For the early shift' }).waitFor()
  expect(await violations(page, sized(looksIn('en'), everyLook))).toEqual([])
  await preview.getByRole('button', { name: say.history('restore.do') }).click()
  await heading(theirs, 'Night mode').waitFor()
  expect(await read()).toMatchObject({ title: 'Night mode', summary: null })
  await page
    .locator('hr-toast')
    .getByRole('button', { name: say.common('undo') })
    .last()
    .click()
  await expect
    .poll(read, soon)
    .toMatchObject({ title: 'Dark counter screens', summary: 'For the early shift' })
})

it('two people who edit one note of a launch resolve the conflict too, and a launch shows its history', async () => {
  const { mine, theirs, client, feature } = await twoAt(server(), 'en', featurePath)
  const launch = await plannedLaunch(client, feature.id)
  const [task] = await listTasks(client, launch.id)
  const path = `/launches/${launch.id}?task=${task?.id}`
  const { say } = mine
  for (const { page } of [mine, theirs]) await page.goto(path)
  const note = ({ page }: typeof mine) => page.locator('hr-task-details hr-inline-edit#note')
  await note(mine).getByRole('button').click()
  await theirs.page.getByText(say.presence('edits', { count: 1, names: testPeople.first.name })).waitFor()
  await note(mine).locator('textarea').fill('Ask the night shift')
  await note(theirs).getByRole('button').click()
  await note(theirs).locator('textarea').fill('Ask the early shift')
  await note(theirs).locator('textarea').press('Control+Enter')
  const noteNow = async () => (await listTasks(client, launch.id)).find(({ id }) => id === task?.id)?.note
  await expect.poll(noteNow, soon).toBe('Ask the early shift')
  await note(mine).locator('textarea').press('Control+Enter')
  const merge = mine.page.locator('hr-dialog[open]')
  await merge.getByText('Ask the early shift').waitFor()
  await merge.getByRole('button', { name: say.conflict('save') }).click()
  await expect.poll(noteNow, soon).toBe('Ask the night shift')

  await mine.page.getByRole('heading', { name: say.history('restore.title') }).waitFor()
  await mine.page.getByText(`${testPeople.first.name} added this launch`).waitFor()
  expect([...mine.troubles, ...theirs.troubles]).toEqual([])
})
