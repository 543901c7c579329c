/** Restoring any earlier version, regardless of later edits. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AuditEvent } from '#server/contracts/activity.ts'
import { type Feature, FeatureChange } from '#server/contracts/features.ts'
import { type Launch, LaunchChange } from '#server/contracts/launches.ts'
import { featureRestoration, launchRestoration } from '#server/domain/history/restoring.ts'
import { versionAt } from '#server/domain/history/version-at.ts'
import { changesBetween } from '#server/resources/activity/activity.service.ts'
import { emptyFeature } from '../../support/empty-feature.ts'

type NewAuditEvent = Pick<AuditEvent, 'id' | 'changes'>

const people = ['Pia', 'Paul', 'Lena'].map((name, index) => ({ id: `person-${index}`, name }))
const areas = ['Ovens', 'Dough'].map((name, index) => ({
  id: `area-${index}`,
  name,
  productStage: 'early' as const,
}))
const orNull = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null })
const person = orNull(fc.constantFrom(...people))

/** The fields that edits and decisions can set, as the feature then shows them. */
const featureEdit: fc.Arbitrary<Partial<Feature>> = fc.record(
  {
    title: fc.string({ minLength: 1, maxLength: 5 }).filter((title) => title.trim() !== ''),
    summary: orNull(fc.string({ maxLength: 5 })),
    productArea: orNull(fc.constantFrom(...areas)),
    stage: fc.constantFrom('planned', 'prd', 'gray'),
    pmOwner: person,
    pmmOwner: person,
    departmentOwner: person,
    releaseDate: orNull(fc.constantFrom('2027-01-01', '2027-02-01')),
    externalKey: orNull(fc.constantFrom('k1', 'k2')),
    externalLink: orNull(fc.constantFrom('https://bakery.example/')),
    tags: fc.array(fc.constantFrom('a', 'b'), { maxLength: 2 }),
    requestingCustomers: orNull(fc.nat(3)),
    pmmJoinedOn: orNull(fc.constant('2026-01-01')),
    prdFinalOn: orNull(fc.constant('2026-02-01')),
    plannedFollowUps: orNull(fc.nat(3)),
    campaignBudget: orNull(fc.nat(3)),
    grade: orNull(fc.constantFrom('announce', 'big-scenario')),
    lookAgainOn: orNull(fc.constant('2027-05-01')),
  },
  { requiredKeys: [] },
)
const featureFields = Object.keys(emptyFeature).filter((field) => field !== 'version') as (keyof Feature)[]

const part = (index: number): Launch['features'][number] => ({
  id: `feature-${index}`,
  title: `Feature ${index}`,
  grade: null,
  stage: 'gray',
  releaseDate: null,
  prdFinalOn: null,
  pmOwnerId: null,
  isConfidential: false,
})
const launchEdit: fc.Arbitrary<Partial<Launch>> = fc.record(
  {
    title: fc.string({ minLength: 1, maxLength: 5 }).filter((title) => title.trim() !== ''),
    summary: orNull(fc.string({ maxLength: 5 })),
    owner: person,
    paidSpend: orNull(fc.nat(3)),
    features: fc.uniqueArray(fc.nat(3), { minLength: 1 }).map((indexes) => indexes.map(part)),
    launchDate: orNull(fc.constant('2027-03-01')),
    grade: orNull(fc.constantFrom('announce', 'big-scenario')),
  },
  { requiredKeys: [] },
)
const launchStart: Launch = {
  id: 'launch-1',
  title: 'Bread',
  summary: null,
  status: 'draft',
  launchDate: null,
  owner: null,
  grade: null,
  gradeReason: null,
  decidedGrade: null,
  paidSpend: null,
  playbook: null,
  plannedAt: null,
  canUndoPlan: false,
  features: [part(1)],
  progress: [],
  concerns: [],
  archivedAt: null,
  isConfidential: false,
  createdAt: '2026-11-23T08:00:00.000Z',
  updatedAt: '2026-11-23T08:00:00.000Z',
  version: 1,
}
const launchFields = Object.keys(launchStart) as (keyof Launch)[]

/** The states after each edit, oldest first, and the resulting history, newest first. */
function lived<T extends object>(start: T, edits: readonly Partial<T>[], fields: (keyof T & string)[]) {
  const states = [start]
  const entries: NewAuditEvent[] = [{ id: 'event-0', changes: [] }]
  edits.forEach((edit, index) => {
    const before = states.at(-1)!
    const after = { ...before, ...edit }
    states.push(after)
    const own = changesBetween(before, after, fields)
    const other = { field: 'late-join', before: null, after: 'We know.' }
    entries.unshift({ id: `event-${index + 1}`, changes: index % 3 === 0 ? [...own, other] : own })
  })
  return { states, entries, current: states.at(-1)! }
}

