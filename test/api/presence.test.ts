/** Presence: sent to others who see the entity, and not stored. */
import { v7 } from 'uuid'
import { expect, it } from 'vitest'
import type { Presence } from '#server/contracts/live.ts'
import type { Launch } from '#server/contracts/launches.ts'
import type { Feature } from '#server/contracts/features.ts'
import { Client } from '../support/client.ts'
import { eachDatabase } from '../support/databases.ts'
import { type EventReader, openEventReader } from '../support/event-reader.ts'
import { launchServer } from '../support/server-process.ts'
import { draft, plan, tasksOf } from './launches-fixtures.ts'
import { startWithLive } from './live-fixtures.ts'

type Place = { noun: 'feature' | 'launch' | 'task'; id: string }

const enter = ({ client }: { client: Client }, { noun, id }: Place, field: string | null = null) =>
  client.put('/api/presence', { noun, id, field })
const leave = ({ client }: { client: Client }, { noun, id }: Place) =>
  client.delete(`/api/presence?noun=${noun}&id=${id}`)

/** The presences of an entity that a page received, as names and fields; a new subscriber may get the same twice. */
const toldOf = ({ events }: EventReader, { id }: Place) =>
  events
    .filter(({ event, data }) => event === 'presence' && (data as Presence).id === id)
    .map(({ data }) => (data as Presence).people.map(({ person, field }) => [person.name, field]))
    .filter((people, place, all) => JSON.stringify(people) !== JSON.stringify(all[place - 1]))
const told = (reader: EventReader, place: Place) => expect.poll(() => toldOf(reader, place))

eachDatabase((name, _open, newUrl) => {
  it('sends the presence on an entity to others, and when it ends', async () => {
    const { pia, cora, vera, feature } = await startWithLive(newUrl)
    const place = { noun: 'feature', id: feature.id } as const
    const [asPia, asVera] = await Promise.all([pia, vera].map(({ client }) => openEventReader(client)))
    expect((await enter(pia, place, 'title')).status).toBe(204)
    await told(asVera!, place).toEqual([[['Pia', 'title']]])
    // An unchanged presence is not sent again.
    await enter(pia, place, 'title')
    await enter(cora, place)
    await told(asVera!, place).toEqual([
      [['Pia', 'title']],
      [
        ['Pia', 'title'],
        ['Cora', null],
      ],
    ])
    const late = await openEventReader(vera.client)
    await told(late, place).toEqual([
      [
        ['Pia', 'title'],
        ['Cora', null],
      ],
    ])
    expect((await leave(cora, place)).status).toBe(204)
    // Two changes that come together may be sent as one.
    await told(asVera!, place).toHaveLength(3)
    expect((await leave(pia, place)).status).toBe(204)
    await told(asVera!, place).toHaveLength(4)
    expect(toldOf(asVera!, place).slice(2)).toEqual([[['Pia', 'title']], []])
    // People do not receive their own presence.
    expect(JSON.stringify(asPia!.events)).not.toContain('Pia')
    expect(toldOf(asPia!, place)).toContainEqual([['Cora', null]])
  })

  it('expires presence without heartbeats, and stores nothing', async () => {
    const { db, deps, pia, vera, feature } = await startWithLive(newUrl)
    const place = { noun: 'feature', id: feature.id } as const
    const asVera = await openEventReader(vera.client)
    const count = async () =>
      (
        await db
          .selectFrom('activity')
          .select(({ fn }) => fn.countAll<number>().as('rows'))
          .executeTakeFirstOrThrow()
      ).rows
    const before = await count()
    const { id, name: personName } = pia.person
    const at = { ...place, field: 'title' }
    await deps.live.publish(db, { kind: 'present', person: { id, name: personName }, at, forMs: 400 })
    await told(asVera, place).toEqual([[['Pia', 'title']], []])
    await enter(pia, place, 'summary')
    await told(asVera, place).toHaveLength(3)
    expect(await count()).toBe(before)
  })

  it('does not reveal confidential entities to others', async () => {
    const { db, admin, pia, paul, vera, feature, addFeature } = await startWithLive(newUrl)
    const open = { noun: 'feature', id: (await addFeature('Open')).id } as const
    const launch = await plan(pia, await draft(pia, feature), 'announce')
    const [task] = await tasksOf(pia, launch)
    await db
      .updateTable('features')
      .set({ is_confidential: 1, pmm_owner_id: null })
      .where('id', '=', feature.id)
      .execute()
    const hidden: Place[] = [
      { noun: 'feature', id: feature.id },
      { noun: 'launch', id: launch.id },
      { noun: 'task', id: task!.id },
    ]
    const [asPaul, asVera] = await Promise.all([paul, vera].map(({ client }) => openEventReader(client)))
    for (const place of hidden) {
      expect((await enter(admin, place, 'title')).status).toBe(204)
      // Without visibility the entity is answered as not found.
      const none = { ...place, id: v7() }
      for (const act of [enter, leave]) {
        const [secret, missing] = [await act(vera, place), await act(vera, none)]
        const said = ({ body }: { body: unknown }) => ({ ...(body as object), requestId: '' })
        expect([secret.status, missing.status]).toEqual([404, 404])
        expect(said(secret)).toEqual(said(missing))
      }
    }
    await enter(admin, open, 'title')
    const late = await openEventReader(vera.client)
    for (const reader of [asVera!, late]) await told(reader, open).toEqual([[['Ada', 'title']]])
    for (const place of hidden) {
      await told(asPaul!, place).toEqual([[['Ada', 'title']]])
      expect([toldOf(asVera!, place), toldOf(late, place)]).toEqual([[], []])
    }
  })

  it('accepts only an entity, a field and a known noun', async () => {
    const { vera, feature } = await startWithLive(newUrl)
    const place = { noun: 'feature', id: feature.id, field: 'title' }
    for (const wrong of [{ noun: 'person' }, { id: 'x' }, { field: 'x'.repeat(61) }, { until: '2099' }]) {
      expect((await vera.client.put('/api/presence', { ...place, ...wrong })).status).toBe(422)
    }
    expect((await vera.client.delete(`/api/presence?noun=feature&id=${feature.id}&x=1`)).status).toBe(422)
  })

  if (name !== 'PostgreSQL') return

  it('is sent to pages on another server', { timeout: 60_000 }, async () => {
    const environment = { DATABASE_URL: await newUrl(), LOG_LEVEL: 'warn' }
    const [one, other] = await Promise.all([launchServer(environment), launchServer(environment)])
    const { client: here } = await one.client.firstAdministrator()
    const newcomer = { name: 'Pia', email: 'pia@bakery.example', role: 'pmm' }
    const { body: pia } = await here.post<{ id: string }>('/api/people', newcomer)
    const there = new Client(other.client.url, (await one.client.signedInAs(pia.id)).cookie)
    const { body: feature } = await here.post<Feature>('/api/features', { title: 'Sourdough' })
    const { body: launch } = await here.post<Launch>('/api/launches', {
      title: 'Bread',
      featureIds: [feature.id],
    })
    const place = { noun: 'launch', id: launch.id } as const
    const reader = await openEventReader(there)
    expect((await enter({ client: here }, place, 'summary')).status).toBe(204)
    await told(reader, place).toEqual([[['Ada', 'summary']]])
    await leave({ client: here }, place)
    await told(reader, place).toEqual([[['Ada', 'summary']], []])
  })
})
