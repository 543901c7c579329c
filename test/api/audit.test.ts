/** The history: who, what, before and after, when, from where; only for permitted readers, and never rewritten. */
import { parse } from 'csv-parse/sync'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import type { AuditEvent, ActivityPage } from '#server/contracts/activity.ts'
import type { Feature } from '#server/contracts/features.ts'
import type { Problem } from '#server/contracts/problems.ts'
import { recordEvents } from '#server/resources/activity/activity.service.ts'
import { refreshingWarnings } from '#server/resources/warnings/refreshing.service.ts'
import type { Client } from '../support/client.ts'
import { eachDatabase } from '../support/databases.ts'
import { startCompany } from './grading-fixtures.ts'
import { draft, startLaunching } from './launches-fixtures.ts'

const page = async (client: Client, query: string): Promise<ActivityPage> =>
  (await client.get<ActivityPage>(`/api/activity?${query}`)).body
const auditEvents = async (client: Client, query: string): Promise<AuditEvent[]> =>
  (await page(client, query)).items
const verbs = async (client: Client, query: string) =>
  (await auditEvents(client, query)).map(({ verb }) => verb)

eachDatabase((_name, open) => {
  describe('the history', () => {
    it('filters by noun, entity, person, verb, origin and date of the workspace', async () => {
      let now = '2026-11-23T23:30:00.000Z'
      const company = await startCompany(await open(), { now: () => now })
      const { admin, add, addFeature, deps } = company
      const { client } = admin
      // In Tokyo it is already the 24th.
      await client.patch('/api/workspace', { timeZone: 'Asia/Tokyo' }, { ifMatch: 1 })
      const pia = await add('Pia', 'pmm')
      const rye = await addFeature('Rye')
      await pia.client.patch(`/api/features/${rye.id}`, { title: 'Dark rye' }, { ifMatch: 1 })
      now = '2026-11-25T02:00:00.000Z'
      await pia.client.sendLatest('PUT', `/api/features/${rye.id}/archive`)

      expect(await verbs(client, `noun=feature&entityId=${rye.id}`)).toEqual([
        'archived',
        'changed',
        'created',
      ])
      expect(await verbs(client, `noun=feature&personId=${pia.person.id}`)).toEqual(['archived', 'changed'])
      expect(await verbs(client, `noun=feature,workspace&verb=changed`)).toEqual(['changed', 'changed'])
      expect(await verbs(client, `noun=feature&from=2026-11-24&to=2026-11-24`)).toEqual([
        'changed',
        'created',
      ])
      expect(await verbs(client, `noun=feature&from=2026-11-25`)).toEqual(['archived'])
      expect(await verbs(client, `noun=feature&to=2026-11-23`)).toEqual([])
      expect(await verbs(client, `noun=feature&to=9999-12-31&limit=1`)).toEqual(['archived'])
      await deps.db
        .transaction()
        .execute((trx) =>
          recordEvents(trx, { ...deps, origin: { kind: 'system', id: null, address: null } }, null, [
            { noun: 'workspace', entity: { id: admin.person.id, title: 'Headrace' }, verb: 'tidied' },
          ]),
        )
      expect(await verbs(client, 'originKind=system')).toContain('tidied')
      expect(await verbs(client, 'originKind=token')).toEqual([])
      for (const wrong of ['from=2026-02-30', 'noun=bread', 'originKind=letter', 'personId=me', 'other=1']) {
        expect((await client.get(`/api/activity?${wrong}`)).status, wrong).toBe(422)
      }
    })

    it('pages through all events, each once', async () => {
      const { admin, addFeature } = await startCompany(await open())
      for (const title of ['Rye', 'Oat', 'Spelt', 'Wheat', 'Corn']) await addFeature(title)
      const all = await page(admin.client, 'noun=feature&limit=200')
      const read: AuditEvent[] = []
      for (let cursor: string | null = ''; cursor !== null;) {
        const next: ActivityPage = await page(
          admin.client,
          `noun=feature&limit=2${cursor && `&cursor=${cursor}`}`,
        )
        expect(next.total).toBe(5)
        read.push(...next.items)
        cursor = next.nextCursor
      }
      expect(read).toEqual(all.items)
    })

    it('shows origins only to auditors, and sign-ins only to them and the person', async () => {
      const { admin, add, addFeature } = await startCompany(await open())
      const lena = await add('Lena', 'marketing-lead')
      const pia = await add('Pia', 'pmm')
      const rye = await addFeature('Rye')
      const [told] = await auditEvents(lena.client, `entityId=${rye.id}`)
      expect(told?.origin).toMatchObject({ kind: 'session', name: null, address: '127.0.0.1' })
      expect(told?.origin?.id).toMatch(/^[0-9a-f-]{36}$/)
      expect((await auditEvents(pia.client, `entityId=${rye.id}`))[0]?.origin).toBeNull()

      const adminsOwn = `entityId=${admin.person.id}&noun=session,api-token`
      expect(await verbs(lena.client, adminsOwn)).toEqual(['signed-in'])
      expect(await verbs(admin.client, adminsOwn)).toEqual(['signed-in'])
      expect(await page(pia.client, adminsOwn)).toEqual({ items: [], nextCursor: null, total: 0 })
      expect(await verbs(pia.client, `entityId=${pia.person.id}&noun=session`)).toEqual(['signed-in'])
    })

    it('names the token that a program used', async () => {
      const { admin, anyone, add } = await startCompany(await open())
      const made = await admin.client.post<{ id: string; secret: string }>('/api/api-tokens', {
        name: 'Nightly upload',
        scope: 'write',
        expiresOn: '2027-01-01',
      })
      const headers = { authorization: `Bearer ${made.body.secret}` }
      const { body } = await anyone.post<Feature>('/api/features', { title: 'Rye' }, { headers })
      const [told] = await auditEvents(admin.client, `entityId=${body.id}`)
      expect(told?.origin).toMatchObject({ kind: 'token', id: made.body.id, name: 'Nightly upload' })
      expect(await verbs(admin.client, 'originKind=token')).toEqual(['created'])
      const pia = await add('Pia', 'pmm')
      expect(await auditEvents(pia.client, `entityId=${made.body.id}`)).toEqual([])
    })

    it('hides features that became confidential from a launch’s history', async () => {
      const { db, admin, pia, paul, cora, feature, addFeature } = await startLaunching(await open())
      const secret = await addFeature('Secret sauce')
      const rolls = await addFeature('Rolls')
      const launch = await draft(pia, [feature, secret])
      const featureIds = [feature.id, rolls.id]
      await pia.client.patch(`/api/launches/${launch.id}`, { featureIds }, { ifMatch: 1 })
      const titles = async (client: Client) => {
        const [changed] = await auditEvents(client, `entityId=${launch.id}&verb=changed`)
        return (changed?.changes[0]?.before as { title: string }[]).map(({ title }) => title)
      }
      expect(await titles(cora.client)).toEqual(['Sourdough starter', 'Secret sauce'])
      await db.updateTable('features').set({ is_confidential: 1 }).where('id', '=', secret.id).execute()
      expect(await titles(cora.client)).toEqual(['Sourdough starter'])
      expect(await titles(paul.client)).toEqual(['Sourdough starter'])
      expect(await titles(admin.client)).toEqual(['Sourdough starter', 'Secret sauce'])
    })

    it('is exported by auditors, with formula cells neutralized', async () => {
      const { admin, add, addFeature } = await startCompany(await open())
      const rye = await addFeature('=1+1')
      const changed = { title: '@SUM(A1)', summary: 'Line one\nline "two", 三', tags: ['a', 'b'] }
      await admin.client.patch(`/api/features/${rye.id}`, changed, { ifMatch: 1 })
      const answer = await admin.client.get<string>(`/api/activity/export?noun=feature`)
      expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
      expect(answer.headers.get('content-disposition')).toBe('attachment; filename="activity-2026-11-23.csv"')
      const rows: Record<string, string>[] = parse(answer.body, { columns: true, bom: true })
      expect(rows).toHaveLength(4)
      expect(rows[0]).toMatchObject({
        Person: 'Ada',
        Origin: 'session',
        Address: '127.0.0.1',
        Noun: 'feature',
        Entity: rye.id,
        Title: `'@SUM(A1)`,
        Verb: 'changed',
        Field: 'title',
        Before: `'=1+1`,
        After: `'@SUM(A1)`,
      })
      expect(rows.map((row) => row.Field)).toEqual(['title', 'summary', 'tags', ''])
      expect(rows[1]?.After).toBe(changed.summary)
      expect(rows[2]?.After).toBe('["a","b"]')
      const only = await admin.client.get<string>('/api/activity/export?verb=created&noun=feature')
      expect(parse(only.body, { columns: true, bom: true })).toHaveLength(1)

      const lena = await add('Lena', 'marketing-lead')
      await lena.client.patch('/api/session', { language: 'zh-Hans' })
      const chinese = await lena.client.get<string>('/api/activity/export')
      expect(chinese.body.split('\r\n')[0]).toContain('操作人')
      const pia = await add('Pia', 'pmm')
      expect((await pia.client.get<Problem>('/api/activity/export')).body.code).toBe('not-allowed')
    })

    it('exports more events than one query reads', async () => {
      const { admin, deps } = await startCompany(await open())
      const titles = Array.from({ length: 1203 }, (_, index) => `Loaf ${index}`)
      const told = titles.map((title) => ({
        noun: 'feature' as const,
        entity: { id: deps.newId(), title },
        verb: 'imported',
      }))
      // Inserted in batches, since SQLite limits the parameters of a statement.
      for (let at = 0; at < told.length; at += 300) {
        await refreshingWarnings(deps.db, deps)
          .transaction()
          .execute((trx) => recordEvents(trx, deps, admin.person.id, told.slice(at, at + 300)))
      }
      const { body } = await admin.client.get<string>('/api/activity/export?verb=imported')
      const rows: Record<string, string>[] = parse(body, { columns: true, bom: true })
      expect(rows.map((row) => row.Title)).toEqual(titles.toReversed())
    })

    it('is never rewritten and never shortened', async () => {
      const { db, addFeature } = await startCompany(await open())
      await addFeature('Rye')
      const before = await db.selectFrom('activity').selectAll().execute()
      const attempts = [
        db.deleteFrom('activity'),
        db.updateTable('activity').set({ verb: 'archived' }),
        db.updateTable('activity').set({ changes: '[]' }),
        db.updateTable('activity').set({ person_id: null, redacted_at: '2026-11-23T08:00:00.000Z' }),
        db
          .updateTable('activity')
          .set({ at: '2020-01-01T00:00:00.000Z', redacted_at: '2026-11-23T08:00:00.000Z' }),
        db.updateTable('activity').set({ entity_id: 'other', redacted_at: '2026-11-23T08:00:00.000Z' }),
      ]
      for (const attempt of attempts) await expect(attempt.execute()).rejects.toThrow('append-only')
      await expect(sql`delete from activity where 1 = 1`.execute(db)).rejects.toThrow('append-only')
      expect(await db.selectFrom('activity').selectAll().execute()).toEqual(before)
      await db
        .updateTable('activity')
        .set({ entity_title: '—', redacted_at: '2026-11-23T08:00:00.000Z' })
        .execute()
      expect(await db.selectFrom('activity').select('entity_title').distinct().execute()).toEqual([
        { entity_title: '—' },
      ])
    })
  })
})
