/** Permanent deletion with all dependent rows; the history stays readable. */
import { describe, expect, it } from 'vitest'
import type { AuditEvent, ActivityPage } from '#server/contracts/activity.ts'
import type { Feature } from '#server/contracts/features.ts'
import type { Launch } from '#server/contracts/launches.ts'
import type { Problem } from '#server/contracts/problems.ts'
import type { Client } from '../support/client.ts'
import { eachDatabase } from '../support/databases.ts'
import { cellsWith } from '../support/every-cell.ts'
import { card, decide, reveal, save, score } from './grading-fixtures.ts'
import { commit, upload } from './imports-fixtures.ts'
import {
  requestPreview,
  testReason,
  complete,
  draft,
  launchDay,
  plan,
  startLaunching,
  tasksOf,
} from './launches-fixtures.ts'

const archive = async <T extends Feature | Launch>(client: Client, entities: string, { id }: T) =>
  (await client.sendLatest<T>('PUT', `/api/${entities}/${id}/archive`)).body
const remove = (client: Client, entities: string, { id, version }: { id: string; version: number }) =>
  client.delete<Problem | undefined>(`/api/${entities}/${id}`, { ifMatch: version })
const historyOf = async (client: Client, { id }: { id: string }): Promise<AuditEvent[]> =>
  (await client.get<ActivityPage>(`/api/activity?entityId=${id}`)).body.items
const told = (auditEvent: AuditEvent | undefined) =>
  Object.fromEntries((auditEvent?.changes ?? []).map(({ field, before }) => [field, before]))

