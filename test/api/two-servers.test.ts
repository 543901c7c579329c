/** Several processes behind one PostgreSQL: nothing lives in the memory of one. */
import type { Feature, FeaturePage } from '#server/contracts/features.ts'
import type { Grading } from '#server/contracts/grading.ts'
import type { Launch } from '#server/contracts/launches.ts'
import type { Problem } from '#server/contracts/problems.ts'
import type { Session } from '#server/contracts/session.ts'
import { expect, it } from 'vitest'
import { Client } from '../support/client.ts'
import { eachDatabase } from '../support/databases.ts'
import { launchServer } from '../support/server-process.ts'
import { complete, draft, plan, tasksOf } from './launches-fixtures.ts'
import { decide, readGrading, score } from './grading-fixtures.ts'

eachDatabase((name, _open, newUrl) => {
  if (name !== 'PostgreSQL') {
    it('is one process on SQLite', async () => {
      const server = await launchServer({ DATABASE_URL: await newUrl() })
      expect((await server.client.get<Session>('/api/session')).body.isEmpty).toBe(true)
    })
    return
  }

  it('shows each server what was written at the other', { timeout: 60_000 }, async () => {
    const environment = { DATABASE_URL: await newUrl(), LOG_LEVEL: 'warn' }
    // Both at once, on an empty database: both prepare it.
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
})
