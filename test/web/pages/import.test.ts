import { html } from 'lit'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Import, ImportChange, ImportRowPage } from '#server/contracts/imports.ts'
import type { FieldError } from '#server/contracts/problems.ts'
import { importLimits } from '#server/contracts/imports.ts'
import { ApiError } from '../../../web/api/client.ts'
import type { ValueChanged } from '../../../web/events/value-changed.ts'
import type { HrImportReading } from '../../../web/pages/import/hr-import-reading.ts'
import '../../../web/pages/import/hr-import-reading.ts'
import type { HrImportRows } from '../../../web/pages/import/hr-import-rows.ts'
import '../../../web/pages/import/hr-import-rows.ts'
import type { ImportSource, HrImportSource } from '../../../web/pages/import/hr-import-source.ts'
import '../../../web/pages/import/hr-import-source.ts'
import { commitText, doneText, firstKind, mappingChange } from '../../../web/pages/import/import-state.ts'
import { noticesOf } from '../../../web/pages/import/notices.ts'
import { maxBytes, importErrorText, rowErrorText } from '../../../web/pages/import/import-error-text.ts'
import { changeLanguage } from '../../../web/locales/language.ts'
import { inside, mount, textOf } from '../components/mount.ts'

beforeEach(() => {
  changeLanguage('en')
  history.replaceState(null, '', '/features/import?id=1')
})

const counts = (parts: Partial<Import['counts']>) => ({ new: 0, changed: 0, same: 0, wrong: 0, ...parts })

const previewOf = (parts: Partial<Import> = {}): Import => ({
  id: '01890000-0000-7000-8000-000000000200',
  fileName: 'list.csv',
  encoding: 'gb18030',
  separator: '\t',
  hasHeader: true,
  columns: [
    { index: 0, name: '名称', field: 'title', samples: ['移动端排班', '审批流'] },
    { index: 1, name: 'Status', field: 'stage', samples: ['ga'] },
    { index: 2, name: 'Other name', field: null, samples: [] },
  ],
  stageWords: [
    { word: 'wobbly', stage: null, count: 2 },
    { word: 'ga', stage: 'released', count: 30 },
  ],
  counts: counts({ new: 30, wrong: 2 }),
  newProductAreas: [],
  committedAt: null,
  createdAt: '2026-11-20T08:00:00.000Z',
  keptUntil: '2026-11-21T08:00:00.000Z',
  ...parts,
})

describe('the import preview', () => {
  it('shows the exact number of rows that the button imports', () => {
    expect(commitText(counts({ new: 34, same: 3 }))).toBe('Add 34 features')
    expect(commitText(counts({ changed: 1 }))).toBe('Change 1 feature')
    expect(commitText(counts({ new: 30, changed: 4 }))).toBe('Add 30, change 4')
    expect(commitText(counts({ same: 34 }))).toBe('Nothing to take over')
    changeLanguage('zh-Hans')
    expect(commitText(counts({ new: 30, changed: 4 }))).toBe('添加 30 个，更新 4 个')
    expect(doneText(counts({ new: 34 }))).toBe('已添加 34 个功能')
  })

  it('opens on the group that most needs review', () => {
    expect(firstKind(counts({ new: 3, wrong: 1 }))).toBe('wrong')
    expect(firstKind(counts({ new: 3, changed: 1 }))).toBe('changed')
    expect(firstKind(counts({ same: 3 }))).toBe('same')
  })

  it('warns about rows left out, missing titles and new areas', () => {
    const texts = (preview: Import) =>
      noticesOf(preview, { refusal: '', isStale: false }).map(({ text }) => text)
    expect(texts(previewOf())[0]).toContain('2 rows are wrong')
    expect(texts(previewOf({ columns: [] }))[0]).toContain('No column fills the title')
    expect(texts(previewOf({ counts: counts({ same: 34 }) }))[0]).toContain('nothing to write')
    expect(texts(previewOf({ counts: counts({ new: 1 }), newProductAreas: ['search', 'graph'] }))).toEqual([
      '2 product areas are created: search and graph.',
    ])
  })

  it('maps each field to one column only', () => {
    const { columns } = previewOf()
    expect(mappingChange(columns, 2, 'title')).toEqual({ mapping: { 2: 'title', 0: null } })
    expect(mappingChange(columns, 2, 'summary')).toEqual({ mapping: { 2: 'summary' } })
    expect(mappingChange(columns, 0, null)).toEqual({ mapping: { 0: null } })
  })
})

