import { describe, expect, it } from 'vitest'
import type { Activity } from '#server/contracts/activity.ts'
import type { Launch } from '#server/contracts/launches.ts'
import { channelPhases, type Grade, phases } from '#server/contracts/lists.ts'
import type { Preview } from '#server/contracts/plans.ts'
import type { NewPlaybook } from '#server/contracts/playbooks.ts'
import type { PageOf } from '#server/contracts/primitives.ts'
import type { Problem } from '#server/contracts/problems.ts'
import type { Task } from '#server/contracts/tasks.ts'
import { defaultPlaybook } from '#server/domain/policy/default-playbook.ts'
import { eachDatabase } from '../support/databases.ts'
import { testNow } from '../support/server.ts'
import {
  addOwn,
  ask,
  at,
  because,
  complete,
  confirm,
  draft,
  edit,
  launchDay,
  plan,
  preview,
  read,
  skip,
  startLaunching,
  taskOf,
  tasksOf,
  tick,
} from './launches-cast.ts'

/** What a preview and a stored task both say. */
const shown = (preview: Preview) =>
  preview.tasks
    .filter(({ change }) => change !== 'gone')
    .map(({ slug, phase, title, deliverable, doneWhen, assigneeName, weeks, to, leadTimeShort }) => ({
      slug,
      phase,
      title,
      deliverable,
      doneWhen,
      assigneeName,
      weeks,
      dueOn: to,
      leadTimeShort,
    }))
const stored = (tasks: Task[]) =>
  tasks.map(({ slug, phase, title, deliverable, doneWhen, assignee, weeks, dueOn, leadTimeShort }) => ({
    slug,
    phase,
    title,
    deliverable,
    doneWhen,
    assigneeName: assignee?.name ?? null,
    weeks,
    dueOn,
    leadTimeShort,
  }))

