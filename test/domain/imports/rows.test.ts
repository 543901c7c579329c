import { assert, constantFrom, integer, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NewFeature } from '#server/contracts/features.ts'
import type { ImportField } from '#server/contracts/imports.ts'
import { ProductAreaChange } from '#server/contracts/product-areas.ts'
import { featureFields } from '#server/domain/fields/feature-fields.ts'
import { neutralizeCell, restoreCell } from '#server/domain/imports/formula-cell.ts'
import { classifyRow, type Reading } from '#server/domain/imports/classify-row.ts'
import {
  type Glossary,
  type KnownFeature,
  longestAreaName,
  readCell,
} from '#server/domain/imports/read-cell.ts'
import { tagLimits } from '#server/domain/imports/read-tags.ts'
import { emptyFeature } from '../../support/empty-feature.ts'

const ana = { id: 'p1', name: 'Ana' }
const glossary: Glossary = {
  hasAddresses: true,
  stages: new Map([['ga', 'released']]),
  people: new Map([
    ['ana', [ana]],
    ['ana@bakery.example', [ana]],
    [
      'li',
      [
        { id: 'p2', name: 'Li' },
        { id: 'p3', name: 'Li' },
      ],
    ],
  ]),
  areas: new Map([['ovens', { id: 'a1', name: 'Ovens' }]]),
}
const oven: KnownFeature = {
  ...emptyFeature,
  id: 'f1',
  version: 4,
  externalKey: 'k1',
  title: 'Steam oven',
  productArea: { id: 'a1', name: 'Ovens', productStage: 'early' },
  stage: 'released',
  pmOwner: { id: 'p3', name: 'Li' },
  releaseDate: '2026-05-06',
  tags: ['hot, loud', 'steam'],
  requestingCustomers: 3,
}
const read = (field: ImportField, text: string, known: KnownFeature | null = null) =>
  readCell(field, text, glossary, known)

describe('a cell', () => {
  it.each<[ImportField, string, unknown]>([
    ['releaseDate', '2026-05-06', '2026-05-06'],
    ['releaseDate', '2026/5/6', '2026-05-06'],
    ['releaseDate', '2026年5月6日', '2026-05-06'],
    ['releaseDate', '２０２８－０２－２９', '2028-02-29'],
    ['requestingCustomers', '1,200', 1200],
    ['campaignBudget', '3.00', 3],
    ['pmOwner', 'ANA@bakery.example', ana],
    ['pmOwner', 'ana ', ana],
    ['stage', 'GA', 'released'],
    ['productArea', 'ovens', { id: 'a1', name: 'Ovens' }],
    ['productArea', 'Mixers', { id: null, name: 'Mixers' }],
    ['tags', 'a; b，c、a|d', ['a', 'b', 'c', 'd']],
    ['externalLink', 'https://bakery.example/a?b=c#d', 'https://bakery.example/a?b=c#d'],
  ])('of %s may contain %s', (field, text, value) => expect(read(field, text)).toEqual({ value }))

  it.each<[ImportField, string, string]>([
    ['releaseDate', '2026-02-30', 'no-such-date'],
    ['releaseDate', '2100-02-29', 'no-such-date'],
    ['releaseDate', '2026-13-01', 'no-such-date'],
    ['releaseDate', '0000-01-01', 'no-such-date'],
    ['releaseDate', '5/6/2026', 'ambiguous-date'],
    ['releaseDate', '06.05.26', 'ambiguous-date'],
    ['releaseDate', '2026-5/6', 'not-a-date'],
    ['releaseDate', 'soon', 'not-a-date'],
    ['requestingCustomers', '-1', 'not-a-whole-number'],
    ['requestingCustomers', '1.5', 'not-a-whole-number'],
    ['requestingCustomers', '1,20', 'not-a-whole-number'],
    ['requestingCustomers', '1000001', 'too-big'],
    ['pmOwner', 'Nobody', 'unknown-person'],
    ['pmOwner', 'Li', 'ambiguous-person'],
    ['stage', 'mystery', 'unknown-stage'],
    ['externalLink', 'javascript:alert(1)', 'not-a-link'],
    ['title', 'x'.repeat(301), 'too-long'],
    ['productArea', 'x'.repeat(121), 'too-long'],
    ['tags', 'x'.repeat(61), 'tag-too-long'],
    ['tags', Array.from({ length: 31 }, (_, at) => `t${at}`).join(';'), 'too-many-tags'],
  ])('of %s must not contain %s', (field, text, code) =>
    expect(read(field, text)).toMatchObject({ error: { code } }),
  )

  it('that equals the current value keeps it', () => {
    expect(read('pmOwner', 'Li', oven)).toEqual({ value: { id: 'p3', name: 'Li' } })
    expect(read('tags', 'hot, loud; steam', oven)).toEqual({ value: ['hot, loud', 'steam'] })
  })

  it('has the limits of the contract', () => {
    const isAllowed = (values: object) => NewFeature.safeParse({ title: 'x', ...values }).success
    const limits = Object.entries(featureFields).flatMap(([field, spec]) =>
      'max' in spec ? [{ field, ...spec }] : [],
    )
    expect(limits.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['title', 'externalKey', 'summary', 'externalLink', 'campaignBudget']),
    )
    const link = 'https://bakery.example/'
    for (const { field, type, max } of limits) {
      const holding = (size: number) => {
        if (type === 'number' || type === 'money') return size
        return type === 'link' ? link.padEnd(size, 'x') : 'x'.repeat(size)
      }
      expect(isAllowed({ [field]: holding(max) }), field).toBe(true)
      expect(isAllowed({ [field]: holding(max + 1) }), field).toBe(false)
    }
    const isArea = (name: string) => ProductAreaChange.safeParse({ name }).success
    expect([longestAreaName, longestAreaName + 1].map((size) => isArea('x'.repeat(size)))).toEqual([
      true,
      false,
    ])
    expect(
      isAllowed({ tags: Array.from({ length: tagLimits.count }, () => 'x'.repeat(tagLimits.length)) }),
    ).toBe(true)
    expect(isAllowed({ tags: Array.from({ length: tagLimits.count + 1 }, () => 'x') })).toBe(false)
  })

  it('accepts the same dates as the contract', () => {
    assert(
      property(
        integer({ min: 1, max: 9999 }),
        integer({ min: 0, max: 14 }),
        integer({ min: 0, max: 33 }),
        (y, m, d) => {
          const year = String(y).padStart(4, '0')
          const reading = read('releaseDate', `${year}/${m}/${d}`)
          const iso = `${year}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`
          const exists = NewFeature.safeParse({ title: 'x', releaseDate: iso }).success
          expect('value' in reading ? reading.value : null).toBe(exists ? iso : null)
        },
      ),
    )
  })
})

