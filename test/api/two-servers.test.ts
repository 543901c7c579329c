/** Several processes on one PostgreSQL: no state is kept in the memory of one. */
import type { Feature, FeaturePage } from '#server/contracts/features.ts'
import type { Grading } from '#server/contracts/grading.ts'
import type { Launch } from '#server/contracts/launches.ts'
import type { Problem } from '#server/contracts/problems.ts'
import type { ProductArea } from '#server/contracts/product-areas.ts'
import type { Session } from '#server/contracts/session.ts'
import { openDatabase } from '#server/db/database.ts'
import { expect, it, onTestFinished } from 'vitest'
import { Client } from '../support/client.ts'
import { eachDatabase } from '../support/databases.ts'
import { launchServer } from '../support/server-process.ts'
import { complete, draft, plan, tasksOf } from './launches-fixtures.ts'
import { decide, readGrading, score } from './grading-fixtures.ts'
import { expectStoredAsComputed } from './warnings-oracle.ts'

eachDatabase((name, _open, newUrl) => {
  if (name !== 'PostgreSQL') {
    it('runs as one process on SQLite', async () => {
      const server = await launchServer({ DATABASE_URL: await newUrl() })
      expect((await server.client.get<Session>('/api/session')).body.isEmpty).toBe(true)
    })
    return
  }

  it('returns from each server what was written through the other', { timeout: 60_000 }, async () => {
    const environment = { DATABASE_URL: await newUrl(), LOG_LEVEL: 'warn' }
    // Both start at once on an empty database, and both migrate it.
    const [one, other] = await Promise.all([launchServer(environment), launchServer(environment)])

    const { person, client: here } = await one.client.firstAdministrator()
    expect((await other.client.get<Session>('/api/session')).body.isEmpty).toBe(false)
    const pmm = await here.patch(`/api/people/${person.id}`, { jobFunction: 'pmm' }, { ifMatch: 1 })
    expect(pmm.status).toBe(200)
    const there = new Client(other.client.url, here.cookie)
    expect((await there.get<Session>('/api/session')).body.person?.name).toBe('Ada')
    const [atOne, atOther] = [here, there].map((client) => ({ person, client }))
    if (!atOne || !atOther) throw new Error('Two servers were asked for')

    const { body: feature } = await here.post<Feature>('/api/features', { title: 'Sourdough', stage: 'gray' })
    expect((await there.get<FeaturePage>('/api/features')).body.items).toEqual([feature])
    const edited = await there.patch<Feature>(`/api/features/${feature.id}`, { title: 'Rye' }, { ifMatch: 1 })
    expect(edited.body.version).toBe(2)
    const stale = await here.patch<Problem>(`/api/features/${feature.id}`, { title: 'Oat' }, { ifMatch: 1 })
    expect(stale).toMatchObject({ status: 412, body: { code: 'stale-version', params: { current: 2 } } })

    await score(atOne, feature, [4, 4, 4, 4, 3, 3, 3, 2])
    expect((await readGrading(atOther, feature)).proposal?.grade).toBe('big-scenario')
    expect((await decide(atOther, feature, { grade: 'big-scenario' })).status).toBe(201)
    expect((await here.get<Grading>(`/api/features/${feature.id}/grading`)).body.decisions).toHaveLength(1)

    const launch = await plan(atOne, await draft(atOne, feature), 'announce')
    const [task] = await tasksOf(atOther, launch)
    expect((await complete(atOther, task!)).status).toBe(200)
    expect((await tasksOf(atOne, launch))[0]?.completion?.by?.name).toBe('Ada')
    expect((await there.get<Launch>(`/api/launches/${launch.id}`)).body.version).toBe(
      (await here.get<Launch>(`/api/launches/${launch.id}`)).body.version,
    )

    expect((await there.delete('/api/session')).status).toBe(204)
    expect((await here.get<Session>('/api/session')).body.person).toBeNull()
    expect(await Promise.all([one.stop(), other.stop()])).toEqual([0, 0])
  })

  it('stores the warnings that the rules raise while both servers write', { timeout: 60_000 }, async () => {
    const url = await newUrl()
    const environment = { DATABASE_URL: url, LOG_LEVEL: 'warn' }
    const servers = await Promise.all([launchServer(environment), launchServer(environment)])
    const { client: admin } = await servers[0].client.firstAdministrator()
    const clients = servers.map(({ client }) => new Client(client.url, admin.cookie))
    const create = async <Entity>(path: string, body: object) =>
      (await admin.post<Entity>(`/api/${path}`, body)).body
    const area = await create<ProductArea>('product-areas', { name: 'Ovens', productStage: 'scale' })
    const addFeature = (title: string) => create<Feature>('features', { title, productAreaId: area.id })
    const features = await Promise.all(['Rye', 'Oat', 'Spelt', 'Wheat'].map(addFeature))
    const addLaunch = (title: string, featureIds: string[]) =>
      create<Launch>('launches', { title, featureIds, launchDate: '2027-06-01', paidSpend: 100 })
    const launches = [
      await addLaunch('Bread', [features[0]!.id, features[1]!.id]),
      await addLaunch('Rolls', [features[1]!.id, features[2]!.id]),
    ]
    /** A change of the current version; another server may be first. @returns whether it succeeded */
    const patch = async (round: number, path: string, change: object): Promise<boolean> => {
      const client = clients[round % 2]!
      const { body } = await client.get<{ version: number }>(`/api/${path}`)
      const { status } = await client.patch(`/api/${path}`, change, { ifMatch: body.version })
      if (status !== 200) expect(status).toBe(412)
      return status === 200
    }
    const changesIn = (round: number): Promise<boolean>[] => [
      patch(round, `product-areas/${area.id}`, { productStage: round % 2 === 0 ? 'rnd' : 'scale' }),
      patch(round + 1, `launches/${launches[round % 2]!.id}`, {
        featureIds: features.slice(round % 3, (round % 3) + 2).map(({ id }) => id),
      }),
      ...features.map(({ id }, index) =>
        patch(round + index, `features/${id}`, {
          releaseDate: round % 3 === 0 ? '2027-06-01' : '2027-05-01',
          requestingCustomers: (round + index) % 4,
        }),
      ),
    ]
    const made = await Promise.all([0, 1, 2, 3, 4, 5].flatMap(changesIn))
    expect(made.filter(Boolean).length).toBeGreaterThan(6)
    const db = openDatabase(url, 1)
    onTestFinished(() => db.destroy())
    await expectStoredAsComputed(db, clients[0]!, [clients[1]!])
  })
})
