import { beforeEach, describe, expect, it } from 'vitest'
import type { Feature, FeatureChange } from '#server/contracts/features.ts'
import { ApiError } from '../../../web/api/client.ts'
import { changeOf } from '../../../web/pages/feature/fact.ts'
import {
  appliedFeatureChange,
  editableFields,
  fieldsBetween,
  fieldsOf,
  onlyFields,
  featureValues,
} from '../../../web/pages/feature/feature-edit.ts'
import { changeLanguage } from '../../../web/locales/language.ts'
import { saveMerging } from '../../../web/editing/merge-change.ts'
import { featureOf, lin, payroll, zhou } from './feature-samples.ts'

beforeEach(() => changeLanguage('en'))

describe('an optimistic edit', () => {
  const names = { people: [lin, zhou], areas: [payroll] }

  it('shows people and areas by name', () => {
    const shown = appliedFeatureChange(
      featureOf({ productArea: null }),
      { pmmOwnerId: lin.id, productAreaId: payroll.id },
      names,
    )
    expect(shown.pmmOwner).toEqual(lin)
    expect(shown.productArea?.name).toBe('Payroll')
  })

  it('clears a field with null and keeps all others', () => {
    const feature = featureOf()
    const shown = appliedFeatureChange(
      feature,
      { pmOwnerId: null, releaseDate: null, productAreaId: null },
      names,
    )
    expect(fieldsBetween(feature, shown)).toEqual(['productAreaId', 'pmOwnerId', 'releaseDate'])
    expect(fieldsBetween(feature, appliedFeatureChange(feature, {}, names))).toEqual([])
  })

  it('covers every editable field, so that an undo can restore each', () => {
    expect(Object.keys(featureValues(featureOf())).sort()).toEqual([...editableFields].sort())
  })

  it('reads an empty field as null and a count as an integer', () => {
    expect(changeOf('releaseDate', '')).toEqual({ releaseDate: null })
    expect(changeOf('requestingCustomers', '12')).toEqual({ requestingCustomers: 12 })
    expect(changeOf('externalKey', '12')).toEqual({ externalKey: '12' })
  })
})

describe('two people editing one feature', () => {
  /** A fake server that holds `now` and rejects writes on an older version. */
  const serverWith = (now: Feature) => ({
    base: featureOf(),
    valueOf: (feature: Feature, field: keyof FeatureChange & string) => featureValues(feature)[field],
    read: () => Promise.resolve(now),
    save: (version: number, change: FeatureChange) =>
      version === now.version
        ? Promise.resolve(appliedFeatureChange(now, change, { people: [lin, zhou], areas: [payroll] }))
        : Promise.reject(new ApiError({ status: 412, code: 'stale-version' })),
  })

  it('keeps both edits when they changed different fields', async () => {
    const theirs = featureOf({ version: 5, stage: 'building', tags: ['payroll', 'month end'] })
    const merged = await saveMerging<Feature, FeatureChange>({
      ...serverWith(theirs),
      change: { title: 'Mine' },
    })
    expect(merged).toMatchObject({ kind: 'saved', value: { title: 'Mine', stage: 'building' } })
  })

  it('shows a conflict for exactly the fields that both changed', async () => {
    const theirs = featureOf({ version: 5, title: 'Theirs', stage: 'building', tags: ['a'] })
    const change = { title: 'Mine', tags: ['b'], summary: 'Mine too' }
    const merged = await saveMerging<Feature, FeatureChange>({ ...serverWith(theirs), change })
    expect(merged).toMatchObject({ kind: 'conflict', fields: ['title', 'tags'], current: theirs, change })
  })

  it('has no conflict when both wrote the same value, lists included', async () => {
    const theirs = featureOf({ version: 5, title: 'Same', tags: ['a', 'b'] })
    const change = { title: 'Same', tags: ['a', 'b'] }
    expect(await saveMerging<Feature, FeatureChange>({ ...serverWith(theirs), change })).toMatchObject({
      kind: 'saved',
    })
  })

  it('removes one field from a change', () => {
    expect(onlyFields({ title: 'a', tags: [], summary: null }, ['title', 'summary'])).toEqual({
      title: 'a',
      summary: null,
    })
    expect(fieldsOf({ tags: [], title: 'a' })).toEqual(['title', 'tags'])
  })
})