eachDatabase((_name, open) => {
  describe('a feature', () => {
    it('is deleted with its grading, its warnings and its named people', async () => {
      const { db, admin, pia, paul, vera, addFeature, anyone } = await startLaunching(await open())
      const rye = await addFeature('Rye', {
        pmOwnerId: paul.person.id,
        requestingCustomers: 1,
        externalKey: 'k1',
      })
      await score(pia, rye, [3, 3, 3, 3, 3, 3, 3, 3])
      await decide(pia, rye, { grade: 'small-scenario', reason: testReason })
      await save(paul, rye, card([5]))
      await reveal(admin, rye)
      const reason = { reason: 'That customer is enough.' }
      const dismissed = await pia.client.put(`/api/warnings/big-customer-driven~${rye.id}/dismissal`, reason)
      expect(dismissed.status).toBe(200)
      await db
        .insertInto('feature_named_people')
        .values({ feature_id: rye.id, person_id: vera.person.id })
        .execute()
      const { body: pending } = await upload(pia.client, 'key,title\nk1,Dark rye\n')
      const before = await cellsWith(db, rye.id)
      expect(before).toEqual(
        expect.arrayContaining([
          'decisions.feature_id',
          'grading_rounds.feature_id',
          'feature_named_people.feature_id',
          'import_rows.feature_id',
          'warning_dismissals.warning_id',
        ]),
      )

      const archived = await archive<Feature>(admin.client, 'features', rye)
      expect((await remove(admin.client, 'features', archived)).status).toBe(204)
      expect(await cellsWith(db, rye.id)).toEqual(['activity.entity_id', 'deletions.entity_id'])
      for (const table of ['scorecards', 'reveals', 'decision_levels', 'decisions'] as const) {
        expect(await db.selectFrom(table).selectAll().execute(), table).toEqual([])
      }
      expect((await admin.client.get(`/api/features/${rye.id}`)).status).toBe(404)
      expect((await remove(admin.client, 'features', archived)).status).toBe(404)
      expect((await commit<Problem>(pia.client, pending)).body.code).toBe('stale-preview')

      const history = await historyOf(await anyone.signedInAs(vera.person.id), rye)
      expect(history[0]).toMatchObject({ verb: 'deleted', entityTitle: 'Rye', person: { name: 'Ada' } })
      expect(history.map(({ verb }) => verb)).toContain('graded')
      expect(told(history[0])).toMatchObject({
        title: 'Rye',
        pmOwner: { id: paul.person.id, name: 'Paul' },
        externalKey: 'k1',
        grade: 'small-scenario',
      })
    })

    it('is not deleted unless archived, while a launch contains it, or at a stale version', async () => {
      const { admin, pia, feature } = await startLaunching(await open())
      const refusal = async (entity: { id: string; version: number }) => {
        const { status, body } = await remove(admin.client, 'features', entity)
        return { status, code: body?.code, params: body?.params }
      }
      expect(await refusal(feature)).toMatchObject({ status: 409, code: 'not-archived' })
      const launch = await draft(pia, feature, { title: 'Bread fair' })
      const archived = await archive<Feature>(admin.client, 'features', feature)
      expect(await refusal(archived)).toEqual({
        status: 409,
        code: 'in-use',
        params: { launches: ['Bread fair'] },
      })
      await archive<Launch>(pia.client, 'launches', launch)
      expect(await refusal(archived)).toMatchObject({ code: 'in-use' })
      expect(await refusal({ ...archived, version: archived.version - 1 })).toEqual({
        status: 412,
        code: 'stale-version',
        params: { current: archived.version },
      })
      const blind = await admin.client.delete<Problem>(`/api/features/${feature.id}`)
      expect(blind).toMatchObject({ status: 428, body: { code: 'version-required' } })
      expect((await admin.client.get(`/api/features/${feature.id}`)).status).toBe(200)
      for (const who of [pia]) {
        expect((await remove(who.client, 'features', archived)).body?.code).toBe('not-allowed')
      }
    })

    it('leaves a hidden history if it was confidential', async () => {
      const { db, admin, pia, addFeature } = await startLaunching(await open())
      const secret = await addFeature('Secret sauce')
      await db.updateTable('features').set({ is_confidential: 1 }).where('id', '=', secret.id).execute()
      const archived = await archive<Feature>(admin.client, 'features', secret)
      expect((await remove(admin.client, 'features', archived)).status).toBe(204)
      expect(await historyOf(pia.client, secret)).toEqual([])
      expect((await historyOf(admin.client, secret)).map(({ verb }) => verb)).toEqual([
        'deleted',
        'archived',
        'created',
      ])
    })
  })

  describe('a launch', () => {
    it('is deleted with its checklist; its features stay, and can be deleted then', async () => {
      const { db, admin, pia, vera, feature } = await startLaunching(await open())
      const launch = await plan(pia, await draft(pia, feature, { title: 'Bread fair' }), 'announce')
      const [task] = await tasksOf(pia, launch)
      await complete(pia, task!)
      await requestPreview(pia, launch, { launchDate: launchDay, grade: 'announce', gradeReason: null })
      await db
        .insertInto('launch_named_people')
        .values({ launch_id: launch.id, person_id: vera.person.id })
        .execute()
      expect((await remove(admin.client, 'launches', launch)).body?.code).toBe('not-archived')
      const archived = await archive<Launch>(pia.client, 'launches', launch)
      expect((await remove(pia.client, 'launches', archived)).body?.code).toBe('not-allowed')
      expect((await remove(admin.client, 'launches', { ...archived, version: 1 })).status).toBe(412)
      expect((await remove(admin.client, 'launches', archived)).status).toBe(204)
      expect(await cellsWith(db, launch.id)).toEqual([
        'activity.entity_id',
        'activity.within_id',
        'deletions.entity_id',
      ])
      const [deleted] = await historyOf(vera.client, launch)
      expect(deleted).toMatchObject({ verb: 'deleted', entityTitle: 'Bread fair' })
      expect(told(deleted)).toMatchObject({
        launchDate: launchDay,
        grade: 'announce',
        features: [{ id: feature.id, title: 'Sourdough starter' }],
      })
      expect((await historyOf(vera.client, task!)).map(({ verb }) => verb)).toEqual(['completed'])

      const gone = await archive<Feature>(admin.client, 'features', feature)
      expect((await remove(admin.client, 'features', gone)).status).toBe(204)
    })

    it('leaves a hidden history, also of its tasks, if a feature was confidential', async () => {
      const { db, admin, pia, paul, feature } = await startLaunching(await open())
      const launch = await plan(pia, await draft(pia, feature), 'announce')
      const [task] = await tasksOf(pia, launch)
      await complete(pia, task!)
      await db.updateTable('features').set({ is_confidential: 1 }).where('id', '=', feature.id).execute()
      expect((await historyOf(paul.client, task!)).length).toBe(1)
      const archived = await archive<Launch>(admin.client, 'launches', launch)
      expect((await remove(admin.client, 'launches', archived)).status).toBe(204)
      expect(await historyOf(paul.client, launch)).toEqual([])
      expect(await historyOf(paul.client, task!)).toEqual([])
      expect((await historyOf(admin.client, launch))[0]?.verb).toBe('deleted')
    })
  })
})
