import { html } from 'lit'
import { beforeEach, expect, it, vi } from 'vitest'
import type { Import, ImportProgress } from '#server/contracts/imports.ts'
import { changeLanguage } from '../../../web/locales/language.ts'
import type { HrImportPage } from '../../../web/pages/import/hr-import-page.ts'
import '../../../web/pages/import/hr-import-page.ts'
import type { HrImportProgress } from '../../../web/pages/import/hr-import-progress.ts'
import '../../../web/pages/import/hr-import-progress.ts'
import { queryClient } from '../../../web/queries/query.ts'
import { answerApi } from '../api-answers.ts'
import { inside, mount, textOf } from '../components/mount.ts'
import { expectAxeClean } from './axe-clean.ts'

const id = '01890000-0000-7000-8000-000000000200'

const progressOf = (part: Partial<ImportProgress> = {}): ImportProgress => ({
  importId: id,
  step: 'writing',
  done: 12_000,
  total: 50_000,
  ...part,
})

const importOf = (committedAt: string | null): Import => ({
  id,
  fileName: 'list.csv',
  encoding: 'utf-8',
  separator: ',',
  hasHeader: true,
  columns: [{ index: 0, name: 'title', field: 'title', samples: ['Payroll'] }],
  stageWords: [],
  counts: { new: 50_000, changed: 0, same: 0, wrong: 0 },
  newProductAreas: [],
  committedAt,
  createdAt: '2026-11-20T08:00:00.000Z',
  keptUntil: '2026-11-21T08:00:00.000Z',
})

beforeEach(() => {
  changeLanguage('en')
  queryClient.clear()
})

const shown = () =>
  mount<HrImportProgress>(
    html`<hr-import-progress label="Writing the features" .progress=${progressOf()}></hr-import-progress>`,
  )

it('shows the rows that are done of all, in both languages', async () => {
  const element = await shown()
  const bar = inside<HTMLProgressElement>(element, 'progress')
  expect([bar.value, bar.max]).toEqual([12_000, 50_000])
  expect(textOf(element)).toContain('Writing: 12,000 of 50,000 rows')
  changeLanguage('zh-Hans')
  await element.updateComplete
  expect(textOf(element)).toContain('正在写入：第 12,000 行，共 50,000 行')
})

it('says what it does before the server has said how far it is', async () => {
  const element = await mount<HrImportProgress>(
    html`<hr-import-progress label="Reading the file"></hr-import-progress>`,
  )
  expect(inside<HTMLProgressElement>(element, 'progress').position).toBe(-1)
  expect(inside(element, '[role=status]').textContent).toBe('Reading the file')
})

it('tells screen readers every few seconds at most', async () => {
  const clock = vi.spyOn(performance, 'now').mockReturnValue(1000)
  try {
    const element = await shown()
    const status = () => inside(element, '[role=status]').textContent
    const count = async (done: number) => {
      element.progress = progressOf({ done })
      await element.updateComplete
      return status()
    }
    expect(status()).toBe('Writing: 12,000 of 50,000 rows')
    clock.mockReturnValue(3000)
    expect(await count(13_000)).toBe('Writing: 12,000 of 50,000 rows')
    expect(inside<HTMLProgressElement>(element, 'progress').value).toBe(13_000)
    clock.mockReturnValue(6001)
    expect(await count(14_000)).toBe('Writing: 14,000 of 50,000 rows')
  } finally {
    clock.mockRestore()
  }
})

it('has no axe violations', async () => {
  await expectAxeClean(
    () => html`<hr-import-progress label="x" .progress=${progressOf()}></hr-import-progress>`,
  )
})

it('finds the progress again when it is loaded in the middle, then the result', async () => {
  let items = [progressOf()]
  let committedAt: string | null = null
  answerApi({
    'GET /imports/progress': () => ({ items }),
    [`GET /imports/${id}`]: () => importOf(committedAt),
    [`GET /imports/${id}/rows`]: () => ({ items: [], nextCursor: null, total: 0 }),
  })
  const element = await mount<HrImportPage>(html`<hr-import-page .search=${`?id=${id}`}></hr-import-page>`)
  const text = () => element.shadowRoot?.querySelector('hr-import-progress')?.shadowRoot?.textContent ?? ''
  await expect.poll(text).toContain('Writing: 12,000 of 50,000 rows')
  expect(inside<HTMLButtonElement>(element, 'button.primary').disabled).toBe(true)
  items = []
  committedAt = '2026-11-20T09:00:00.000Z'
  await expect.poll(() => textOf(element), { timeout: 5000 }).toContain('50000 features added')
})