describe('a formula', () => {
  const cells: Record<string, string> = {
    '=1+1': "'=1+1",
    '+86': "'+86",
    '-x': "'-x",
    '@a': "'@a",
    '＝1': "'＝1",
    "'=1": "''=1",
    "it's": "it's",
    ' =1': " '=1",
    'a;=1': "a;'=1",
    ';=1;@b': ";'=1;'@b",
    'a| +1': "a| '+1",
    'a\t=1': "a\t'=1",
    'a\n=1': "a\n'=1",
    'a\r\n-1': "a\r\n'-1",
    "a;'=1": "a;''=1",
    'a = b, -c; d': 'a = b, -c; d',
  }

  it.each(Object.entries(cells))('%j is neutralized on export as %j', (cell, neutralized) => {
    expect(neutralizeCell(cell)).toBe(neutralized)
    expect(restoreCell(neutralized)).toBe(cell)
  })

  it('starts no cell of an export, whatever separates its cells, and is restored on import', () => {
    const hostile = string({ unit: constantFrom(...'=+-@;|\t\r\n \'",ab＝'), maxLength: 12 })
    assert(
      property(hostile, (text) => {
        const exported = neutralizeCell(text)
        expect(restoreCell(exported)).toBe(text)
        for (const cell of exported.split(/[;|\t\r\n]/)) expect(cell.trim()).not.toMatch(/^[=+\-@＝]/)
      }),
    )
  })
})

