import { expect, it } from 'vitest'
import type { ActivityPage } from '#server/contracts/activity.ts'
import type { Feature } from '#server/contracts/features.ts'
import type { Launch } from '#server/contracts/launches.ts'
import type { Problem } from '#server/contracts/problems.ts'
import type { ProductArea } from '#server/contracts/product-areas.ts'
import type { Warning, WarningList } from '#server/contracts/warnings.ts'
import { eachDatabase, type OpenTestDatabase } from '../support/databases.ts'
import { decide, reveal, score } from './grading-fixtures.ts'
import { testReason, draft, edit, launchDay, plan, startLaunching, tasksOf } from './launches-fixtures.ts'

const great = [5, 5, 5, 5, 5, 5, 5, 5]

/** A company, and short names for the requests of these tests. */
async function startWarning(open: OpenTestDatabase) {
  const company = await startLaunching(await open())
  const { pia, admin, addFeature } = company
  const slugs = async (entity: 'featureId' | 'launchId', { id }: { id: string }) => {
    const { body } = await pia.client.get<WarningList>(`/api/warnings?${entity}=${id}`)
    return body.items.map(({ slug }) => slug)
  }
  const ofFeature = (feature: { id: string }) => slugs('featureId', feature)
  const ofLaunch = (launch: { id: string }) => slugs('launchId', launch)
  const change = async <Entity extends { version: number }>(path: string, input: object) => {
    const { body } = await admin.client.get<Entity>(path)
    const { status } = await admin.client.patch(path, input, { ifMatch: body.version })
    expect(status, path).toBe(200)
  }
  const changeFeature = ({ id }: { id: string }, input: object) =>
    change<Feature>(`/api/features/${id}`, input)
  const changeLaunch = ({ id }: { id: string }, input: object) => change<Launch>(`/api/launches/${id}`, input)
  const addYoung = async () => {
    const area = await admin.client.post<ProductArea>('/api/product-areas', {
      name: 'Lab',
      productStage: 'rnd',
    })
    const growUp = () => change<ProductArea>(`/api/product-areas/${area.body.id}`, { productStage: 'scale' })
    return { young: await addFeature('Young', { productAreaId: area.body.id }), growUp }
  }
  return { ...company, ofFeature, ofLaunch, changeFeature, changeLaunch, addYoung }
}

