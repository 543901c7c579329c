/** The event stream: hints about visible entities, while the session or token is valid. */
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { v7 } from 'uuid'
import { expect, it } from 'vitest'
import type { Feature } from '#server/contracts/features.ts'
import type { Problem } from '#server/contracts/problems.ts'
import { openLive } from '#server/db/live.ts'
import { openDatabase } from '#server/db/database.ts'
import type { Signal } from '#server/deps.ts'
import { type Subscriber, openHub } from '#server/resources/live/live.service.ts'
import { Client } from '../support/client.ts'
import { eachDatabase } from '../support/databases.ts'
import { openEventReader, type TestEvent } from '../support/event-reader.ts'
import { launchServer } from '../support/server-process.ts'
import { draft, edit, plan, tasksOf } from './launches-fixtures.ts'
import { startWithLive } from './live-fixtures.ts'

eachDatabase((name, _open, newUrl) => {
  it('sends hints about changes to everyone, without content', async () => {
    const { pia, vera, feature } = await startWithLive(newUrl)
    const watching = await openEventReader(vera.client)
    expect(watching.status).toBe(200)
    expect(watching.headers.get('content-type')).toMatch(/^text\/event-stream/)
    expect(watching.headers.get('cache-control')).toBe('no-store')
    expect(watching.headers.get('x-accel-buffering')).toBe('no')
    await pia.client.patch(`/api/features/${feature.id}`, { title: 'Rye' }, { ifMatch: 1 })
    expect(await watching.hinted(feature)).toEqual({
      event: 'changed',
      data: [{ noun: 'feature', id: feature.id }],
    })
    // An unauthenticated request would otherwise stay open.
    const plain = await vera.client.get<Problem>('/api/events')
    expect([plain.status, plain.body.code]).toEqual([422, 'invalid-input'])
    expect((await openEventReader(new Client(vera.client.url))).status).toBe(401)
  })

  it('sends hints about confidential entities only to people who see them', async () => {
    const company = await startWithLive(newUrl)
    const { db, admin, pia, paul, cora, vera, feature, addFeature } = company
    const open_ = await addFeature('Open secret')
    const launch = await plan(pia, await draft(pia, feature), 'announce')
    const [task] = await tasksOf(pia, launch)
    // Paul owns the feature, Cora is named on it; the launch and its tasks inherit its visibility.
    await db.updateTable('features').set({ is_confidential: 1, pmm_owner_id: null }).execute()
    await db.updateTable('features').set({ is_confidential: 0 }).where('id', '=', open_.id).execute()
    await db
      .insertInto('feature_named_people')
      .values({ feature_id: feature.id, person_id: cora.person.id })
      .execute()
    const readers = await Promise.all(
      [admin, paul, cora, pia, vera].map(({ client }) => openEventReader(client)),
    )
    await admin.client.patch(`/api/features/${feature.id}`, { title: 'Oat' }, { ifMatch: feature.version })
    await edit(admin, task!, { note: 'Quietly' })
    await admin.client.patch(`/api/launches/${launch.id}`, { title: 'Hush' }, { ifMatch: launch.version })
    await admin.client.patch(`/api/features/${open_.id}`, { title: 'Loud' }, { ifMatch: open_.version })
    await Promise.all(readers.map((reader) => reader.hinted(open_)))
    const all = [feature.id, task!.id, launch.id, open_.id].sort()
    const [asAdmin, asOwner, asNamed, asPia, asVera] = readers.map((reader) => reader.hintedIds().sort())
    expect([asAdmin, asOwner, asNamed]).toEqual([all, all, all])
    expect([asPia, asVera]).toEqual([[open_.id], [open_.id]])
  })

  it('sends hints about deleted entities to everyone, about confidential ones to administrators only', async () => {
    const { db, deps, admin, vera } = await startWithLive(newUrl)
    const [secret, plain, never] = [v7(), v7(), v7()]
    for (const [id, is_confidential] of [
      [secret, 1],
      [plain, 0],
    ] as const) {
      const row = { entity_id: id, noun: 'feature', person_id: admin.person.id, deleted_at: deps.now() }
      await db
        .insertInto('deletions')
        .values({ ...row, is_confidential })
        .execute()
    }
    const [asAdmin, asVera] = await Promise.all([admin, vera].map(({ client }) => openEventReader(client)))
    const hints = [secret, never, plain].map((id) => ({ noun: 'feature', id }) as const)
    await deps.live.publish(db, { kind: 'changed', hints })
    await Promise.all([asAdmin!.hinted({ id: plain }), asVera!.hinted({ id: plain })])
    expect(asAdmin!.hintedIds()).toEqual([secret, never, plain])
    expect(asVera!.hintedIds()).toEqual([plain])
  })

  it('sends hints about sessions to their person and auditors', async () => {
    const { admin, anyone, pia, vera } = await startWithLive(newUrl)
    const readers = await Promise.all([admin, pia, vera].map(({ client }) => openEventReader(client)))
    await (await anyone.signedInAs(pia.person.id)).delete('/api/session')
    await pia.client.post<Feature>('/api/features', { title: 'Last' })
    const [asAdmin, asPia, asVera] = await Promise.all(
      readers.map(async (reader) => {
        await reader.until(({ data }) => JSON.stringify(data).includes('"feature"'))
        return reader.hintedIds()
      }),
    )
    expect(asAdmin).toContain(pia.person.id)
    expect(asPia).toContain(pia.person.id)
    expect(asVera).not.toContain(pia.person.id)
  })

  it('ends with the session, and on a change of role', async () => {
    const { admin, anyone, pia, vera } = await startWithLive(newUrl)
    const other = await anyone.signedInAs(pia.person.id)
    const [ending, staying] = [await openEventReader(other), await openEventReader(pia.client)]
    expect((await other.delete('/api/session')).status).toBe(204)
    await ending.ended
    const demoted = await openEventReader(vera.client)
    const { version } = vera.person
    const change = { role: 'contributor' }
    const answer = await admin.client.patch(`/api/people/${vera.person.id}`, change, { ifMatch: version })
    expect(answer.status).toBe(200)
    await demoted.ended
    await pia.client.post<Feature>('/api/features', { title: 'Still heard' })
    await staying.until(({ data }) => JSON.stringify(data).includes('"feature"'))
  })

  it('ends streams of invalid sessions and tokens at the next heartbeat', async () => {
    const { db, deps, pia, cora, vera } = await startWithLive(newUrl)
    const ended: string[] = []
    let beats = 0
    const hub = openHub(deps, undefined, 100)
    const follow = (whose: string, person: Subscriber['person'], origin: Subscriber['origin']) => {
      const end = () => ended.push(whose)
      hub.subscribe({ person, origin, send: () => {}, beat: () => (beats += 1), end }, false)
    }
    const sessionOf = async (personId: string) =>
      (
        await db
          .selectFrom('sessions')
          .select('id')
          .where('person_id', '=', personId)
          .executeTakeFirstOrThrow()
      ).id
    const tokenOf = async (personId: string) => {
      const id = v7()
      const dates = { created_at: deps.now(), expires_at: '2030-01-01T00:00:00.000Z' }
      const ends = { last_used_at: null, revoked_at: null }
      await db
        .insertInto('api_tokens')
        .values({ id, person_id: personId, name: 'CI', token_hash: id, scope: 'read', ...dates, ...ends })
        .execute()
      return id
    }
    const tokenId = await tokenOf(cora.person.id)
    follow('session', pia.person, { kind: 'session', id: await sessionOf(pia.person.id) })
    follow('token', cora.person, { kind: 'token', id: tokenId })
    follow('disabled', vera.person, { kind: 'session', id: await sessionOf(vera.person.id) })
    await expect.poll(() => beats).toBeGreaterThan(8)
    expect(ended).toEqual([])
    await db.updateTable('people').set({ disabled_at: deps.now() }).where('id', '=', vera.person.id).execute()
    await expect.poll(() => ended).toEqual(['disabled'])
    await db.updateTable('api_tokens').set({ revoked_at: deps.now() }).execute()
    await expect.poll(() => ended).toEqual(['disabled', 'token'])
    await db.updateTable('sessions').set({ expires_at: deps.now() }).execute()
    await expect.poll(() => ended).toEqual(['disabled', 'token', 'session'])
    hub.close()
  })

  it('streams to programs until their token is revoked, and rejects presence from read-only tokens', async () => {
    const { pia, vera, feature } = await startWithLive(newUrl)
    const made = await vera.client.post<{ id: string; secret: string }>('/api/api-tokens', {
      name: 'Watcher',
      scope: 'read',
      expiresOn: '2027-01-31',
    })
    expect(made.status).toBe(201)
    const bearer = { authorization: `Bearer ${made.body.secret}` }
    const program = new Client(vera.client.url)
    const watching = await openEventReader(program, bearer)
    await pia.client.patch(`/api/features/${feature.id}`, { title: 'Rye' }, { ifMatch: 1 })
    await watching.hinted(feature)
    const place = { noun: 'feature', id: feature.id, field: null }
    const refused = await program.send<Problem>('PUT', '/api/presence', place, { headers: bearer })
    expect([refused.status, refused.body.code]).toEqual([403, 'scope-too-small'])
    expect((await vera.client.delete(`/api/api-tokens/${made.body.id}`)).status).toBe(204)
    await watching.ended
  })

  it('allows twenty streams per person, and closes the oldest', async () => {
    const { vera } = await startWithLive(newUrl)
    const readers = []
    for (let place = 0; place < 21; place += 1) readers.push(await openEventReader(vera.client))
    await readers[0]!.ended
    let endedLater = 0
    for (const { ended } of readers.slice(1)) void ended.then(() => (endedLater += 1))
    await sleep(200)
    expect(endedLater).toBe(0)
  })

  it('sends “refetch” to a reconnecting client', async () => {
    const { vera } = await startWithLive(newUrl)
    const first = await openEventReader(vera.client)
    const back = await openEventReader(vera.client, { 'last-event-id': '1' })
    await back.until(({ event }) => event === 'refetch')
    expect(first.events).toEqual([])
  })

  it('ends its streams at shutdown', { timeout: 30_000 }, async () => {
    const server = await launchServer({ DATABASE_URL: await newUrl(), LOG_LEVEL: 'warn' })
    const { client } = await server.client.firstAdministrator()
    const reader = await openEventReader(client)
    const asked = Date.now()
    expect(await server.stop('SIGTERM')).toBe(0)
    await reader.ended
    expect(Date.now() - asked).toBeLessThan(4500)
  })

  if (name !== 'PostgreSQL') return

  it(
    'receives signals of another server, also after its connection was lost',
    { timeout: 60_000 },
    async () => {
      const environment = { DATABASE_URL: await newUrl(), LOG_LEVEL: 'warn' }
      const [one, other] = await Promise.all([launchServer(environment), launchServer(environment)])
      const { client: here } = await one.client.firstAdministrator()
      const reader = await openEventReader(new Client(other.client.url, here.cookie))
      const { body: feature } = await here.post<Feature>('/api/features', { title: 'Sourdough' })
      await reader.hinted(feature)

      const cutting = new pg.Client({ connectionString: environment.DATABASE_URL })
      await cutting.connect()
      const { rowCount } = await cutting.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
       where application_name = 'headrace live' and datname = current_database()`,
      )
      await cutting.end()
      expect(rowCount).toBe(2)
      await reader.until(({ event }: TestEvent) => event === 'refetch')
      const { body: later } = await here.post<Feature>('/api/features', { title: 'Rye' })
      await reader.hinted(later)
      expect(await Promise.all([one.stop(), other.stop()])).toEqual([0, 0])
    },
  )

  it('sends on commit, nothing after a rollback, and many hints in several payloads', async () => {
    const url = await newUrl()
    const db = openDatabase(url, 2)
    const live = openLive(url, db)
    const heard: Signal[] = []
    live.subscribe((signal) => heard.push(signal))
    await expect.poll(() => heard).toEqual([{ kind: 'refetch' }])
    const hints = Array.from({ length: 500 }, () => ({ noun: 'feature' as const, id: v7() }))
    const takenBack = db.transaction().execute(async (trx) => {
      await live.publish(trx, { kind: 'changed', hints: hints.slice(0, 1) })
      throw new Error('No after all')
    })
    await expect(takenBack).rejects.toThrow('No after all')
    await db.transaction().execute((trx) => live.publish(trx, { kind: 'changed', hints }))
    const told = () => heard.flatMap((signal) => (signal.kind === 'changed' ? signal.hints : []))
    await expect.poll(told).toHaveLength(500)
    expect(told()).toEqual(hints)
    await live.close()
    await db.destroy()
  })
})
