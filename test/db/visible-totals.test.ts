/** Totals of rows that a person may see equal the rows that they get, for everything that hides a row. */
import type { Kysely } from 'kysely'
import { expect, it } from 'vitest'
import { countRows } from '#server/db/page.ts'
import type { Database } from '#server/db/tables.ts'
import { newFeatureRow } from '#server/resources/features/features.rows.ts'
import { visibleTo } from '#server/resources/visibility/visibility.repository.ts'
import { eachDatabase } from '../support/databases.ts'

const at = '2026-01-01T00:00:00.000Z'
const people = ['ada', 'ben']
const confidential = { 'of nobody': null, 'of ada': 'ada', 'of both': 'ben' }
const deleted = ['deleted', 'deleted in public']
const entities = ['public', ...Object.keys(confidential), ...deleted]

/** Entities of every visibility, and an audit event of every combination of entity, place, person and entity type. */
async function fill(db: Kysely<Database>): Promise<void> {
  const account = { role: 'pm', language: 'en', is_department_lead: 0, version: 1, created_at: at } as const
  await db
    .insertInto('people')
    .values(people.map((id) => ({ ...account, id, name: id, email: id })))
    .execute()
  const features = Object.entries({ public: null, ...confidential }).map(([id, pmOwnerId]) =>
    newFeatureRow({ title: id, pmOwnerId }, { id, createdAt: at, isConfidential: id !== 'public' }),
  )
  await db.insertInto('features').values(features).execute()
  // Visible to one person for two reasons, and hidden from others once.
  await db
    .insertInto('feature_named_people')
    .values(people.map((person_id) => ({ feature_id: 'of both', person_id })))
    .execute()
  const deletion = { noun: 'feature', person_id: 'ada', deleted_at: at }
  await db
    .insertInto('deletions')
    .values([
      { ...deletion, entity_id: 'deleted', is_confidential: 1 },
      { ...deletion, entity_id: 'deleted in public', is_confidential: 0 },
    ])
    .execute()
  const event = { at, entity_title: '', verb: 'changed', changes: '[]', origin_kind: 'system' }
  const unset = { origin_id: null, address: null, redacted_at: null }
  const events = entities.flatMap((entity_id) =>
    [null, ...entities].flatMap((within_id) =>
      [null, ...people].flatMap((person_id) =>
        ['feature', 'import'].map((noun) => ({
          ...{ ...event, ...unset, entity_id, within_id, person_id, noun },
          id: [noun, entity_id, within_id, person_id].join('~'),
        })),
      ),
    ),
  )
  await db.insertInto('activity').values(events).execute()
}

eachDatabase((_name, open) => {
  it('is the number of visible rows, for every person and for nobody', async () => {
    const db = await open()
    await fill(db)
    const visible: number[] = []
    for (const id of [...people, undefined]) {
      const seeing = visibleTo(db, id === undefined ? undefined : { id, role: 'pm' })
      for (const all of [
        seeing.selectFrom('activity'),
        seeing
          .selectFrom('activity')
          .where('within_id', 'in', (eb) => eb.selectFrom('features').select('features.id')),
        seeing
          .selectFrom('activity')
          .where((eb) => eb.or([eb('noun', '=', 'import'), eb('person_id', 'is', null)])),
      ]) {
        const rows = await all.select('activity.id').execute()
        expect(await countRows(all), id).toBe(rows.length)
        visible.push(rows.length)
      }
      const features = seeing.selectFrom('features as some')
      expect(await countRows(features), id).toBe((await features.select('some.id').execute()).length)
    }
    // Everybody sees some rows, and not all.
    expect(Math.min(...visible)).toBeGreaterThan(0)
    expect(Math.max(...visible)).toBeLessThan(entities.length * (entities.length + 1) * 6)
  })

  it('hides an import that changed a confidential feature from everybody but its importer', async () => {
    const db = await open()
    await fill(db)
    for (const id of [...people, undefined]) {
      const seeing = visibleTo(db, id === undefined ? undefined : { id, role: 'pm' })
      const rows = await seeing
        .selectFrom('activity')
        .select('person_id')
        .distinct()
        .where('noun', '=', 'import')
        .where('within_id', 'is not', null)
        .execute()
      expect(rows).toEqual(id === undefined ? [] : [{ person_id: id }])
    }
  })
})
