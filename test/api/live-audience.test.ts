/** The audience of hints, computed for all people at once, equals the people who see the entity one by one. */
import { expect, it } from 'vitest'
import type { Kysely } from 'kysely'
import type { Database } from '#server/db/tables.ts'
import { visibleTo } from '#server/resources/visibility/visibility.repository.ts'
import { audiencesOf, keyOf } from '#server/resources/live/audience.service.ts'
import { eachDatabase } from '../support/databases.ts'
import { draft, plan, startLaunching } from './launches-fixtures.ts'

const companies = 40

/** Deterministic pseudo-random integers below the argument. */
function numbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** Randomly makes entities confidential, with random owners and named people. */
async function shuffle(db: Kysely<Database>, personIds: string[], random: (below: number) => number) {
  const someone = () => personIds[random(personIds.length * 3)] ?? null
  const secret = (): 0 | 1 => (random(2) === 0 ? 1 : 0)
  await db.deleteFrom('feature_named_people').execute()
  await db.deleteFrom('launch_named_people').execute()
  for (const { id } of await db.selectFrom('features').select('id').execute()) {
    const owners = { pm_owner_id: someone(), pmm_owner_id: someone(), department_owner_id: someone() }
    const set = { is_confidential: secret(), ...owners }
    await db.updateTable('features').set(set).where('id', '=', id).execute()
    for (const person_id of personIds.filter(() => random(4) === 0)) {
      await db.insertInto('feature_named_people').values({ feature_id: id, person_id }).execute()
    }
  }
  for (const { id } of await db.selectFrom('launches').select('id').execute()) {
    const set = { is_confidential: secret(), owner_id: someone() }
    await db.updateTable('launches').set(set).where('id', '=', id).execute()
    for (const person_id of personIds.filter(() => random(3) === 0)) {
      await db.insertInto('launch_named_people').values({ launch_id: id, person_id }).execute()
    }
  }
}

eachDatabase((_name, open) => {
  it('equals visibility in random companies', { timeout: 60_000 }, async () => {
    const { db, pia, paul, cora, vera, feature, addFeature } = await startLaunching(await open())
    const others = await Promise.all(['Rye', 'Oat', 'Spelt'].map((title) => addFeature(title)))
    const features = [feature, ...others]
    for (const parts of [[0], [1], [0, 2], [1, 2, 3]]) {
      await plan(
        pia,
        await draft(
          pia,
          parts.map((place) => features[place]!),
        ),
        'announce',
      )
    }
    const people = [pia, paul, cora, vera].map(({ person }) => person)
    const personIds = people.map(({ id }) => id)
    const random = numbers(7)
    const tasks = await db.selectFrom('tasks').select('id').orderBy('id').execute()
    const launches = await db.selectFrom('launches').select('id').execute()
    const entities = [
      ...features.map(({ id }) => ({ noun: 'feature', id }) as const),
      ...launches.map(({ id }) => ({ noun: 'launch', id }) as const),
      ...tasks.filter((_, place) => place % 5 === 0).map(({ id }) => ({ noun: 'task', id }) as const),
    ]
    const [removed] = tasks.slice(-1)
    let hidden = 0
    for (let index = 0; index < companies; index += 1) {
      await shuffle(db, personIds, random)
      const audiences = await audiencesOf(db, entities)
      for (const person of people) {
        const seeing = visibleTo(db, person)
        const seen = new Set(
          (
            await Promise.all([
              seeing.selectFrom('features').select('id').execute(),
              seeing.selectFrom('launches').select('id').execute(),
              seeing.selectFrom('tasks').select('id').execute(),
            ])
          )
            .flat()
            .map(({ id }) => id),
        )
        const told = entities.filter((entity) => {
          const audience = audiences.get(keyOf(entity))
          return audience === 'everyone' || audience?.has(person.id)
        })
        expect(told).toEqual(entities.filter(({ id }) => seen.has(id)))
        hidden += entities.length - told.length
      }
    }
    expect(hidden).toBeGreaterThan(companies * 10)

    // A removed task has the visibility of the launch in its history.
    const { launch_id } = await db
      .selectFrom('tasks')
      .select('launch_id')
      .where('id', '=', removed!.id)
      .executeTakeFirstOrThrow()
    const place = { noun: 'launch', id: launch_id } as const
    const task = { noun: 'task', id: removed!.id } as const
    const before = await audiencesOf(db, [place, task])
    expect(before.get(keyOf(task))).toEqual(before.get(keyOf(place)))
    await db
      .insertInto('activity')
      .values({
        id: removed!.id,
        at: '2026-11-23T08:00:00.000Z',
        person_id: pia.person.id,
        noun: 'task',
        entity_id: removed!.id,
        entity_title: 'Gone',
        verb: 'removed',
        changes: '[]',
        within_id: launch_id,
        origin_kind: 'system',
        origin_id: null,
        address: null,
        redacted_at: null,
      })
      .execute()
    await db.deleteFrom('tasks').where('id', '=', removed!.id).execute()
    const after = await audiencesOf(db, [place, task])
    expect(after.get(keyOf(task))).toEqual(after.get(keyOf(place)))
  })
})
