import { describe, expect, it } from 'vitest'
import type { Launch } from '#server/contracts/launches.ts'
import type { Problem } from '#server/contracts/problems.ts'
import type { CalendarList } from '#server/contracts/calendars.ts'
import type { Workspace } from '#server/contracts/workspace.ts'
import type { Feature } from '#server/contracts/features.ts'
import { eachDatabase } from '../support/databases.ts'
import { testNow } from '../support/server.ts'
import {
  addOwn,
  requestPreview,
  at,
  complete,
  confirm,
  draft,
  edit,
  plan,
  preview,
  read,
  skip,
  startLaunching,
  taskOf,
  tasksOf,
  undo,
} from './launches-fixtures.ts'

const nextWeek = '2027-03-08'

eachDatabase((_name, open) => {
  describe('a stale preview', () => {
    it('is rejected when anything it depends on has changed, and writes nothing', async () => {
      let now = testNow
      const { pia, admin, add, feature } = await startLaunching(await open(), () => now)
      const launch = await draft(pia, feature)
      await plan(pia, launch, 'announce')
      const other = await draft(pia, feature)
      const { calendarId, version } = (await pia.client.get<Workspace>('/api/workspace')).body
      const calendars = (await pia.client.get<CalendarList>('/api/calendars')).body.items
      const china = calendars.find(({ id }) => id !== calendarId)!
      const happenings: Record<string, () => Promise<{ status: number }>> = {
        'a task is edited': async () => edit(pia, await taskOf(pia, launch, 'attach-prd'), { note: 'Half' }),
        'a task is done': async () => complete(pia, await taskOf(pia, launch, 'story-sheet')),
        'a task is added': () => addOwn(pia, launch),
        'the launch is edited': async () =>
          pia.client.patch(at(launch), { paidSpend: 9 }, { ifMatch: (await read(pia, launch)).version }),
        'a feature gets another date': async () => {
          const { body } = await pia.client.get<Feature>(`/api/features/${feature.id}`)
          return pia.client.patch(
            `/api/features/${feature.id}`,
            { prdFinalOn: '2026-12-24' },
            { ifMatch: body.version },
          )
        },
        'somebody takes a function': async () => {
          const { person } = await add('Otto', 'contributor', { jobFunction: 'marketing-ops' })
          return pia.client.get(`/api/people/${person.id}`)
        },
        'another calendar holds': () =>
          admin.client.patch('/api/workspace', { calendarId: china.id }, { ifMatch: version }),
        'the calendar changes': () =>
          admin.client.put(
            `/api/calendars/${china.id}`,
            { ...china.definition, weekendDays: [5, 6] },
            { ifMatch: china.version },
          ),
        'a day has passed': () => {
          now = '2026-11-24T08:00:00.000Z'
          return pia.client.get('/api/workspace')
        },
        'another launch is planned': async () => {
          await plan(pia, other, 'big-scenario')
          await plan(pia, await draft(pia, feature), 'big-scenario')
          return pia.client.get(at(other))
        },
      }
      for (const [what, happens] of Object.entries(happenings)) {
        const grade = what === 'another launch is planned' ? 'big-scenario' : 'announce'
        const seen = await preview(pia, launch, grade, nextWeek)
        expect((await happens()).status, what).toBeLessThan(300)
        const before = [await read(pia, launch), await tasksOf(pia, launch)]
        const refused = await confirm<Problem>(pia, launch, seen)
        expect(refused, what).toMatchObject({ status: 412, body: { code: 'stale-preview' } })
        expect([await read(pia, launch), await tasksOf(pia, launch)], what).toEqual(before)
      }
      expect((await confirm(pia, launch, await preview(pia, launch, 'announce', nextWeek))).status).toBe(200)
    })

    it('is rejected as stale, not for a missing reason, when the decided grade has changed', async () => {
      let now = testNow
      const { pia, feature, grade } = await startLaunching(await open(), () => now)
      await grade(feature, 'announce')
      const launch = await draft(pia, feature)
      const seen = await requestPreview(pia, launch, { launchDate: '2027-03-01', grade: 'announce' })
      now = '2026-11-23T09:30:00.000Z'
      await grade(feature, 'big-scenario')
      expect(await confirm<Problem>(pia, launch, seen.body)).toMatchObject({
        status: 412,
        body: { code: 'stale-preview' },
      })
    })

    it('is rejected the second time: a preview is applied once', async () => {
      const { pia, feature } = await startLaunching(await open())
      const launch = await draft(pia, feature)
      const seen = await preview(pia, launch, 'announce')
      expect((await confirm(pia, launch, seen)).status).toBe(200)
      expect(await confirm<Problem>(pia, launch, seen)).toMatchObject({
        status: 412,
        body: { code: 'stale-preview', params: { current: 2 } },
      })
      expect(await tasksOf(pia, launch)).toHaveLength(10)
    })

    it('lets one of two concurrent confirmations succeed', async () => {
      const { pia, feature } = await startLaunching(await open())
      for (let round = 0; round < 5; round += 1) {
        const launch = await draft(pia, feature)
        const [small, big] = [
          await preview(pia, launch, 'announce'),
          await preview(pia, launch, 'small-scenario'),
        ]
        const answers = await Promise.all([
          confirm(pia, launch, small),
          confirm(pia, launch, big),
          confirm(pia, launch, small),
        ])
        expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412])
        const planned = await read(pia, launch)
        expect(planned.version).toBe(2)
        expect(await tasksOf(pia, launch)).toHaveLength(planned.grade === 'announce' ? 10 : 32)
      }
    })

    it('loses no work done while it is confirmed', async () => {
      const { pia, feature } = await startLaunching(await open())
      for (let round = 0; round < 5; round += 1) {
        const launch = await draft(pia, feature)
        await plan(pia, launch, 'big-scenario')
        const task = await taskOf(pia, launch, 'rehearsal')
        const seen = await preview(pia, launch, 'announce')
        const [planned, worked] = await Promise.all([confirm(pia, launch, seen), complete(pia, task)])
        const outcome = `${planned.status} ${worked.status}`
        expect(['200 404', '412 200']).toContain(outcome)
        const left = (await tasksOf(pia, launch)).find(({ id }) => id === task.id)
        expect((left?.completion ?? null) !== null).toBe(worked.status === 200)
      }
    })
  })

  describe('undo', () => {
    it('restores the previous plan once, keeping work done since', async () => {
      const { pia, feature } = await startLaunching(await open())
      const launch = await draft(pia, feature)
      await plan(pia, launch, 'big-scenario')
      const before = await tasksOf(pia, launch)
      const replanned = await plan(pia, launch, 'small-scenario', nextWeek)
      const sheet = await taskOf(pia, launch, 'story-sheet')
      await complete(pia, sheet)
      await skip(pia, await taskOf(pia, launch, 'teaser'))
      await edit(pia, await taskOf(pia, launch, 'website'), { note: 'Draft is up' })
      const own = (await addOwn(pia, launch)).body
      expect((await undo<Problem>(pia, launch, replanned.version - 1)).status).toBe(412)
      const undone = await undo(pia, launch, replanned.version)
      expect(undone.headers.get('etag')).toBe(`"${replanned.version + 1}"`)
      expect(undone.body).toMatchObject({
        status: 'planned',
        grade: 'big-scenario',
        launchDate: '2027-03-01',
        plannedAt: testNow,
        canUndoPlan: false,
      })
      const after = await tasksOf(pia, launch)
      const finished = ['story-sheet', 'teaser']
      const days = (tasks: typeof after) =>
        tasks
          .filter(({ slug }) => slug !== null && !finished.includes(slug))
          .map(({ slug, dueOn, title }) => [slug, dueOn, title])
      expect(days(after)).toEqual(days(before))
      expect(after.find(({ id }) => id === sheet.id)).toMatchObject({
        dueOn: sheet.dueOn,
        completion: { by: { name: 'Pia' } },
      })
      expect(after.find(({ slug }) => slug === 'teaser')?.skip).not.toBeNull()
      expect(after.find(({ slug }) => slug === 'website')?.note).toBe('Draft is up')
      expect(after.some(({ id }) => id === own.id)).toBe(true)
      expect(await undo<Problem>(pia, launch, undone.body.version)).toMatchObject({
        status: 409,
        body: { code: 'nothing-to-undo' },
      })
    })

    it('returns to a draft only if nobody has worked on a task', async () => {
      const { pia, paul, feature } = await startLaunching(await open())
      const launch = await draft(pia, feature, { launchDate: '2027-05-03' })
      expect(await undo<Problem>(pia, launch, 1)).toMatchObject({
        status: 409,
        body: { code: 'nothing-to-undo' },
      })
      const planned = await plan(pia, launch, 'announce')
      expect((await undo(paul, launch, planned.version)).status).toBe(403)
      expect((await pia.client.delete(`${at(launch)}/plan`)).status).toBe(428)
      const undone = await undo<Launch>(pia, launch, planned.version)
      expect(undone.body).toMatchObject({
        status: 'draft',
        launchDate: '2027-05-03',
        grade: null,
        gradeReason: null,
        plannedAt: null,
        playbook: null,
        canUndoPlan: false,
      })
      expect(await tasksOf(pia, launch)).toEqual([])
      const again = await plan(pia, launch, 'announce')
      await edit(pia, await taskOf(pia, launch, 'attach-prd'), { note: 'Begun' })
      expect(await undo<Problem>(pia, launch, again.version)).toMatchObject({
        status: 409,
        body: { code: 'in-use', params: { tasks: 1 } },
      })
      expect(await tasksOf(pia, launch)).toHaveLength(10)
    })
  })
})
