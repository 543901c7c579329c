import { expect, it } from 'vitest'
import type { Desk } from '#server/contracts/desk.ts'
import { type Role, roles } from '#server/contracts/lists.ts'
import type { Problem } from '#server/contracts/problems.ts'
import type { Session } from '#server/contracts/session.ts'
import type { Database } from '#server/db/tables.ts'
import { eachDatabase } from '../support/databases.ts'
import { startServer, testDeps } from '../support/server.ts'
import { score } from './grading-fixtures.ts'
import { draft, edit, plan, startLaunching, tasksOf } from './launches-fixtures.ts'

const filled = ['people', 'product_areas', 'features', 'launches', 'tasks', 'decisions', 'activity'] as const

eachDatabase((_name, open) => {
  it('shows each role its own sections', async () => {
    const { add, admin, addFeature, pia, paul, cora, feature } = await startLaunching(await open())
    const deskOf = async ({ client }: typeof pia) => (await client.get<Desk>('/api/desk')).body
    await addFeature('Warned of', { requestingCustomers: 1 })
    await score(paul, feature, [5, 5, 5, 5, 5, 5, 5, 5])
    const launch = await plan(pia, await draft(pia, feature), 'announce', '2026-12-07')
    const [task] = await tasksOf(pia, launch)
    await edit(pia, task!, { assigneeId: cora.person.id, dueOverride: '2026-11-25' })

    const sections: Record<Role, (keyof Desk)[]> = {
      administrator: ['needsGrading', 'launchesToLookAt', 'awaitingMyCard', 'disagreements', 'warnings'],
      'marketing-lead': ['needsGrading', 'launchesToLookAt', 'awaitingMyCard', 'disagreements', 'warnings'],
      pmm: ['needsGrading', 'launchesToLookAt', 'awaitingMyCard', 'disagreements', 'warnings'],
      pm: ['awaitingMyCard', 'disagreements'],
      sales: ['awaitingMyCard', 'disagreements'],
      contributor: [],
      viewer: [],
    }
    for (const role of roles) {
      const desk = await deskOf(role === 'administrator' ? admin : await add(role, role))
      const shown = Object.entries(desk).filter(([, section]) => section !== null)
      expect(shown.map(([name]) => name).sort(), role).toEqual([...sections[role], 'myTasks'].sort())
    }
    expect(await deskOf(pia)).toMatchObject({
      needsGrading: { total: 2 },
      awaitingMyCard: { total: 1, items: [{ featureId: feature.id, raters: 1 }] },
      warnings: {
        items: [{ code: 'W29' }, { code: 'W03' }].map(
          (warning) => expect.objectContaining(warning) as object,
        ),
      },
    })
    expect((await deskOf(paul)).awaitingMyCard).toEqual({ items: [], total: 0 })
    expect((await deskOf(cora)).myTasks).toMatchObject({
      total: 1,
      items: [{ id: task!.id, launch: { title: 'Bread' } }],
    })
  })

  it('loads the complete sample company, once', { timeout: 60_000 }, async () => {
    const db = await open()
    const anyone = await startServer(testDeps(db))
    const loads = await Promise.all([1, 2].map(() => anyone.put<Problem & Session>('/api/sample')))
    expect(loads.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(loads.find(({ status }) => status === 409)?.body.code).toBe('people-exist')
    const { body: session } = await anyone.get<Session>('/api/session')
    expect(session.choices.length).toBeGreaterThan(4)
    const [someone] = session.choices
    const client = await anyone.signedInAs(someone!.id)
    for (const path of ['/api/features', '/api/launches', '/api/tasks', '/api/desk', '/api/warnings']) {
      expect((await client.get(path)).status, path).toBe(200)
    }
    const again = await anyone.put<Problem>('/api/sample')
    expect([again.status, again.body.code]).toEqual([409, 'people-exist'])
  })

  it('loads no sample data when a part of it fails', { timeout: 60_000 }, async () => {
    const db = await open()
    const deps = testDeps(db)
    let left = Infinity
    const newId = () => {
      if ((left -= 1) < 0) throw new Error('No more identities')
      return deps.newId()
    }
    const anyone = await startServer({ ...deps, newId })
    const count = async (table: keyof Database) =>
      (
        await db
          .selectFrom(table)
          .select((eb) => eb.fn.countAll<number>().as('count'))
          .executeTakeFirstOrThrow()
      ).count
    for (const identities of [3, 40, 150]) {
      left = identities
      const answer = await anyone.put<Problem>('/api/sample')
      left = Infinity
      expect([answer.status, answer.body.code]).toEqual([500, 'unexpected'])
      for (const table of filled) expect(await count(table), table).toBe(0)
    }
    expect((await anyone.get<Session>('/api/session')).body.isEmpty).toBe(true)
    expect((await anyone.put('/api/sample')).status).toBe(200)
  })
})
