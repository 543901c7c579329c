import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Launch } from '#server/contracts/launches.ts'
import type { Preview } from '#server/contracts/plans.ts'
import { ValueTyped } from '../../../web/events/value-changed.ts'
import type { HrPlanPage } from '../../../web/pages/plan/hr-plan-page.ts'
import '../../../web/pages/plan/hr-plan-page.ts'
import { changeLanguage } from '../../../web/locales/language.ts'
import { queryClient } from '../../../web/queries/query.ts'
import { removeToast, toasts } from '../../../web/shell/toasts.ts'
import { inside } from '../components/mount.ts'
import { launchOf, personOf, plannedOf, previewOf, sessionOf } from './launch-samples.ts'

const because = 'A first, small step'
const really = window.fetch
const tasks = [plannedOf({ change: 'added' })]
let sent: { method: string; path: string; body: unknown }[] = []

/** Fakes the server, with previews that contain the reason of the request. */
function serve(launch: Launch, part: (reason: string | null) => Partial<Preview> = () => ({})) {
  window.fetch = (url, init) => {
    const path = new URL(url instanceof Request ? url.url : url, location.href).pathname
    const body = typeof init?.body === 'string' ? (JSON.parse(init.body) as { gradeReason?: string }) : null
    const method = init?.method ?? 'GET'
    if (method !== 'GET') sent.push({ method, path, body })
    const gradeReason = body?.gradeReason ?? launch.gradeReason
    const preview = () => previewOf(tasks, { grade: 'announce', gradeReason, ...part(gradeReason) })
    const answer = path.endsWith('/previews')
      ? preview()
      : path.includes('/playbooks')
        ? { items: [], total: 0 }
        : launch
    return Promise.resolve(Response.json(answer))
  }
}

async function open(launch: Launch): Promise<HrPlanPage> {
  const page = document.createElement('hr-plan-page')
  page.params = { id: launch.id }
  page.search = '?grade=announce'
  page.session = sessionOf(personOf())
  document.body.append(page)
  await vi.waitFor(() => inside(page, '.bar button'))
  return page
}

type Field = HTMLElement & { error: string; hint: string; value: string }
const reasonField = (page: HrPlanPage) => inside<Field>(page, '.reason')
const button = (page: HrPlanPage) => inside<HTMLButtonElement>(page, '.bar button')
const write = async (page: HrPlanPage, reason: string) => {
  reasonField(page).dispatchEvent(new ValueTyped(reason))
  await page.updateComplete
}

beforeEach(() => {
  changeLanguage('en')
  queryClient.clear()
  sent = []
})
afterEach(() => {
  window.fetch = really
  for (const page of document.querySelectorAll('hr-plan-page')) page.remove()
  for (const toast of toasts()) removeToast(toast.id)
})

describe('a plan at a grade other than the decided one', () => {
  it('is previewed at once, announces that a reason is required, and requires it on confirmation', async () => {
    serve(launchOf())
    const page = await open(launchOf())
    expect(sent.map(({ body }) => body)).toEqual([{ launchDate: '2027-03-15', grade: 'announce' }])
    expect(reasonField(page).hint).toContain('The decided grade is Small scenario')
    expect(reasonField(page).error).toBe('')
    button(page).click()
    await page.updateComplete
    expect(page.shadowRoot?.activeElement).toBe(reasonField(page))
    expect(reasonField(page).error).toBe('A reason is needed here.')
    expect(sent).toHaveLength(1)
  })

  it('does not reload the preview while a reason is typed, and sends it on confirmation', async () => {
    serve(launchOf())
    const page = await open(launchOf())
    await write(page, 'A first')
    await write(page, because)
    await new Promise((resolve) => setTimeout(resolve, 400))
    expect(sent).toHaveLength(1)
    expect(page.shadowRoot?.querySelector('.old')).toBeNull()
    button(page).click()
    await vi.waitFor(() => expect(sent).toHaveLength(3))
    expect(sent[1]?.body).toMatchObject({ grade: 'announce', gradeReason: because })
    expect(sent[2]).toMatchObject({ method: 'PUT', path: `/api/launches/${launchOf().id}/plan` })
  })

  it('does not confirm a preview that has changed', async () => {
    serve(launchOf(), (reason) => (reason ? { tasks: [] } : {}))
    const page = await open(launchOf())
    await write(page, because)
    button(page).click()
    await vi.waitFor(() => inside(page, '.stale'))
    expect(sent.map(({ method }) => method)).not.toContain('PUT')
  })

  it('can change the reason alone', async () => {
    const launch = launchOf({ grade: 'announce', gradeReason: because })
    serve(launch, () => ({ isEmpty: true, tasks: [plannedOf()] }))
    const page = await open(launch)
    expect(reasonField(page).value).toBe(because)
    expect(button(page).disabled).toBe(true)
    await write(page, 'The board has asked for it')
    expect(button(page).disabled).toBe(false)
    expect(button(page).textContent).toContain('Change the plan')
  })
})