eachDatabase((_name, open) => {
  describe('a first plan', () => {
    it('has 10, 32, 51 and 54 tasks by grade, and applies what it showed', async () => {
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
          gradeReason: because,
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

    it('gives tasks to the owners of the features, else to the only person with the function', async () => {
      const { pia, paul, cora, feature } = await startLaunching(await open())
      const launch = await draft(pia, feature)
      await plan(pia, launch, 'small-scenario')
      expect((await taskOf(pia, launch, 'story-sheet')).assignee?.id).toBe(pia.person.id)
      expect((await taskOf(pia, launch, 'attach-prd')).assignee?.id).toBe(paul.person.id)
      expect((await taskOf(pia, launch, 'teaser')).assignee?.id).toBe(cora.person.id)
      expect((await taskOf(pia, launch, 'routing-and-sla')).assignee).toBeNull()
    })

    it('says what to know beforehand: short lead time, a day off, no release date', async () => {
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

    it('warns of more big scenarios in a quarter than the company bears', async () => {
      const { pia, feature } = await startLaunching(await open())
      const launches = [await draft(pia, feature), await draft(pia, feature), await draft(pia, feature)]
      for (const launch of launches.slice(0, 2)) await plan(pia, launch, 'big-scenario')
      const third = await preview(pia, launches[2]!, 'big-scenario')
      const capacity = { code: 'capacity-quarter', params: { period: '2027-Q1', count: 3, limit: 2 } }
      expect(third.notices).toContainEqual(capacity)
      const next = await preview(pia, launches[2]!, 'big-scenario', '2027-04-05')
      expect(next.notices.map(({ code }) => code)).not.toContain('capacity-quarter')
    })

    it('refuses days that do not exist, a grade without its reason, and roles that do not plan', async () => {
      const { pia, paul, vera, cora, feature } = await startLaunching(await open())
      const launch = await draft(pia, feature)
      const wrong = await ask<Problem>(pia, launch, { launchDate: '2027-02-29', grade: 'large' })
      expect(wrong.status).toBe(422)
      expect(wrong.body.errors?.map(({ path, code }) => [path, code])).toEqual([
        ['launchDate', 'not-a-date'],
        ['grade', 'unknown-value'],
      ])
      const request = { launchDate: launchDay, grade: 'announce' }
      expect(await ask<Problem>(pia, launch, request)).toMatchObject({
        status: 422,
        body: { code: 'reason-required', errors: [{ path: 'gradeReason', code: 'reason-required' }] },
      })
      const seen = await preview(pia, launch, 'announce')
      for (const member of [paul, vera, cora]) {
        const answers = [
          await ask<Problem>(member, launch, request),
          await confirm<Problem>(member, launch, seen),
        ]
        for (const answer of answers)
          expect(answer).toMatchObject({ status: 403, body: { code: 'not-allowed' } })
      }
      const nobody = { id: '01890000-0000-7000-8000-000000000000' }
      expect((await ask(pia, nobody, { ...request, gradeReason: because })).status).toBe(404)
      expect((await confirm(pia, launch, { ...seen, id: nobody.id })).status).toBe(404)
      const other = await draft(pia, feature)
      expect((await confirm(pia, other, seen)).status).toBe(404)
      expect((await pia.client.put<Problem>(`${at(launch)}/plan`, { previewId: 'x' })).status).toBe(422)
    })
  })

  describe('a change of plan', () => {
    it('moves what is open, keeps what is done or edited, and applies exactly what it showed', async () => {
      const { pia, paul, feature } = await startLaunching(await open())
      const launch = await draft(pia, feature)
      await plan(pia, launch, 'big-scenario')
      const [done, skipped, noted, dated, rehearsal] = await Promise.all(
        ['story-sheet', 'keywords', 'endorsement', 'teaser', 'rehearsal'].map((slug) =>
          taskOf(pia, launch, slug),
        ),
      )
      await complete(pia, done!)
      await skip(pia, skipped!)
      await edit(pia, noted!, {
        note: 'Two editors have agreed',
        assigneeId: paul.person.id,
        title: 'Praise',
      })
      await edit(pia, dated!, { dueOverride: '2027-02-10' })
      const own = (await addOwn(pia, launch)).body
      const seen = await preview(pia, launch, 'small-scenario', '2027-03-08')
      const row = (id: string) => seen.tasks.find(({ taskId }) => taskId === id)
      expect(row(done!.id)).toMatchObject({ change: 'kept', keptBecause: 'done', to: done!.dueOn })
      expect(row(skipped!.id)).toMatchObject({ change: 'kept', keptBecause: 'skipped' })
      expect(row(noted!.id)).toMatchObject({ change: 'kept', keptBecause: 'edited', title: 'Praise' })
      expect(row(dated!.id)).toMatchObject({ keptBecause: 'edited', to: '2027-02-10' })
      expect(row(own.id)).toMatchObject({ change: 'kept', keptBecause: 'own', to: '2027-02-01' })
      expect(row(rehearsal!.id)).toMatchObject({ change: 'gone', to: null })
      expect(seen.tasks.filter(({ change }) => change === 'moved').length).toBeGreaterThan(20)
      const planned = await confirm(pia, launch, seen)
      expect(planned.body).toMatchObject({ grade: 'small-scenario', launchDate: '2027-03-08' })
      const tasks = await tasksOf(pia, launch)
      expect(stored(tasks)).toEqual(shown(seen))
      const kept = (id: string) => tasks.find((task) => task.id === id)
      expect(kept(done!.id)).toMatchObject({ completion: { by: { name: 'Pia' } }, dueOn: done!.dueOn })
      expect(kept(noted!.id)).toMatchObject({
        title: 'Praise',
        note: 'Two editors have agreed',
        assignee: { name: 'Paul' },
        keptBecause: 'edited',
      })
      const history = await pia.client.get<PageOf<Activity>>(`/api/activity?noun=launch&thingId=${launch.id}`)
      expect(history.body.items.map(({ verb }) => verb)).toEqual(['replanned', 'planned', 'created'])
      expect(history.body.items[0]?.changes.map(({ field }) => field)).toEqual(['launchDate', 'grade'])
    })

    it('keeps the reason of the grade while it holds, and writes nothing when nothing changes', async () => {
      const { pia, feature } = await startLaunching(await open())
      const launch = await draft(pia, feature)
      const planned = await plan(pia, launch, 'announce')
      const same = await ask(pia, launch, { launchDate: launchDay, grade: 'announce' })
      expect(same.body).toMatchObject({ isNothing: true, gradeReason: because })
      expect(same.body.tasks.map(({ change }) => change)).toEqual(same.body.tasks.map(() => 'same'))
      expect((await confirm(pia, launch, same.body)).body).toEqual(planned)
      const moved = await ask(pia, launch, { launchDate: '2027-03-08', grade: 'announce' })
      expect(moved.body).toMatchObject({ isNothing: false, gradeReason: because })
    })

    it('keeps its version of the playbook until somebody asks for the newest', async () => {
      const { pia, admin, feature } = await startLaunching(await open())
      const launch = await draft(pia, feature)
      await plan(pia, launch, 'announce')
      const [first, ...rest] = defaultPlaybook.tasks
      const title = { en: 'Attach the recipe', 'zh-Hans': '附上配方' }
      const definition = {
        ...defaultPlaybook,
        tasks: [first, ...rest.map((t) => (t.id === 'attach-prd' ? { ...t, title } : t))],
      }
      const newer = await admin.client.post('/api/playbooks', { definition } as NewPlaybook)
      expect(newer.status).toBe(201)
      const old = await preview(pia, launch, 'announce', '2027-03-08')
      expect(old.playbook.version).toBe(1)
      expect(old.tasks.filter(({ isReworded }) => isReworded)).toEqual([])
      const request = { launchDate: launchDay, grade: 'announce', playbook: 'current' }
      const current = await ask(pia, launch, request)
      expect(current.body.playbook.version).toBe(2)
      expect(current.body.tasks.filter(({ isReworded }) => isReworded).map((task) => task.title)).toEqual([
        title,
      ])
      const planned = await confirm<Launch>(pia, launch, current.body)
      expect(planned.body.playbook?.version).toBe(2)
      expect((await taskOf(pia, launch, 'attach-prd')).title).toEqual(title)
      expect((await preview(pia, await draft(pia, feature), 'announce')).playbook.version).toBe(2)
    })

    it('keeps weeks ticked when fewer are planned', async () => {
      const { pia, feature } = await startLaunching(await open())
      const launch = await draft(pia, feature)
      await plan(pia, launch, 'big-scenario')
      const weekly = await taskOf(pia, launch, 'weekly-report')
      expect(weekly.weeks).toBe(4)
      for (const week of [1, 2]) await tick(pia, weekly, week)
      await plan(pia, launch, 'small-scenario')
      const after = await taskOf(pia, launch, 'weekly-report')
      expect(after.ticks.map(({ week }) => week)).toEqual([1, 2])
      expect(after.weeks).toBe(2)
    })
  })
})
