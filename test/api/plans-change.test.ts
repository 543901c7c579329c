import { describe, expect, it } from 'vitest'
import type { AuditEvent } from '#server/contracts/activity.ts'
import type { Launch } from '#server/contracts/launches.ts'
import type { NewPlaybook } from '#server/contracts/playbooks.ts'
import type { PageOf } from '#server/contracts/primitives.ts'
import { defaultPlaybook } from '#server/domain/policy/default-playbook.ts'
import { eachDatabase } from '../support/databases.ts'
import {
  addOwn,
  requestPreview,
  testReason,
  complete,
  confirm,
  draft,
  edit,
  launchDay,
  plan,
  preview,
  shown,
  skip,
  startLaunching,
  stored,
  taskOf,
  tasksOf,
  tick,
} from './launches-fixtures.ts'

eachDatabase((_name, open) => {
  describe('a change of plan', () => {
    it('moves open tasks, keeps done and edited ones, and applies exactly the preview', async () => {
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
      expect(row(rehearsal!.id)).toMatchObject({ change: 'removed', to: null })
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
      const history = await pia.client.get<PageOf<AuditEvent>>(
        `/api/activity?noun=launch&entityId=${launch.id}`,
      )
      expect(history.body.items.map(({ verb }) => verb)).toEqual(['replanned', 'planned', 'created'])
      expect(history.body.items[0]?.changes.map(({ field }) => field)).toEqual(['launchDate', 'grade'])
    })

    it('keeps the reason of an unchanged grade, and writes nothing when nothing changes', async () => {
      const { pia, feature } = await startLaunching(await open())
      const launch = await draft(pia, feature)
      const planned = await plan(pia, launch, 'announce')
      const same = await requestPreview(pia, launch, { launchDate: launchDay, grade: 'announce' })
      expect(same.body).toMatchObject({ isEmpty: true, gradeReason: testReason })
      expect(same.body.tasks.map(({ change }) => change)).toEqual(same.body.tasks.map(() => 'same'))
      expect((await confirm(pia, launch, same.body)).body).toEqual(planned)
      const moved = await requestPreview(pia, launch, { launchDate: '2027-03-08', grade: 'announce' })
      expect(moved.body).toMatchObject({ isEmpty: false, gradeReason: testReason })
    })

    it('keeps its playbook version until the newest is requested', async () => {
      const { pia, admin, feature } = await startLaunching(await open())
      const launch = await draft(pia, feature)
      await plan(pia, launch, 'announce')
      const [first, ...rest] = defaultPlaybook.tasks
      const title = { en: 'Attach the recipe', 'zh-Hans': '附上配方' }
      const definition = {
        ...defaultPlaybook,
        tasks: [first, ...rest.map((t) => (t.id === 'attach-prd' ? { ...t, title } : t))],
      }
      const newer = await admin.client.post('/api/playbooks', { definition, basedOn: 1 } as NewPlaybook)
      expect(newer.status).toBe(201)
      const old = await preview(pia, launch, 'announce', '2027-03-08')
      expect(old.playbook.version).toBe(1)
      expect(old.tasks.filter(({ isReworded }) => isReworded)).toEqual([])
      const request = { launchDate: launchDay, grade: 'announce', playbook: 'current' }
      const current = await requestPreview(pia, launch, request)
      expect(current.body.playbook.version).toBe(2)
      expect(current.body.tasks.filter(({ isReworded }) => isReworded).map((task) => task.title)).toEqual([
        title,
      ])
      const planned = await confirm<Launch>(pia, launch, current.body)
      expect(planned.body.playbook?.version).toBe(2)
      expect((await taskOf(pia, launch, 'attach-prd')).title).toEqual(title)
      expect((await preview(pia, await draft(pia, feature), 'announce')).playbook.version).toBe(2)
    })

    it('keeps ticked weeks when fewer are planned', async () => {
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