eachDatabase((_name, open) => {
  it('warns about a feature until the cause is gone', async () => {
    const { feature, pia, ofFeature, changeFeature, addYoung, addFeature } = await startWarning(open)
    expect(await ofFeature(feature)).toEqual([])
    await changeFeature(feature, { prdFinalOn: '2026-10-01', pmmJoinedOn: '2026-10-02' })
    expect(await ofFeature(feature)).toEqual(['pmm-joined-late'])
    await changeFeature(feature, { requestingCustomers: 2 })
    expect(await ofFeature(feature)).toEqual(['pmm-joined-late', 'big-customer-driven'])
    await changeFeature(feature, { pmmJoinedOn: '2026-09-30', requestingCustomers: 3 })
    expect(await ofFeature(feature)).toEqual([])

    const { young, growUp } = await addYoung()
    await score(pia, young, great)
    expect(await decide(pia, young, { grade: 'big-scenario', reason: testReason })).toMatchObject({
      status: 201,
    })
    expect(await ofFeature(young)).toEqual(['young-product-graded-big'])
    await growUp()
    expect(await ofFeature(young)).toEqual([])

    const unscored = await addFeature('Nobody scored it')
    await reveal(pia, unscored)
    expect(await decide(pia, unscored, { grade: 'announce', reason: testReason })).toMatchObject({
      status: 201,
    })
    expect(await ofFeature(unscored)).toEqual(['decided-without-scores'])
    await score(pia, unscored, [1, 1, 2, 1, 0, 2, 1, 0])
    await decide(pia, unscored, { grade: 'announce', reason: testReason })
    expect(await ofFeature(unscored)).not.toContain('decided-without-scores')
  })

  it('warns about a launch until the cause is gone', async () => {
    const company = await startWarning(open)
    const { db, feature, pia, grade, ofLaunch, changeFeature, changeLaunch, addYoung } = company
    const bare = await draft(pia, feature, { grade: 'announce', gradeReason: testReason })
    expect(await ofLaunch(bare)).toEqual([])
    await changeLaunch(bare, { paidSpend: 5000 })
    expect(await ofLaunch(bare)).toEqual(['announce-over-invested'])
    await changeLaunch(bare, { paidSpend: null })

    await grade(feature, 'announce')
    const launch = await plan(pia, await draft(pia, feature), 'announce')
    expect(await ofLaunch(launch)).toEqual(['task-incomplete'])
    for (const task of await tasksOf(pia, launch)) await edit(pia, task, { assigneeId: pia.person.id })
    expect(await ofLaunch(launch)).toEqual([])

    await changeFeature(feature, { releaseDate: launchDay })
    expect(await ofLaunch(launch)).toEqual(['launch-on-release-date'])
    await changeFeature(feature, { releaseDate: '2027-02-01' })
    expect(await ofLaunch(launch)).toEqual([])

    // No request can empty a phase, so the test changes the database, and a request triggers the recomputation.
    const handoff = db.updateTable('tasks').where('launch_id', '=', launch.id).where('phase', '=', 'handoff')
    await handoff.set({ state: 'skipped' }).execute()
    await changeLaunch(launch, { summary: 'Nobody takes over.' })
    expect(await ofLaunch(launch)).toEqual(['phase-empty'])
    await handoff.set({ state: 'open' }).execute()
    await changeLaunch(launch, { summary: null })
    expect(await ofLaunch(launch)).toEqual([])

    const { young, growUp } = await addYoung()
    const pushed = await draft(pia, young, { paidSpend: 100 })
    expect(await ofLaunch(pushed)).toEqual(['young-product-pushed'])
    await growUp()
    expect(await ofLaunch(pushed)).toEqual([])
  })

  it('warns about a launch whose grade differs from the decided grade of its features', async () => {
    const { feature, pia, grade, ofLaunch } = await startWarning(open)
    await grade(feature, 'announce')
    const launch = await plan(pia, await draft(pia, feature), 'announce')
    const unexplained = 'launch-grade-unexplained'
    expect(await ofLaunch(launch)).not.toContain(unexplained)
    await grade(feature, 'big-scenario')
    expect(await ofLaunch(launch)).toContain(unexplained)
    await plan(pia, launch, 'big-scenario')
    expect(await ofLaunch(launch)).not.toContain(unexplained)
  })

  it('dismisses a warning with a reason, and restores it', async () => {
    const { feature, pia, vera, changeFeature } = await startWarning(open)
    await changeFeature(feature, { requestingCustomers: 1 })
    const read = async (query = '') => (await pia.client.get<WarningList>(`/api/warnings${query}`)).body.items
    const [warning] = await read()
    expect(warning).toMatchObject({ code: 'W03', entityId: feature.id, dismissal: null })
    const at = `/api/warnings/${warning!.id}/dismissal`
    expect(await pia.client.put<Problem>(at, { reason: ' ' })).toMatchObject({ status: 422 })
    expect((await vera.client.put(at, { reason: testReason })).status).toBe(403)
    const dismissed = await pia.client.put<Warning>(at, { reason: testReason })
    const dismissal = { by: { id: pia.person.id, name: 'Pia' }, reason: testReason }
    expect(dismissed.body).toMatchObject({ id: warning!.id, dismissal })
    expect(await read()).toEqual([])
    expect(await read(`?featureId=${feature.id}`)).toMatchObject([{ dismissal }])
    expect((await pia.client.delete<Warning>(at)).body.dismissal).toBeNull()
    expect(await read()).toMatchObject([{ id: warning!.id }])
    const history = await pia.client.get<ActivityPage>(`/api/activity?entityId=${feature.id}&limit=2`)
    expect(history.body.items.map(({ verb }) => verb)).toEqual(['warning-raised-again', 'warning-dismissed'])

    await changeFeature(feature, { requestingCustomers: 9 })
    expect((await pia.client.put(at, { reason: testReason })).status).toBe(404)
    for (const id of ['nonsense', `big-customer-driven~${'a'.repeat(36)}`]) {
      expect((await pia.client.put(`/api/warnings/${id}/dismissal`, { reason: testReason })).status).toBe(422)
    }
    expect((await pia.client.get(`/api/warnings?featureId=${pia.person.id}`)).status).toBe(404)
  })
})
