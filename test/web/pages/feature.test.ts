import { beforeEach, describe, expect, it } from 'vitest'
import type { Activity } from '#server/contracts/activity.ts'
import type { Feature, FeatureChange } from '#server/contracts/features.ts'
import { ApiError } from '../../../web/api/client.ts'
import { changeOf } from '../../../web/pages/feature/fact.ts'
import {
  applied,
  editableFields,
  fieldsBetween,
  fieldsOf,
  only,
  writtenOf,
} from '../../../web/pages/feature/feature-edit.ts'
import { tell } from '../../../web/pages/feature/history-sentences.ts'
import { changeLanguage } from '../../../web/state/language.ts'
import { saveMerging } from '../../../web/state/merge-change.ts'
import { featureOf, lin, payroll, zhou } from './feature-samples.ts'

beforeEach(() => changeLanguage('en'))

describe('an edit shown before it is saved', () => {
  const names = { people: [lin, zhou], areas: [payroll] }

  it('names people and areas by what they are called', () => {
    const shown = applied(
      featureOf({ productArea: null }),
      { pmmOwnerId: lin.id, productAreaId: payroll.id },
      names,
    )
    expect(shown.pmmOwner).toEqual(lin)
    expect(shown.productArea?.name).toBe('Payroll')
  })

  it('clears with null and leaves everything else alone', () => {
    const feature = featureOf()
    const shown = applied(feature, { pmOwnerId: null, releaseDate: null, productAreaId: null }, names)
    expect(fieldsBetween(feature, shown)).toEqual(['productAreaId', 'pmOwnerId', 'releaseDate'])
    expect(fieldsBetween(feature, applied(feature, {}, names))).toEqual([])
  })

  it('writes every field that can be edited, so that an undo can put each back', () => {
    expect(Object.keys(writtenOf(featureOf())).sort()).toEqual([...editableFields].sort())
  })

  it('means nothing by an empty field and a whole number by a count', () => {
    expect(changeOf('releaseDate', '')).toEqual({ releaseDate: null })
    expect(changeOf('requestingCustomers', '12')).toEqual({ requestingCustomers: 12 })
    expect(changeOf('externalKey', '12')).toEqual({ externalKey: '12' })
  })
})

describe('two people editing one feature', () => {
  /** A server that holds `now` and refuses what was written on an older version. */
  const serverWith = (now: Feature) => ({
    base: featureOf(),
    valueOf: (feature: Feature, field: keyof FeatureChange & string) => writtenOf(feature)[field],
    read: () => Promise.resolve(now),
    save: (version: number, change: FeatureChange) =>
      version === now.version
        ? Promise.resolve(applied(now, change, { people: [lin, zhou], areas: [payroll] }))
        : Promise.reject(new ApiError({ status: 412, code: 'stale-version' })),
  })

  it('keeps both when they touched different fields', async () => {
    const theirs = featureOf({ version: 5, stage: 'building', tags: ['payroll', 'month end'] })
    const merged = await saveMerging<Feature, FeatureChange>({
      ...serverWith(theirs),
      change: { title: 'Mine' },
    })
    expect(merged).toMatchObject({ kind: 'saved', value: { title: 'Mine', stage: 'building' } })
  })

  it('asks about exactly the fields that both changed', async () => {
    const theirs = featureOf({ version: 5, title: 'Theirs', stage: 'building', tags: ['a'] })
    const change = { title: 'Mine', tags: ['b'], summary: 'Mine too' }
    const merged = await saveMerging<Feature, FeatureChange>({ ...serverWith(theirs), change })
    expect(merged).toMatchObject({ kind: 'conflict', fields: ['title', 'tags'], current: theirs, change })
  })

  it('does not ask when both wrote the same, lists included', async () => {
    const theirs = featureOf({ version: 5, title: 'Same', tags: ['a', 'b'] })
    const change = { title: 'Same', tags: ['a', 'b'] }
    expect(await saveMerging<Feature, FeatureChange>({ ...serverWith(theirs), change })).toMatchObject({
      kind: 'saved',
    })
  })

  it('takes a part of a change by field', () => {
    expect(only({ title: 'a', tags: [], summary: null }, ['title', 'summary'])).toEqual({
      title: 'a',
      summary: null,
    })
    expect(fieldsOf({ tags: [], title: 'a' })).toEqual(['title', 'tags'])
  })
})