describe('a rejected file', () => {
  const refusal = (params: Record<string, string | number | string[]>) =>
    importErrorText(new ApiError({ status: 422, code: 'import-unreadable', params }))

  it('shows both encodings and an undecodable line for each', () => {
    const params = { reason: 'mixed-encodings', encodings: ['utf-8', 'gb18030'], utf8Line: 3, otherLine: 2 }
    expect(refusal(params)).toContain('line 3 is UTF-8, line 2 is GB18030')
  })

  it('shows the line of an unclosed quote', () => {
    expect(refusal({ reason: 'unclosed-quote', line: 17 })).toContain('line 17')
    changeLanguage('zh-Hans')
    expect(refusal({ reason: 'unclosed-quote', line: 17 })).toBe(
      '第 17 行的引号打开后没有关闭。请补上或去掉它。',
    )
  })

  it('shows the limits in the language of the reader', () => {
    expect(refusal({ reason: 'too-many-rows', max: importLimits.rows, line: 50_002 })).toContain(
      '50,000 rows',
    )
    const cell = { reason: 'cell-too-long', maxBytes: importLimits.cellBytes, line: 4, column: 2 }
    expect(refusal(cell)).toContain('longer than 100 kB')
    const big = new ApiError({ status: 413, code: 'body-too-large', params: { bytes: maxBytes * 2 } })
    expect(importErrorText(big)).toBe('It is 40 MB; at most 20 MB can be imported. Divide the list.')
    expect(maxBytes).toBe(importLimits.bytes)
  })

  it('explains a wrong cell, even with an unknown error code', () => {
    expect(rowErrorText({ path: 'c', code: 'unknown-stage', params: { value: 'wobbly' } })).toContain(
      '“wobbly”',
    )
    expect(rowErrorText({ path: 'c', code: 'from-the-future' })).toBe('This cannot be taken over.')
  })
})

describe('hr-import-rows', () => {
  const rows = (kind: HrImportRows['kind'], page: ImportRowPage) =>
    mount<HrImportRows>(
      html`<hr-import-rows
        .kind=${kind}
        .page=${page}
        .counts=${counts({ new: 1, changed: 1, wrong: 1 })}
      ></hr-import-rows>`,
    )
  const row = { line: 7, kind: 'new' as const, title: 'Payroll', externalKey: 'P-7', changes: [], errors: [] }

  it('shows a change field by field, with translated values', async () => {
    const changes = [
      { field: 'stage' as const, before: 'gray', after: 'released' },
      { field: 'pmOwner' as const, before: null, after: '周敏' },
    ]
    const items = [{ ...row, kind: 'changed' as const, changes }]
    const element = await rows('changed', { items, nextCursor: null, total: 1 })
    const told = [...(element.shadowRoot?.querySelectorAll('dl > div') ?? [])].map((one) =>
      one.textContent?.replace(/\s+/g, ' ').trim(),
    )
    expect(told).toEqual(['Stage Gray →becomes Released', 'PM owner empty →becomes 周敏'])
  })

  it('shows an invalid row with its line, columns and reasons', async () => {
    const errors: FieldError[] = [
      { path: 'Status', code: 'unknown-stage', params: { value: 'wobbly' } },
      { path: '', code: 'ragged-row', params: { expected: 3, found: 2 } },
    ]
    const items = [{ ...row, kind: 'wrong' as const, title: null, errors }]
    const text = textOf(await rows('wrong', { items, nextCursor: null, total: 1 }))
    for (const part of [
      '7',
      'Status',
      '“wobbly” is not understood',
      'The row',
      '2 cells where 3',
      'without a title',
    ])
      expect(text).toContain(part)
  })

  it('links to each group and marks the current one', async () => {
    const element = await rows('new', { items: [row], nextCursor: null, total: 1 })
    expect(inside(element, '[aria-current]').textContent).toContain('New')
    expect(inside(element, 'nav a.wrong').getAttribute('href')).toBe('/features/import?id=1&rows=wrong')
  })

  it('shows when a group is empty', async () => {
    const element = await rows('same', { items: [], nextCursor: null, total: 0 })
    expect(textOf(element)).toContain('No row repeats a feature as it is.')
  })
})

