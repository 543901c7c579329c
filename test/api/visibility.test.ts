/** Visibility after any sequence of writes: views, row filter, hints and "who sees this" against a model. */
import type { Kysely } from 'kysely'
import { expect, it } from 'vitest'
import type { Person } from '#server/contracts/people.ts'
import type { Database } from '#server/db/tables.ts'
import { peopleWhoSeeLaunch } from '#server/resources/visibility/naming.service.ts'
import { visibleTo } from '#server/resources/visibility/visibility.repository.ts'
import { audiencesOf, keyOf } from '#server/resources/live/audience.service.ts'
import { eachDatabase } from '../support/databases.ts'
import { draft, startLaunching } from './launches-fixtures.ts'
import { numbers, writesBy } from './visibility-writes.ts'

type Sees = (personId: string) => boolean

/**
 * The model: who sees each existing feature and launch, counted row by row. A deleted one is visible to everybody if
 * it was public before its deletion, else to nobody.
 */
async function counted(db: Kysely<Database>, before: ReadonlyMap<string, boolean>) {
  const features = await db.selectFrom('features').selectAll().execute()
  const launches = await db.selectFrom('launches').selectAll().execute()
  const parts = await db.selectFrom('launch_features').selectAll().execute()
  const onFeatures = await db.selectFrom('feature_named_people').selectAll().execute()
  const onLaunches = await db.selectFrom('launch_named_people').selectAll().execute()
  const sees = new Map<string, Sees>()
  const isOpen = new Map(before)
  for (const { id, ...row } of features) {
    const people = [row.pm_owner_id, row.pmm_owner_id, row.department_owner_id]
    for (const named of onFeatures) if (named.feature_id === id) people.push(named.person_id)
    isOpen.set(id, row.is_confidential === 0)
    sees.set(id, (personId) => row.is_confidential === 0 || people.includes(personId))
  }
  for (const { id, owner_id, is_confidential } of launches) {
    const people = onLaunches.flatMap((named) => (named.launch_id === id ? named.person_id : []))
    const ids = parts.flatMap((part) => (part.launch_id === id ? part.feature_id : []))
    isOpen.set(id, is_confidential === 0 && ids.every((part) => isOpen.get(part)))
    sees.set(
      id,
      (personId) =>
        (is_confidential === 0 || owner_id === personId || people.includes(personId)) &&
        ids.every((part) => sees.get(part)?.(personId)),
    )
  }
  for (const [id, wasOpen] of before) if (!sees.has(id)) sees.set(id, () => wasOpen)
  return { sees, isOpen, launches: launches.map(({ id }) => id), features: features.map(({ id }) => id) }
}

/** What each part of the server considers visible to a person. */
async function told(db: Kysely<Database>, person: Person, counts: Awaited<ReturnType<typeof counted>>) {
  const seeing = visibleTo(db, person)
  const rows = await Promise.all([
    seeing.selectFrom('features').select('id').execute(),
    seeing.selectFrom('launches').select('id').execute(),
    seeing.selectFrom('deletions').select('entity_id as id').execute(),
  ])
  const ids = [...counts.sees.keys()]
  const launchIds = new Set(counts.launches)
  const entities = ids.map((id) => ({ noun: launchIds.has(id) ? 'launch' : 'feature', id }) as const)
  const audiences = await audiencesOf(db, entities)
  const isTold = ({ id }: Person, entity: (typeof entities)[number]) => {
    const audience = audiences.get(keyOf(entity))
    return audience === 'everyone' || audience?.has(id)
  }
  const seen: string[] = []
  for (const id of counts.launches) {
    const parts = await db
      .selectFrom('launch_features')
      .select('feature_id')
      .where('launch_id', '=', id)
      .execute()
    const sees = await peopleWhoSeeLaunch(db, { id, featureIds: parts.map((part) => part.feature_id) })
    if (sees(person)) seen.push(id)
  }
  return {
    byFilter: rows.flat().map(({ id }) => id),
    byHint: entities.filter((entity) => isTold(person, entity)).map(({ id }) => id),
    launches: seen,
  }
}

eachDatabase((_name, open) => {
  it('is the same everywhere after any sequence of writes', { timeout: 120_000 }, async () => {
    const { db, admin, pia, paul, cora, vera, add, addFeature } = await startLaunching(await open())
    const petra = await add('Petra', 'pm')
    const rita = await add('Rita', 'marketing-lead')
    const members = [pia, paul, cora, vera, petra, rita]
    const starters = await Promise.all(['Oat', 'Spelt', 'Wheat'].map((title) => addFeature(title)))
    for (const feature of starters) await draft(pia, feature)
    const write = writesBy(db, admin, members, numbers(11))
    const done = new Map<string, number>()
    let open_: ReadonlyMap<string, boolean> = new Map<string, boolean>()
    let hidden = 0
    for (let step = 0; step < 240; step += 1) {
      const name = await write()
      if (name === undefined) continue
      done.set(name, (done.get(name) ?? 0) + 1)
      const counts = await counted(db, open_)
      open_ = counts.isOpen
      const confined = await db.selectFrom('confidential_entities').select('entity_id').distinct().execute()
      const closed = [...open_].flatMap(([id, isOpen]) => (isOpen ? [] : id))
      expect(confined.map(({ entity_id }) => entity_id).sort(), name).toEqual(closed.sort())
      if (step % 4 > 0) continue
      for (const { person } of members) {
        const expected = [...counts.sees].flatMap(([id, sees]) => (sees(person.id) ? id : [])).sort()
        const { byFilter, byHint, launches } = await told(db, person, counts)
        expect(byFilter.sort(), `${name}: filter for ${person.name}`).toEqual(expected)
        expect(byHint.sort(), `${name}: hints for ${person.name}`).toEqual(expected)
        expect(launches.sort(), `${name}: launches of ${person.name}`).toEqual(
          expected.filter((id) => counts.launches.includes(id)),
        )
        hidden += counts.sees.size - expected.length
      }
    }
    expect(done.size, [...done.keys()].join()).toBe(11)
    expect(hidden).toBeGreaterThan(500)
  })
})