/** Applies a change to a feature as the server does. */
function applied(feature: Feature, change: FeatureChange): Feature {
  const { productAreaId, pmOwnerId, pmmOwnerId, departmentOwnerId, ...rest } = change
  const who = (id: string | null | undefined, before: Feature['pmOwner']) =>
    id === undefined ? before : (people.find((one) => one.id === id) ?? null)
  return {
    ...feature,
    ...(rest as Partial<Feature>),
    productArea:
      productAreaId === undefined
        ? feature.productArea
        : (areas.find(({ id }) => id === productAreaId) ?? null),
    pmOwner: who(pmOwnerId, feature.pmOwner),
    pmmOwner: who(pmmOwnerId, feature.pmmOwner),
    departmentOwner: who(departmentOwnerId, feature.departmentOwner),
  }
}

describe('a version of a feature', () => {
  it('equals the former state, after any edits', () => {
    fc.assert(
      fc.property(fc.array(featureEdit, { maxLength: 8 }), (edits) => {
        const { states, entries, current } = lived(emptyFeature, edits, featureFields)
        states.forEach((state, index) => {
          expect(versionAt(current, entries, `event-${index}`, featureFields)).toEqual(state)
        })
      }),
    )
  })

  it('is restored by a change, except for fields set by decisions', () => {
    fc.assert(
      fc.property(fc.array(featureEdit, { maxLength: 8 }), fc.nat(), (edits, which) => {
        const { states, entries, current } = lived(emptyFeature, edits, featureFields)
        const index = which % states.length
        const restoring = featureRestoration(current, entries, `event-${index}`)!
        const { grade, lookAgainOn } = current
        expect(applied(current, restoring.change)).toEqual({ ...states[index], grade, lookAgainOn })
        expect(restoring.restored).toHaveLength(Object.keys(restoring.change).length)
        for (const { field, now, then } of [...restoring.restored, ...restoring.left]) {
          expect(now).toEqual(current[field as keyof Feature])
          expect(then).toEqual(states[index]?.[field as keyof Feature])
          expect(now).not.toEqual(then)
        }
        const left = restoring.left.map(({ field }) => field)
        expect(left.includes('grade')).toBe(grade !== states[index]?.grade)
        expect(FeatureChange.partial().safeParse({ ...restoring.change, ...withoutIds }).success).toBe(true)
      }),
    )
  })

  it('is undefined when the history does not contain it', () => {
    expect(versionAt(emptyFeature, [], 'event-1', featureFields)).toBeUndefined()
    expect(featureRestoration(emptyFeature, [{ id: 'event-0', changes: [] }], 'event-1')).toBeUndefined()
  })

  it('that is the current one needs no change', () => {
    const entries = [{ id: 'event-0', changes: [{ field: 'title', before: 'Oat', after: 'Rye' }] }]
    expect(featureRestoration(emptyFeature, entries, 'event-0')).toEqual({
      change: {},
      restored: [],
      left: [],
    })
  })

  it('restores every field that people can edit', () => {
    const other = { id: 'x', name: 'X', productStage: 'early' }
    const changes = Object.keys(emptyFeature).map((field) => ({
      field,
      before: field === 'tags' ? ['z'] : /Owner|Area/.test(field) ? other : 'z',
      after: null,
    }))
    const entries = [
      { id: 'event-1', changes },
      { id: 'event-0', changes: [] },
    ]
    const { change } = featureRestoration(emptyFeature, entries, 'event-0')!
    expect(Object.keys(change).sort()).toEqual(Object.keys(FeatureChange.shape).sort())
  })
})

/** The ids of these fixtures are not UUIDs. */
const withoutIds = {
  productAreaId: undefined,
  pmOwnerId: undefined,
  pmmOwnerId: undefined,
  departmentOwnerId: undefined,
}

describe('a version of a launch', () => {
  it('is restored by a change, except for fields of its plan', () => {
    fc.assert(
      fc.property(fc.array(launchEdit, { maxLength: 8 }), fc.nat(), (edits, which) => {
        const { states, entries, current } = lived(launchStart, edits, launchFields)
        const index = which % states.length
        const { change, left } = launchRestoration(current, entries, `event-${index}`)!
        const { featureIds, ownerId, ...rest } = change
        const back = {
          ...current,
          ...(rest as Partial<Launch>),
          ...(featureIds && { features: featureIds.map((id) => part(Number(id.slice('feature-'.length)))) }),
          ...(ownerId !== undefined && { owner: people.find(({ id }) => id === ownerId) ?? null }),
        }
        const { launchDate, grade } = current
        expect(back).toEqual({ ...states[index], launchDate, grade })
        expect(left.map(({ field }) => field)).not.toContain('title')
      }),
    )
  })

  it('restores every field that people can edit', () => {
    const changes = Object.keys(launchStart).map((field) => ({
      field,
      before: field === 'features' ? [{ id: 'x' }] : field === 'owner' ? { id: 'x', name: 'X' } : 'z',
      after: null,
    }))
    const entries = [
      { id: 'event-1', changes },
      { id: 'event-0', changes: [] },
    ]
    const { change, left } = launchRestoration(launchStart, entries, 'event-0')!
    expect(Object.keys(change).sort()).toEqual(Object.keys(LaunchChange.shape).sort())
    expect(left.map(({ field }) => field)).toEqual(['launchDate', 'grade', 'gradeReason', 'playbook'])
  })
})