describe('the history in sentences', () => {
  const activity = (parts: Partial<Activity>): Activity => ({
    id: '01890000-0000-7000-8000-0000000000ff',
    at: '2026-11-20T08:00:00.000Z',
    person: lin,
    noun: 'feature',
    thingId: featureOf().id,
    thingTitle: 'Attendance to payroll',
    verb: 'changed',
    changes: [],
    origin: null,
    redactedAt: null,
    ...parts,
  })
  const stage = { field: 'stage', before: 'gray', after: 'released' }
  const owner = { field: 'pmmOwner', before: null, after: lin }

  it.each([
    [activity({ verb: 'created' }), 'Lin Yue added this feature.', 'Lin Yue添加了这个功能。'],
    [
      activity({ changes: [stage] }),
      'Lin Yue changed the stage from Gray to Released.',
      'Lin Yue修改了阶段（由灰度中改为已上线）。',
    ],
    [
      activity({ person: null, changes: [owner] }),
      'Someone changed the PMM owner to Lin Yue.',
      '有人修改了产品市场负责人（设为Lin Yue）。',
    ],
    [
      activity({ changes: [{ field: 'releaseDate', before: '2027-02-22', after: null }] }),
      'Lin Yue changed the release date from 22 Feb 2027 to nothing.',
      'Lin Yue修改了上线日（原为2027年2月22日，现已清空）。',
    ],
    [
      activity({ changes: [{ field: 'tags', before: ['a', 'b'], after: ['b', 'c'] }] }),
      'Lin Yue changed the tags (added c, removed a).',
      'Lin Yue修改了标签（添加c，移除a）。',
    ],
    [
      activity({ verb: 'decided', changes: [{ field: 'grade', before: null, after: 'big-scenario' }] }),
      'Lin Yue decided the grade: Big scenario.',
      'Lin Yue定级为大场景型。',
    ],
    [activity({ verb: 'graded' }), 'Lin Yue confirmed the grade.', 'Lin Yue再次定级，级别不变。'],
    [
      activity({ verb: 'graded', changes: [{ field: 'lookAgainOn', before: null, after: '2027-06-01' }] }),
      'Lin Yue confirmed the grade and changed the day to look again to 1 Jun 2027.',
      'Lin Yue再次定级，级别不变，并修改了复看日（设为2027年6月1日）。',
    ],
    [activity({ verb: 'some-new-verb' }), 'Lin Yue changed this feature.', 'Lin Yue更新了这个功能。'],
  ])('tells %#', (one, english, chinese) => {
    expect(tell(one, 'USD').sentence).toBe(english)
    changeLanguage('zh-Hans')
    expect(tell(one, 'USD').sentence).toBe(chinese)
  })

  it('shows long wordings beside the sentence, not within it', () => {
    const after = 'Payroll clerks close the month in one sitting.\nNothing is typed twice.'
    const told = tell(activity({ changes: [{ field: 'summary', before: null, after }] }), 'USD')
    expect(told.sentence).toBe('Lin Yue changed the summary.')
    expect(told.wordings).toEqual([{ name: 'Summary', before: '', after }])
  })

  it('lists many changes one below the other, with money as money', () => {
    const budget = { field: 'campaignBudget', before: null, after: 30000 }
    const title = { field: 'title', before: 'A', after: 'B' }
    const told = tell(activity({ verb: 'imported', changes: [title, stage, owner, budget] }), 'CNY')
    expect(told.sentence).toBe('An import by Lin Yue changed 4 fields:')
    expect(told.parts?.[0]).toBe('The title from “A” to “B”')
    expect(told.parts?.[3]).toBe('The campaign budget to ¥30,000')
  })
})
