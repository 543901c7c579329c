/** The workspace page waits for what administrators should mend about the server, so that nothing moves when it comes. */
import { html } from 'lit'
import { expect, it } from 'vitest'
import type { Installation } from '#server/contracts/installation.ts'
import type { Role } from '#server/contracts/lists.ts'
import '../../../web/pages/workspace/hr-workspace-page.ts'
import type { HrWorkspacePage } from '../../../web/pages/workspace/hr-workspace-page.ts'
import { queryClient } from '../../../web/queries/query.ts'
import { answerApi } from '../api-answers.ts'
import { inside, mount } from '../components/mount.ts'
import { personOf, sessionOf, today } from './launch-samples.ts'

/** The page for a role, before the answer about the installation. */
async function open(role: Role) {
  queryClient.clear()
  let answer: ((installation: Installation) => void) | undefined
  const workspace = {
    name: 'Bakery',
    timeZone: 'UTC',
    currency: 'EUR',
    calendarId: '0198c0de-0000-7000-8000-00000000cccc',
    secondFactorRoles: [],
    today,
    version: 1,
  }
  answerApi({
    'GET /workspace': () => workspace,
    'GET /product-areas': () => ({ items: [] }),
    'GET /calendars': () => ({ items: [] }),
    'GET /installation': () => new Promise<Installation>((resolve) => (answer = resolve)),
  })
  const session = sessionOf(personOf({ role }))
  const page = await mount<HrWorkspacePage>(html`<hr-workspace-page .session=${session}></hr-workspace-page>`)
  return { page, answerOf: () => answer, isShown: () => page.shadowRoot?.querySelector('#areas') !== null }
}

it('shows administrators the notice with the page', async () => {
  const { page, answerOf, isShown } = await open('administrator')
  await expect.poll(answerOf).toBeTruthy()
  for (const queryKey of [['workspace'], ['product-areas'], ['calendars']]) {
    await expect.poll(() => queryClient.getQueryState(queryKey)?.status).toBe('success')
  }
  await page.updateComplete
  expect(isShown()).toBe(false)
  answerOf()!({ unreadProxy: '10.0.0.7' })
  await expect.poll(isShown).toBe(true)
  expect(inside(page, 'hr-installation-notice').shadowRoot?.textContent).toContain('10.0.0.7')
})

it('does not ask for others', async () => {
  const { answerOf, isShown } = await open('viewer')
  await expect.poll(isShown).toBe(true)
  expect(answerOf()).toBeUndefined()
})