describe('hr-import-reading', () => {
  const reading = async () => {
    const element = await mount<HrImportReading>(
      html`<hr-import-reading .preview=${previewOf()}></hr-import-reading>`,
      350,
    )
    const changes: ImportChange[] = []
    element.addEventListener('value-changed', (event) =>
      changes.push((event as ValueChanged<ImportChange>).value),
    )
    const choose = (label: string, value: string) => {
      const select = inside<HTMLSelectElement>(element, `select[aria-label="${label}"]`)
      select.value = value
      select.dispatchEvent(new Event('change'))
    }
    return { element, changes, choose }
  }

  it('shows what was detected', async () => {
    const text = textOf((await reading()).element)
    for (const part of ['GB18030', 'Tab', '名称', 'for example 移动端排班 · 审批流'])
      expect(text).toContain(part)
  })

  it('lets the user change the mapping of a column, of a stage, and the header row', async () => {
    const { element, changes, choose } = await reading()
    choose('Column Other name fills', 'title')
    choose('wobbly means', 'planned')
    choose('ga means', '')
    inside<HTMLInputElement>(element, 'input[type=checkbox]').click()
    expect(changes).toEqual([
      { mapping: { 2: 'title', 0: null } },
      { stageWords: { wobbly: 'planned' } },
      { stageWords: { ga: null } },
      { hasHeader: false },
    ])
  })
})

describe('hr-import-source', () => {
  const source = async () => {
    const element = await mount<HrImportSource>(html`<hr-import-source></hr-import-source>`)
    const brought: ImportSource[] = []
    element.addEventListener('value-changed', (event) =>
      brought.push((event as ValueChanged<ImportSource>).value),
    )
    return { element, brought }
  }
  const carrying = (...files: File[]) => {
    const transfer = new DataTransfer()
    for (const file of files) transfer.items.add(file)
    return transfer
  }

  it('accepts a file dropped anywhere on the page, unchanged', async () => {
    const { brought } = await source()
    const file = new File(['title\nPayroll'], 'list.csv')
    const drop = new DragEvent('drop', { dataTransfer: carrying(file), bubbles: true, cancelable: true })
    document.body.dispatchEvent(drop)
    expect(drop.defaultPrevented).toBe(true)
    expect(brought).toEqual([{ name: 'list.csv', content: file }])
  })

  it('rejects two files and an oversized one, without sending them', async () => {
    const { element, brought } = await source()
    const small = new File(['a'], 'a.csv')
    const dropping = (transfer: DataTransfer) =>
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true }))
    dropping(carrying(small, small))
    await element.updateComplete
    expect(textOf(element)).toContain('One file at a time')
    dropping(carrying(new File([new Uint8Array(maxBytes + 1)], 'big.csv')))
    await element.updateComplete
    expect(textOf(element)).toContain('at most 20 MB can be imported')
    expect(brought).toEqual([])
  })

  it('accepts rows pasted on the page or typed into the field', async () => {
    const { element, brought } = await source()
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', 'Title\nFrom the clipboard')
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }))
    inside<HTMLTextAreaElement>(element, 'textarea').value = 'Title\nTyped'
    inside<HTMLButtonElement>(element, 'form button').click()
    expect(brought.map(({ content }) => content)).toEqual(['Title\nFrom the clipboard', 'Title\nTyped'])
  })
})
