import { describe, expect, it } from 'vitest'
import type { AuditEvent } from '#server/contracts/activity.ts'
import type { Launch, LaunchPage } from '#server/contracts/launches.ts'
import { phases } from '#server/contracts/lists.ts'
import type { PageOf } from '#server/contracts/primitives.ts'
import type { Problem } from '#server/contracts/problems.ts'
import { eachDatabase } from '../support/databases.ts'
import { testNow } from '../support/server.ts'
import { decide, score } from './grading-fixtures.ts'
import {
  at,
  testReason,
  complete,
  draft,
  plan,
  read,
  startLaunching,
  taskOf,
  tasksOf,
} from './launches-fixtures.ts'

const nobody = '01890000-0000-7000-8000-000000000000'

eachDatabase((_name, open) => {
  describe('a draft', () => {
    it('has no grade and no tasks before a decision', async () => {
      const { pia, feature, paul } = await startLaunching(await open())
      const answer = await pia.client.post<Launch>('/api/launches', {
        title: 'Bread for all',
        summary: 'One story',
        featureIds: [feature.id],
        ownerId: pia.person.id,
        paidSpend: 1200,
      })
      expect(answer.status).toBe(201)
      expect(answer.headers.get('etag')).toBe('"1"')
      expect(answer.body).toMatchObject({
        title: 'Bread for all',
        status: 'draft',
        grade: null,
        decidedGrade: null,
        launchDate: null,
        owner: { id: pia.person.id, name: 'Pia' },
        paidSpend: 1200,
        playbook: null,
        plannedAt: null,
        canUndoPlan: false,
        concerns: [],
        features: [{ id: feature.id, title: feature.title, stage: 'gray', pmOwnerId: paul.person.id }],
      })
      expect(answer.body.progress.map(({ phase, total }) => [phase, total])).toEqual(
        phases.map((phase) => [phase, 0]),
      )
      expect(await tasksOf(pia, answer.body)).toEqual([])
      expect(await read(pia, answer.body)).toEqual(answer.body)
    })

    it('takes the highest decided grade of its features', async () => {
      const { pia, feature, addFeature, grade } = await startLaunching(await open())
      const bigger = await addFeature('Rye')
      await grade(feature, 'announce')
      await grade(bigger, 'big-scenario')
      const launch = await draft(pia, [feature, bigger], { gradeReason: testReason })
      expect(launch).toMatchObject({ grade: 'big-scenario', decidedGrade: 'big-scenario', gradeReason: null })
      expect(launch.features.map(({ id }) => id)).toEqual([feature.id, bigger.id])
    })

    it('requires a reason of ten characters for any other grade', async () => {
      const { pia, feature, grade } = await startLaunching(await open())
      const post = (rest: object) =>
        pia.client.post<Problem>('/api/launches', { title: 'Bread', featureIds: [feature.id], ...rest })
      const undecided = await post({ grade: 'announce' })
      expect(undecided).toMatchObject({
        status: 422,
        body: {
          code: 'reason-required',
          errors: [{ path: 'gradeReason', code: 'reason-required', params: { decidedGrade: 'none' } }],
        },
      })
      await grade(feature, 'announce')
      expect((await post({ grade: 'announce' })).status).toBe(201)
      const short = await post({ grade: 'big-scenario', gradeReason: '老板要求' })
      expect(short).toMatchObject({
        status: 422,
        body: {
          code: 'reason-required',
          errors: [{ path: 'gradeReason', code: 'reason-too-short', params: { min: 10, characters: 4 } }],
        },
      })
      const launch = await post({ grade: 'big-scenario', gradeReason: testReason })
      expect(launch).toMatchObject({ status: 201, body: { grade: 'big-scenario', gradeReason: testReason } })
      expect((await pia.client.get<LaunchPage>('/api/launches')).body.total).toBe(2)
    })

    it('refuses unknown references, by field', async () => {
      const { pia, feature, addFeature } = await startLaunching(await open())
      const gone = await addFeature('Gone')
      await pia.client.sendLatest('PUT', `/api/features/${gone.id}/archive`)
      const bad = await pia.client.post<Problem>('/api/launches', {
        title: 'Bread',
        featureIds: [feature.id, nobody, gone.id, feature.id],
        ownerId: nobody,
      })
      expect(bad).toMatchObject({ status: 422, body: { code: 'invalid-input' } })
      expect(bad.body.errors).toEqual([
        { path: 'featureIds.1', code: 'unknown-feature' },
        { path: 'featureIds.2', code: 'feature-archived' },
        { path: 'featureIds.3', code: 'duplicate' },
        { path: 'ownerId', code: 'unknown-person' },
      ])
      const noDay = await pia.client.post<Problem>('/api/launches', {
        title: ' ',
        featureIds: [feature.id],
        launchDate: '2027-02-30',
      })
      expect(noDay.body.errors?.map(({ path, code }) => [path, code])).toEqual([
        ['title', 'required'],
        ['launchDate', 'not-a-date'],
      ])
      expect((await pia.client.get<LaunchPage>('/api/launches')).body.total).toBe(0)
    })
  })

  describe('editing', () => {
    it('edits fields that do not affect the plan, with optimistic locking, and records it', async () => {
      const { pia, feature, addFeature } = await startLaunching(await open())
      const rye = await addFeature('Rye')
      const launch = await draft(pia, feature)
      const change = { title: 'Rye bread', featureIds: [rye.id, feature.id], paidSpend: 5 }
      const answer = await pia.client.patch<Launch>(at(launch), change, { ifMatch: 1 })
      expect(answer).toMatchObject({ status: 200, body: { title: 'Rye bread', paidSpend: 5, version: 2 } })
      expect(answer.headers.get('etag')).toBe('"2"')
      expect(answer.body.features.map(({ title }) => title)).toEqual(['Rye', 'Sourdough starter'])
      const stale = await pia.client.patch<Problem>(at(launch), { title: 'Other' }, { ifMatch: 1 })
      expect(stale).toMatchObject({ status: 412, body: { code: 'stale-version', params: { current: 2 } } })
      expect((await pia.client.patch<Problem>(at(launch), { title: 'Other' })).status).toBe(428)
      expect((await pia.client.patch(at(launch), { launchDate: '2027-01-01' }, { ifMatch: 2 })).status).toBe(
        422,
      )
      expect((await pia.client.patch(at({ id: nobody }), {}, { ifMatch: 1 })).status).toBe(404)
      const history = await pia.client.get<PageOf<AuditEvent>>(
        `/api/activity?noun=launch&entityId=${launch.id}`,
      )
      expect(history.body.items.map(({ verb }) => verb)).toEqual(['changed', 'created'])
      expect(history.body.items[0]?.changes.map(({ field }) => field)).toEqual([
        'title',
        'features',
        'paidSpend',
      ])
    })

    it('keeps its archived features, and rejects new ones', async () => {
      const { pia, feature, addFeature } = await startLaunching(await open())
      const [rye, old] = [await addFeature('Rye'), await addFeature('Old')]
      const launch = await draft(pia, feature)
      for (const { id } of [feature, old]) await pia.client.sendLatest('PUT', `/api/features/${id}/archive`)
      const change = (features: { id: string }[], ifMatch: number) =>
        pia.client.patch<Problem>(at(launch), { featureIds: features.map(({ id }) => id) }, { ifMatch })
      expect((await change([feature, rye], 1)).status).toBe(200)
      expect(await change([feature, old], 2)).toMatchObject({
        status: 422,
        body: { errors: [{ path: 'featureIds.1', code: 'feature-archived' }] },
      })
    })
  })

  describe('an archived launch', () => {
    it('is hidden from every list, rejects every change, and can be restored', async () => {
      const { pia, feature } = await startLaunching(await open())
      const launch = await draft(pia, feature)
      await plan(pia, launch, 'announce')
      const [task] = await tasksOf(pia, launch)
      const archived = await pia.client.sendLatest<Launch>('PUT', `${at(launch)}/archive`)
      expect(archived.body).toMatchObject({ status: 'archived', archivedAt: testNow, concerns: [] })
      expect((await pia.client.sendLatest<Launch>('PUT', `${at(launch)}/archive`)).body.version).toBe(
        archived.body.version,
      )
      const { version } = archived.body
      const ask = { launchDate: '2027-04-01', grade: 'announce', gradeReason: testReason }
      const own = { phase: 'warm-up', title: 'Poster', dueOn: '2027-02-01' }
      const answers = [
        await pia.client.patch<Problem>(at(launch), { title: 'Other' }, { ifMatch: version }),
        await pia.client.post<Problem>(`${at(launch)}/previews`, ask),
        await pia.client.put<Problem>(`${at(launch)}/plan`, { previewId: nobody }),
        await pia.client.delete<Problem>(`${at(launch)}/plan`, { ifMatch: version }),
        await pia.client.post<Problem>(`${at(launch)}/tasks`, own),
        await pia.client.patch<Problem>(`/api/tasks/${task!.id}`, { note: 'x' }, { ifMatch: 1 }),
        await complete<Problem>(pia, task!),
        await pia.client.sendLatest<Problem>('PUT', `/api/tasks/${task!.id}/skip`, { reason: 'No' }),
      ]
      expect(answers.map(({ status, body }) => [status, body.code])).toEqual(
        answers.map(() => [409, 'launch-archived']),
      )
      expect((await pia.client.get<LaunchPage>('/api/launches')).body.total).toBe(0)
      expect((await pia.client.get<LaunchPage>('/api/launches?archived=true')).body.total).toBe(1)
      expect((await pia.client.get<PageOf<unknown>>('/api/tasks')).body.total).toBe(0)
      const restored = await pia.client.sendLatest<Launch>('DELETE', `${at(launch)}/archive`)
      expect(restored.body).toMatchObject({ status: 'planned', archivedAt: null })
      expect((await complete(pia, task!)).status).toBe(200)
    })
  })

  describe('concerns', () => {
    it('flag a grade that a later decision has replaced, and change nothing', async () => {
      let now = testNow
      const { pia, feature, grade } = await startLaunching(await open(), () => now)
      await grade(feature, 'announce')
      const [plain, reasoned] = [await draft(pia, feature), await draft(pia, feature)]
      await plan(pia, plain, 'announce')
      await plan(pia, reasoned, 'small-scenario')
      expect((await read(pia, plain)).concerns).toEqual([])
      expect((await read(pia, reasoned)).concerns).toEqual([])
      now = '2026-11-24T08:00:00.000Z'
      await score(pia, feature, [4, 4, 4, 4, 3, 3, 3, 2])
      expect((await decide(pia, feature, { grade: 'big-scenario' })).status).toBe(201)
      for (const launch of [plain, reasoned]) {
        expect(await read(pia, launch)).toMatchObject({
          decidedGrade: 'big-scenario',
          concerns: ['regraded'],
        })
      }
      expect((await read(pia, plain)).grade).toBe('announce')
      await plan(pia, reasoned, 'small-scenario')
      expect((await read(pia, reasoned)).concerns).toEqual([])
    })

    it('flag T on a day off, short lead time, a past date, and overdue tasks', async () => {
      let now = testNow
      const { pia, feature } = await startLaunching(await open(), () => now)
      const [sunday, soon, late] = [
        await draft(pia, feature, { launchDate: '2027-03-07' }),
        await draft(pia, feature),
        await draft(pia, feature, { launchDate: '2026-11-25' }),
      ]
      expect((await read(pia, sunday)).concerns).toEqual(['date-not-working-day'])
      await plan(pia, soon, 'announce', '2026-11-25')
      expect((await read(pia, soon)).concerns).toEqual(['lead-time-short'])
      now = '2026-12-01T08:00:00.000Z'
      expect(await read(pia, late)).toMatchObject({ status: 'draft', concerns: ['date-passed-in-draft'] })
      const working = await read(pia, soon)
      expect(working).toMatchObject({ status: 'live', concerns: ['lead-time-short', 'tasks-overdue'] })
      const promotion = working.progress.find(({ phase }) => phase === 'promotion')
      expect(promotion).toEqual({
        phase: 'promotion',
        total: 1,
        done: 0,
        skipped: 0,
        overdue: 1,
        from: '2026-11-25',
        to: '2026-11-25',
      })
      await complete(pia, await taskOf(pia, soon, 'notice-monthly-item'))
      expect((await read(pia, soon)).progress.find(({ phase }) => phase === 'promotion')).toMatchObject({
        done: 1,
        overdue: 0,
      })
    })
  })
})
