import { describe, expect, it } from 'vitest'
import { channelPhases } from '#server/contracts/lists.ts'
import type { Problem } from '#server/contracts/problems.ts'
import { eachDatabase } from '../support/databases.ts'
import { testNow } from '../support/server.ts'
import {
  addOwn,
  at,
  testReason,
  complete,
  draft,
  plan,
  read,
  reopen,
  skip,
  startLaunching,
  taskOf,
  tasksOf,
  tick,
  unskip,
  untick,
} from './launches-fixtures.ts'

eachDatabase((_name, open) => {
  describe('completion', () => {
    it('records who and when, is idempotent, and can be undone', async () => {
      const { pia, paul, feature } = await startLaunching(await open())
      const launch = await draft(pia, feature)
      await plan(pia, launch, 'announce')
      const task = await taskOf(pia, launch, 'story-sheet')
      const done = await complete(pia, task)
      expect(done).toMatchObject({
        status: 200,
        body: { completion: { at: testNow, by: { id: pia.person.id, name: 'Pia' } }, version: 2 },
      })
      expect(done.headers.get('etag')).toBe('"2"')
      expect((await complete(paul, task)).body).toEqual(done.body)
      expect((await read(pia, launch)).progress[0]).toMatchObject({ done: 1 })
      expect(await skip<Problem>(pia, task)).toMatchObject({
        status: 409,
        body: { code: 'already-finished', params: { state: 'done' } },
      })
      expect((await unskip(pia, task)).body).toEqual(done.body)
      const reopened = await reopen(pia, task)
      expect(reopened.body).toMatchObject({ completion: null, version: 3 })
      expect((await reopen(pia, task)).body.version).toBe(3)
      expect((await complete<Problem>(pia, { id: launch.id })).status).toBe(404)
    })
  })

  describe('skipping', () => {
    it('stores the reason, and can be undone', async () => {
      const { pia, feature } = await startLaunching(await open())
      const launch = await draft(pia, feature)
      await plan(pia, launch, 'small-scenario')
      const task = await taskOf(pia, launch, 'teaser')
      expect(
        (await pia.client.sendLatest<Problem>('PUT', `/api/tasks/${task.id}/skip`, { reason: ' ' })).body,
      ).toMatchObject({
        code: 'invalid-input',
        errors: [{ path: 'reason', code: 'required' }],
      })
      const skipped = await skip(pia, task)
      expect(skipped.body.skip).toEqual({
        at: testNow,
        by: { id: pia.person.id, name: 'Pia' },
        reason: testReason,
      })
      expect((await skip(pia, task)).body).toEqual(skipped.body)
      expect((await skip(pia, task, 'No time')).body.skip?.reason).toBe('No time')
      expect(await complete<Problem>(pia, task)).toMatchObject({
        status: 409,
        body: { code: 'already-finished', params: { state: 'skipped' } },
      })
      expect((await unskip(pia, task)).body).toMatchObject({ skip: null, completion: null })
      expect((await complete(pia, task)).status).toBe(200)
    })

    it('refuses to empty a phase of the channel, and names it', async () => {
      const { pia, feature } = await startLaunching(await open())
      const launch = await draft(pia, feature)
      await plan(pia, launch, 'small-scenario')
      for (const phase of channelPhases) {
        const tasks = await tasksOf(pia, launch, `?phase=${phase}`)
        for (const task of tasks.slice(1)) expect((await skip(pia, task)).status).toBe(200)
        expect(await skip<Problem>(pia, tasks[0]!)).toMatchObject({
          status: 409,
          body: { code: 'phase-would-be-empty', params: { phase } },
        })
      }
      for (const task of await tasksOf(pia, launch, '?phase=preparation,enablement')) {
        expect((await skip(pia, task)).status).toBe(200)
      }
    })

    it('refuses to empty a phase when two people skip its last two tasks concurrently', async () => {
      const { pia, paul, feature } = await startLaunching(await open())
      for (let round = 0; round < 5; round += 1) {
        const launch = await draft(pia, feature)
        await plan(pia, launch, 'announce')
        await addOwn(pia, launch)
        const [one, other] = await tasksOf(pia, launch, '?phase=warm-up')
        const answers = await Promise.all([skip(pia, one!), skip(paul, other!)])
        expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
        expect(await tasksOf(pia, launch, '?phase=warm-up&state=open')).toHaveLength(1)
      }
    })
  })

  describe('weekly tasks', () => {
    it('fall due week by week and are done with the last tick', async () => {
      const { pia, feature } = await startLaunching(await open())
      const launch = await draft(pia, feature)
      await plan(pia, launch, 'big-scenario')
      const task = await taskOf(pia, launch, 'weekly-report')
      expect(task).toMatchObject({ weeks: 4, ticks: [], dueOn: '2027-03-08' })
      const early = await complete<Problem>(pia, task)
      expect(early).toMatchObject({
        status: 409,
        body: { code: 'weeks-open', params: { weeks: ['1', '2', '3', '4'] } },
      })
      const first = await tick(pia, task, 1)
      expect(first.body).toMatchObject({
        dueOn: '2027-03-15',
        ticks: [{ week: 1, at: testNow, by: { id: pia.person.id, name: 'Pia' } }],
        version: 2,
      })
      expect((await tick(pia, task, 1)).body).toEqual(first.body)
      expect((await tick(pia, task, 3)).body.dueOn).toBe('2027-03-15')
      expect((await tick(pia, task, 2)).body).toMatchObject({ dueOn: '2027-03-29', completion: null })
      expect((await complete<Problem>(pia, task)).body.params).toEqual({ weeks: ['4'] })
      const done = await tick(pia, task, 4)
      expect(done.body).toMatchObject({ completion: { at: testNow, by: { name: 'Pia' } } })
      const again = await untick(pia, task, 2)
      expect(again.body).toMatchObject({ completion: null, dueOn: '2027-03-15' })
      expect((await untick(pia, task, 2)).body).toEqual(again.body)
      expect((await tick(pia, task, 2)).body.completion).not.toBeNull()
      expect((await reopen(pia, task)).body.completion).toBeNull()
      expect((await complete(pia, task)).body.completion).not.toBeNull()
    })

    it('accept only their own weeks', async () => {
      const { pia, feature } = await startLaunching(await open())
      const launch = await draft(pia, feature)
      await plan(pia, launch, 'big-scenario')
      const weekly = await taskOf(pia, launch, 'acceptance-review')
      const once = await taskOf(pia, launch, 'teaser')
      const faults = [
        [weekly, 5, 'too-big'],
        [weekly, 0, 'too-small'],
        [weekly, 'x', 'wrong-type'],
        [once, 1, 'too-big'],
      ] as const
      for (const [task, week, code] of faults) {
        const { status, body } = await tick<Problem>(pia, task, week)
        expect([status, body.errors?.[0]?.path, body.errors?.[0]?.code]).toEqual([422, 'week', code])
      }
      await skip(pia, weekly)
      expect((await tick<Problem>(pia, weekly, 1)).body.code).toBe('already-finished')
      expect((await untick<Problem>(pia, weekly, 1)).body.code).toBe('already-finished')
    })
  })

  it('completes a whole launch until every task is done or skipped', async () => {
    const { pia, feature } = await startLaunching(await open())
    const launch = await draft(pia, feature)
    await plan(pia, launch, 'small-scenario')
    for (const [index, task] of (await tasksOf(pia, launch)).entries()) {
      const weeks = Array.from({ length: task.weeks ?? 0 }, (_, week) => week + 1)
      for (const week of weeks) expect((await tick(pia, task, week)).status).toBe(200)
      const isLeftOut = task.phase === 'enablement' && index % 2 === 0
      const worked = isLeftOut ? await skip(pia, task) : await complete(pia, task)
      expect(worked.status, JSON.stringify(worked.body)).toBe(200)
    }
    const { progress } = await read(pia, launch)
    expect(progress.reduce((sum, { done, skipped }) => sum + done + skipped, 0)).toBe(32)
    expect(await tasksOf(pia, launch, '?state=open')).toEqual([])
    expect((await pia.client.get(at(launch))).status).toBe(200)
  })
})