describe('a row', () => {
  const columns: Reading['columns'] = [
    { index: 0, name: 'Key', field: 'externalKey' },
    { index: 1, name: 'Title', field: 'title' },
    { index: 2, name: 'Stage', field: 'stage' },
    { index: 3, name: 'Date', field: 'releaseDate' },
  ]
  const lines = (entries: [string, number][]) => new Map(entries)
  const nothingElse = { keyLines: lines([]), keyedTitleLines: lines([]), unkeyedTitleLines: lines([]) }
  const nobody = { byKey: new Map<string, KnownFeature>(), byTitle: new Map<string, KnownFeature[]>() }
  const known = { byKey: new Map([['k1', oven]]), byTitle: new Map([['Steam oven', [oven]]]) }
  const judge = (cells: string[], candidates = nobody, identities: Reading['identities'] = nothingElse) =>
    classifyRow({ line: 7, cells }, { columns, glossary, identities }, candidates)

  it('is new', () => {
    expect(judge(['k9', ' Mixer ', 'ga', ''])).toMatchObject({
      line: 7,
      kind: 'new',
      title: 'Mixer',
      values: { externalKey: 'k9', title: 'Mixer', stage: 'released' },
    })
  })

  it('is unchanged when no cell differs; an empty cell changes nothing', () => {
    expect(judge(['k1', 'Steam oven', '', ''], known)).toMatchObject({
      kind: 'same',
      values: {},
      changes: [],
    })
  })

  it('changes differing fields only', () => {
    expect(judge(['k1', 'Steam oven 2', 'ga', '2026-05-07'], known)).toMatchObject({
      kind: 'changed',
      featureId: 'f1',
      featureVersion: 4,
      values: { title: 'Steam oven 2', releaseDate: '2026-05-07' },
      changes: [
        { field: 'title', before: 'Steam oven', after: 'Steam oven 2' },
        { field: 'releaseDate', before: '2026-05-06', after: '2026-05-07' },
      ],
    })
  })

  it('without a key matches the one feature with its title', () => {
    expect(judge(['', 'Steam oven', '', '2026-06-01'], known)).toMatchObject({
      kind: 'changed',
      featureId: 'f1',
    })
    const two = { ...known, byTitle: new Map([['Steam oven', [oven, { ...oven, id: 'f2' }]]]) }
    expect(judge(['', 'Steam oven', '', ''], two).errors).toMatchObject([
      { path: 'Title', code: 'ambiguous-title' },
    ])
  })

  it.each<[string, string[], Reading['identities'], object[]]>([
    ['no title', ['', '', 'ga', ''], nothingElse, [{ path: 'Title', code: 'required' }]],
    [
      'several faults',
      ['k9', 'Mixer', 'mystery', '2026-02-30'],
      nothingElse,
      [
        { path: 'Stage', code: 'unknown-stage' },
        { path: 'Date', code: 'no-such-date' },
      ],
    ],
    [
      'a key that an earlier row has',
      ['k9', 'Mixer', '', ''],
      { ...nothingElse, keyLines: lines([['k9', 3]]) },
      [{ path: 'Key', code: 'repeated-key', params: { value: 'k9', line: 3 } }],
    ],
    [
      'a title that an earlier row without a key has',
      ['', 'Mixer', '', ''],
      { ...nothingElse, unkeyedTitleLines: lines([['Mixer', 3]]) },
      [{ path: 'Title', code: 'repeated-title', params: { value: 'Mixer', line: 3 } }],
    ],
    [
      'a title that a row with a key has',
      ['', 'Mixer', '', ''],
      { ...nothingElse, keyedTitleLines: lines([['Mixer', 9]]) },
      [{ path: 'Title', code: 'repeated-title', params: { value: 'Mixer', line: 9 } }],
    ],
    [
      'too few cells',
      ['k9', 'Mixer'],
      nothingElse,
      [{ path: '', code: 'ragged-row', params: { expected: 4, found: 2 } }],
    ],
    [
      'too many cells',
      ['k9', 'M', '', '', 'x'],
      nothingElse,
      [{ code: 'ragged-row', params: { expected: 4, found: 5 } }],
    ],
  ])('is invalid with %s', (_, cells, identities, errors) => {
    const row = judge(cells, nobody, identities)
    expect(row).toMatchObject({ kind: 'wrong', errors, values: {} })
    expect(row.errors).toHaveLength(errors.length)
  })

  it('is invalid when another row has its feature by key, or when it would change an archived one', () => {
    const claimed = { ...nothingElse, keyLines: lines([['k1', 2]]) }
    expect(judge(['', 'Steam oven', '', ''], known, claimed).errors).toMatchObject([
      { code: 'repeated-title', params: { line: 2 } },
    ])
    const archived = {
      ...known,
      byKey: new Map([['k1', { ...oven, archivedAt: '2026-01-01T00:00:00.000Z' }]]),
    }
    expect(judge(['k1', 'Other', '', ''], archived).errors).toMatchObject([{ path: 'Key', code: 'archived' }])
    expect(judge(['k1', 'Steam oven', '', ''], archived).kind).toBe('same')
  })

  it('may have empty cells beyond the last column', () => {
    expect(judge(['k9', 'Mixer', '', '', ' ']).kind).toBe('new')
  })
})
