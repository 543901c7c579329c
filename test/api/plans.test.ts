import { describe, expect, it } from 'vitest'
import { channelPhases, phases, type Grade } from '#server/contracts/lists.ts'
import type { Problem } from '#server/contracts/problems.ts'
import { eachDatabase } from '../support/databases.ts'
import { testNow } from '../support/server.ts'
import {
  requestPreview,
  at,
  testReason,
  confirm,
  draft,
  launchDay,
  plan,
  preview,
  read,
  shown,
  startLaunching,
  stored,
  taskOf,
  tasksOf,
} from './launches-fixtures.ts'

eachDatabase((_name, open) => {
  describe('a first plan', () => {
    it('has 10, 32, 51 and 54 tasks by grade, and equals its preview', async () => {
      const { pia, feature } = await startLaunching(await open())
      const counts: Record<Grade, number> = {
        announce: 10,
        'small-scenario': 32,
        'big-scenario': 51,
        'concept-campaign': 54,
      }
      for (const [grade, count] of Object.entries(counts) as [Grade, number][]) {
        const launch = await draft(pia, feature)
        const seen = await preview(pia, launch, grade)
        expect(seen.tasks).toHaveLength(count)
        expect(new Set(seen.tasks.map(({ change }) => change))).toEqual(new Set(['added']))
        expect(await tasksOf(pia, launch)).toEqual([])
        const planned = await confirm(pia, launch, seen)
        expect(planned.headers.get('etag')).toBe('"2"')
        expect(planned.body).toMatchObject({
          status: 'planned',
          grade,
          gradeReason: testReason,
          launchDate: launchDay,
          plannedAt: testNow,
          playbook: { version: 1 },
          canUndoPlan: true,
        })
        expect(await read(pia, launch)).toEqual(planned.body)
        const tasks = await tasksOf(pia, launch)
        expect(stored(tasks)).toEqual(shown(seen))
        for (const phase of channelPhases) expect(tasks.some((task) => task.phase === phase)).toBe(true)
        const places = tasks.map(({ phase }) => phases.indexOf(phase))
        expect(places).toEqual([...places].sort((a, b) => a - b))
      }
    })

    it('assigns tasks to the owners of the features, else to the only person with the function', async () => {
      const { pia, paul, cora, feature } = await startLaunching(await open())
      const launch = await draft(pia, feature)
      await plan(pia, launch, 'small-scenario')
      expect((await taskOf(pia, launch, 'story-sheet')).assignee?.id).toBe(pia.person.id)
      expect((await taskOf(pia, launch, 'attach-prd')).assignee?.id).toBe(paul.person.id)
      expect((await taskOf(pia, launch, 'teaser')).assignee?.id).toBe(cora.person.id)
      expect((await taskOf(pia, launch, 'routing-and-sla')).assignee).toBeNull()
    })

    it('shows notices: short lead time, a day off, no release date', async () => {
      const { pia, feature } = await startLaunching(await open())
      const launch = await draft(pia, feature)
      const seen = await preview(pia, launch, 'small-scenario', '2026-11-28')
      expect(seen.notices.map(({ code }) => code)).toEqual([
        'launch-date-not-working-day',
        'release-unknown',
        'lead-time-short',
      ])
      const short = seen.tasks.filter(({ leadTimeShort }) => leadTimeShort)
      expect(seen.notices.at(-1)?.params).toEqual({ count: short.length })
      await confirm(pia, launch, seen)
      const tasks = await tasksOf(pia, launch)
      expect(tasks.filter(({ leadTimeShort }) => leadTimeShort)).toHaveLength(short.length)
      expect(tasks.filter(({ isOverdue }) => isOverdue)).toEqual([])
    })

    it('warns about more big scenarios in a quarter than the capacity allows', async () => {
      const { pia, feature } = await startLaunching(await open())
      const launches = [await draft(pia, feature), await draft(pia, feature), await draft(pia, feature)]
      for (const launch of launches.slice(0, 2)) await plan(pia, launch, 'big-scenario')
      const third = await preview(pia, launches[2]!, 'big-scenario')
      const capacity = { code: 'capacity-quarter', params: { period: '2027-Q1', count: 3, limit: 2 } }
      expect(third.notices).toContainEqual(capacity)
      const next = await preview(pia, launches[2]!, 'big-scenario', '2027-04-05')
      expect(next.notices.map(({ code }) => code)).not.toContain('capacity-quarter')
    })

    it('is previewed at any grade without a reason, which is required on confirmation', async () => {
      const { pia, feature, grade } = await startLaunching(await open())
      await grade(feature, 'big-scenario')
      const launch = await draft(pia, feature)
      const request = { launchDate: launchDay, grade: 'announce' }
      for (const [gradeReason, code] of [
        [null, 'reason-required'],
        ['Too short', 'reason-too-short'],
      ]) {
        const seen = await requestPreview(pia, launch, { ...request, gradeReason })
        expect(seen).toMatchObject({ status: 201, body: { gradeReason, isEmpty: false } })
        expect(seen.body.tasks).toHaveLength(10)
        expect(await confirm<Problem>(pia, launch, seen.body)).toMatchObject({
          status: 422,
          body: { code: 'reason-required', errors: [{ path: 'gradeReason', code }] },
        })
      }
      expect(await read(pia, launch)).toEqual(launch)
      const bare = (await requestPreview(pia, launch, request)).body
      const reasoned = (await requestPreview(pia, launch, { ...request, gradeReason: testReason })).body
      const same = { id: reasoned.id, gradeReason: testReason }
      expect({ ...bare, ...same }).toEqual(reasoned)
      expect((await confirm(pia, launch, reasoned)).body).toMatchObject({
        grade: 'announce',
        gradeReason: testReason,
      })
    })

    it('requires no reason for the decided grade', async () => {
      const { pia, feature, grade } = await startLaunching(await open())
      await grade(feature, 'announce')
      const launch = await draft(pia, feature)
      const seen = await requestPreview(pia, launch, { launchDate: launchDay, grade: 'announce' })
      expect((await confirm(pia, launch, seen.body)).body).toMatchObject({ gradeReason: null })
    })

    it('rejects invalid dates, and roles without permission to plan', async () => {
      const { pia, paul, vera, cora, feature } = await startLaunching(await open())
      const launch = await draft(pia, feature)
      const wrong = await requestPreview<Problem>(pia, launch, { launchDate: '2027-02-29', grade: 'large' })
      expect(wrong.status).toBe(422)
      expect(wrong.body.errors?.map(({ path, code }) => [path, code])).toEqual([
        ['launchDate', 'not-a-date'],
        ['grade', 'unknown-value'],
      ])
      const yearless = await requestPreview<Problem>(pia, launch, {
        launchDate: '0000-06-01',
        grade: 'announce',
      })
      expect(yearless.body.errors).toMatchObject([{ path: 'launchDate', code: 'not-a-date' }])
      const request = { launchDate: launchDay, grade: 'announce' }
      const seen = await preview(pia, launch, 'announce')
      for (const member of [paul, vera, cora]) {
        const answers = [
          await requestPreview<Problem>(member, launch, request),
          await confirm<Problem>(member, launch, seen),
        ]
        for (const answer of answers)
          expect(answer).toMatchObject({ status: 403, body: { code: 'not-allowed' } })
      }
      const nobody = { id: '01890000-0000-7000-8000-000000000000' }
      expect((await requestPreview(pia, nobody, { ...request, gradeReason: testReason })).status).toBe(404)
      expect((await confirm(pia, launch, { ...seen, id: nobody.id })).status).toBe(404)
      const other = await draft(pia, feature)
      expect((await confirm(pia, other, seen)).status).toBe(404)
      expect((await pia.client.put<Problem>(`${at(launch)}/plan`, { previewId: 'x' })).status).toBe(422)
    })
  })
})
