import { describe, expect, it } from 'vitest'
import type { AuditEvent } from '#server/contracts/activity.ts'
import type { PageOf } from '#server/contracts/primitives.ts'
import type { Problem } from '#server/contracts/problems.ts'
import type { Task, TaskWithLaunch } from '#server/contracts/tasks.ts'
import { eachDatabase } from '../support/databases.ts'
import {
  addOwn,
  complete,
  draft,
  edit,
  plan,
  remove,
  skip,
  startLaunching,
  taskOf,
  tasksOf,
} from './launches-fixtures.ts'

const nobody = { id: '01890000-0000-7000-8000-000000000000' }

eachDatabase((_name, open) => {
  describe('a list of tasks', () => {
    it('filters a launch by phase, function, person, state and overdue', async () => {
      let now = '2026-11-23T08:00:00.000Z'
      const { pia, cora, feature } = await startLaunching(await open(), () => now)
      const launch = await draft(pia, feature)
      await plan(pia, launch, 'small-scenario', '2027-01-11')
      const all = await tasksOf(pia, launch)
      const slugs = async (query: string) => (await tasksOf(pia, launch, query)).map(({ slug }) => slug)
      const where = (test: (task: Task) => boolean) => all.filter(test).map(({ slug }) => slug)
      expect(await slugs('?phase=warm-up,handoff')).toEqual(
        where(({ phase }) => phase === 'warm-up' || phase === 'handoff'),
      )
      expect(await slugs('?ownerFunction=content')).toEqual(['teaser', 'scenario-article'])
      expect(await slugs(`?assigneeId=${cora.person.id}`)).toEqual(['teaser', 'scenario-article'])
      expect(await slugs('?assigneeId=nobody')).toEqual(where(({ assignee }) => assignee === null))
      await complete(pia, all[0]!)
      await skip(pia, all[1]!)
      expect(await slugs('?state=done')).toEqual([all[0]!.slug])
      expect(await slugs('?state=skipped,done')).toEqual([all[0]!.slug, all[1]!.slug])
      expect(await slugs('?overdue=true')).toEqual([])
      now = '2026-12-15T08:00:00.000Z'
      const late = await tasksOf(pia, launch, '?overdue=true')
      expect(late.length).toBeGreaterThan(0)
      expect(late.every((task) => task.isOverdue && task.dueOn < '2026-12-15')).toBe(true)
      expect((await slugs('?overdue=false')).length).toBe(32 - late.length)
      expect((await pia.client.get('/api/launches/x/tasks')).status).toBe(422)
      expect((await pia.client.get(`/api/launches/${nobody.id}/tasks`)).status).toBe(404)
      expect((await pia.client.get(`/api/tasks/${nobody.id}`)).status).toBe(404)
    })

    it('lists the tasks of a person across launches, in pages, by effective due date', async () => {
      const { pia, cora, feature } = await startLaunching(await open())
      for (const [title, day] of [
        ['Rye', '2027-03-08'],
        ['Wheat', '2027-03-01'],
      ] as const) {
        await plan(pia, await draft(pia, feature, { title }), 'small-scenario', day)
      }
      const page = async (query: string) =>
        (await cora.client.get<PageOf<TaskWithLaunch>>(`/api/tasks?assigneeId=${cora.person.id}${query}`))
          .body
      const all = await page('')
      expect(all.items.map(({ launch, slug, dueOn }) => `${launch.title} ${slug} ${dueOn}`)).toEqual([
        'Wheat teaser 2027-02-26',
        'Wheat scenario-article 2027-03-01',
        'Rye teaser 2027-03-05',
        'Rye scenario-article 2027-03-08',
      ])
      const first = await page('&limit=3')
      expect(first).toMatchObject({ total: 4, items: all.items.slice(0, 3) })
      expect(await page(`&limit=3&cursor=${first.nextCursor}`)).toMatchObject({
        items: all.items.slice(3),
        nextCursor: null,
      })
      expect((await page('&dueBy=2027-03-01')).total).toBe(2)
      expect((await page('&dueFrom=2027-03-01&dueBy=2027-03-05')).total).toBe(2)
      await complete(cora, all.items[0]!)
      expect((await page('&state=open&dueBy=2027-03-01')).total).toBe(1)
      const wrong = await cora.client.get<Problem>('/api/tasks?dueBy=2027-13-01')
      expect(wrong.body.errors).toEqual([{ path: 'dueBy', code: 'not-a-date' }])
    })
  })

  describe('editing a task', () => {
    it('saves changes with optimistic locking, and records who changed what', async () => {
      const { pia, cora, feature } = await startLaunching(await open())
      const launch = await draft(pia, feature)
      await plan(pia, launch, 'announce')
      const task = await taskOf(pia, launch, 'story-sheet')
      const change = {
        assigneeId: cora.person.id,
        dueOverride: '2027-02-13',
        note: 'Ask <b>three</b> customers',
        deliverableLink: 'https://files.example/story',
        title: '一句话讲清价值',
      }
      const answer = await edit(pia, task, change)
      expect(answer.status).toBe(200)
      expect(answer.headers.get('etag')).toBe(`"${task.version + 1}"`)
      expect(answer.body).toMatchObject({
        title: '一句话讲清价值',
        assignee: { id: cora.person.id, name: 'Cora' },
        dueOverride: '2027-02-13',
        dueOn: '2027-02-13',
        plannedOn: task.plannedOn,
        note: 'Ask <b>three</b> customers',
        deliverableLink: 'https://files.example/story',
      })
      expect(answer.body.deliverable).toEqual(task.deliverable)
      expect((await pia.client.get<Task>(`/api/tasks/${task.id}`)).body).toEqual(answer.body)
      const stale = await edit<Problem>(pia, task, { note: 'Other' })
      expect(stale).toMatchObject({ status: 412, body: { code: 'stale-version', params: { current: 2 } } })
      expect((await pia.client.patch<Problem>(`/api/tasks/${task.id}`, { note: 'x' })).status).toBe(428)
      const back = await edit(pia, answer.body, { dueOverride: null, assigneeId: null, note: '' })
      expect(back.body).toMatchObject({
        dueOn: task.plannedOn,
        dueOverride: null,
        assignee: null,
        note: null,
      })
      await plan(pia, launch, 'small-scenario', '2027-03-08')
      expect(await taskOf(pia, launch, 'story-sheet')).toMatchObject({
        title: '一句话讲清价值',
        assignee: null,
        deliverableLink: 'https://files.example/story',
      })
      const history = await pia.client.get<PageOf<AuditEvent>>(`/api/activity?noun=task&entityId=${task.id}`)
      expect(history.body.items.map(({ verb }) => verb)).toEqual(['changed', 'changed'])
      expect(history.body.items[1]?.changes.map(({ field }) => field)).toEqual([
        'title',
        'assignee',
        'dueOverride',
        'note',
        'deliverableLink',
      ])
    })

    it('clears the short lead time mark when the date changes', async () => {
      const { pia, feature } = await startLaunching(await open())
      const launch = await draft(pia, feature)
      await plan(pia, launch, 'announce', '2026-11-25')
      const task = await taskOf(pia, launch, 'attach-prd')
      expect(task).toMatchObject({ leadTimeShort: true, isOverdue: false })
      const noted = await edit(pia, task, { note: 'Soon' })
      expect(noted.body.leadTimeShort).toBe(true)
      const late = await edit(pia, noted.body, { dueOverride: '2026-11-20' })
      expect(late.body).toMatchObject({ leadTimeShort: false, isOverdue: true })
    })

    it('rejects invalid input by field and writes nothing', async () => {
      const { pia, feature } = await startLaunching(await open())
      const launch = await draft(pia, feature)
      await plan(pia, launch, 'announce')
      const task = await taskOf(pia, launch, 'story-sheet')
      const faults: [object, [string, string]][] = [
        [{ note: 'half', assigneeId: nobody.id }, ['assigneeId', 'unknown-person']],
        [{ note: 'half', dueOverride: '2027-02-30' }, ['dueOverride', 'not-a-date']],
        [{ note: 'half', deliverableLink: 'javascript:alert(1)' }, ['deliverableLink', 'link']],
        [{ note: 'half', title: '' }, ['title', 'required']],
        [{ note: 5 }, ['note', 'wrong-type']],
        [{ note: 'half', phase: 'feedback' }, ['', 'unknown-field']],
      ]
      for (const [change, [path, code]] of faults) {
        const { status, body } = await edit<Problem>(pia, task, change)
        expect([status, body.errors?.map((error) => [error.path, error.code])]).toEqual([422, [[path, code]]])
      }
      expect(await taskOf(pia, launch, 'story-sheet')).toEqual(task)
    })
  })

  describe('own tasks', () => {
    it('are last in their phase, are kept by plans, and can be removed', async () => {
      const { pia, paul, feature } = await startLaunching(await open())
      const launch = await draft(pia, feature)
      expect(await addOwn<Problem>(pia, launch)).toMatchObject({
        status: 409,
        body: { code: 'launch-not-planned' },
      })
      await plan(pia, launch, 'small-scenario')
      const first = await addOwn(pia, launch, { assigneeId: paul.person.id, deliverable: 'A poster' })
      expect(first.status).toBe(201)
      expect(first.headers.get('etag')).toBe('"1"')
      expect(first.body).toMatchObject({
        slug: null,
        title: 'Hang a poster',
        deliverable: 'A poster',
        plannedOn: '2027-02-01',
        dueOn: '2027-02-01',
        offsetDays: null,
        assignee: { name: 'Paul' },
        version: 1,
      })
      const second = (await addOwn(paul, launch)).body
      const warmUp = async () => (await tasksOf(pia, launch, '?phase=warm-up')).map(({ id }) => id)
      expect((await warmUp()).slice(-2)).toEqual([first.body.id, second.id])
      await plan(pia, launch, 'announce', '2027-04-05')
      expect((await warmUp()).slice(-2)).toEqual([first.body.id, second.id])
      const shipped = await taskOf(pia, launch, 'internal-preview')
      const refused = await remove<Problem>(pia, shipped)
      expect(refused).toMatchObject({ status: 409, body: { code: 'not-own-task' } })
      expect((await remove(pia, first.body)).status).toBe(204)
      expect((await remove(pia, first.body)).status).toBe(404)
      expect(await warmUp()).toEqual([shipped.id, second.id])
      await skip(pia, shipped)
      const last = await remove<Problem>(pia, second)
      expect(last).toMatchObject({
        status: 409,
        body: { code: 'phase-would-be-empty', params: { phase: 'warm-up' } },
      })
    })

    it('are rejected by field', async () => {
      const { pia, feature } = await startLaunching(await open())
      const launch = await draft(pia, feature)
      await plan(pia, launch, 'announce')
      const wrong = await addOwn<Problem>(pia, launch, { phase: 'party', title: '', dueOn: '2026-02-29' })
      expect(wrong.body.errors?.map(({ path, code }) => [path, code])).toEqual([
        ['phase', 'unknown-value'],
        ['title', 'required'],
        ['dueOn', 'not-a-date'],
      ])
      const unknown = await addOwn<Problem>(pia, launch, { assigneeId: nobody.id })
      expect(unknown.body.errors).toEqual([{ path: 'assigneeId', code: 'unknown-person' }])
      expect((await addOwn(pia, nobody)).status).toBe(404)
      expect(await tasksOf(pia, launch)).toHaveLength(10)
    })
  })
})
