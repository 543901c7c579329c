import fc from 'fast-check'
import { expect, it } from 'vitest'
import { grades } from '#server/contracts/lists.ts'
import { isFinished, type CurrentTask, type TargetTask } from '#server/domain/checklist/checklist-task.ts'
import { differences } from '#server/domain/checklist/differences.ts'
import { isStillLeadTimeShort, nextDueOn } from '#server/domain/checklist/due-on.ts'
import { isEmptyMerge, mergePlan } from '#server/domain/checklist/merge.ts'
import { targetsFromSnapshot } from '#server/domain/checklist/undo.ts'
import { addDays, later } from '#server/domain/schedule/plain-date.ts'
import { isWorkingDay, nextWorkingDay } from '#server/domain/schedule/working-days.ts'
import { applied, bakeryCalendar as calendar, ownTask, plannedAt, targetsAt } from './bakery.ts'

const day = fc.integer({ min: 0, max: 300 }).map((days) => addDays('2026-03-01', days))
const workingDay = day.map((date) => nextWorkingDay(calendar, date))
const plan = fc.record({ grade: fc.constantFrom(...grades), launchDate: day, today: day })

/** The work that people may have done on one task. */
const work = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  fc.constant({ isDone: true }),
  fc.constant({ isSkipped: true }),
  fc.record({ assigneeId: fc.constantFrom(null, 'mei'), isAssigneeSet: fc.constant(true) }),
  fc.record({ dueOverride: workingDay }),
  fc.record({ note: fc.constantFrom('Flour', '面粉') }),
  fc.record({ deliverableLink: fc.constant('https://bakery.example') }),
  fc.record({ title: fc.constant('Mine'), isTextEdited: fc.constant(true) }),
  fc.record({ tickedWeeks: fc.uniqueArray(fc.integer({ min: 1, max: 8 }), { minLength: 1 }) }),
  fc.record({ dueOverride: workingDay, isDone: fc.constant(true), note: fc.constant('Early') }),
)
const works = fc.array(work, { minLength: 9, maxLength: 9 })
type Works = Partial<CurrentTask>[]

const withWork = (tasks: readonly CurrentTask[], parts: Works): CurrentTask[] =>
  tasks.map((task, index) => {
    const { tickedWeeks = [], ...part } = parts[index % parts.length] ?? {}
    const ticked = tickedWeeks.filter((week) => week <= (task.weeks ?? 0))
    const after = { ...task, ...part, tickedWeeks: ticked.length === 0 ? task.tickedWeeks : ticked }
    return { ...after, leadTimeShort: isStillLeadTimeShort(task, after, calendar) }
  })

/** The fields of a task that only people set. */
const workOf = (task: CurrentTask) => ({
  dueOverride: task.dueOverride,
  note: task.note,
  deliverableLink: task.deliverableLink,
  tickedWeeks: task.tickedWeeks,
  isDone: task.isDone,
  isSkipped: task.isSkipped,
  isAssigneeSet: task.isAssigneeSet,
  isTextEdited: task.isTextEdited,
})

type Plan = { grade: (typeof grades)[number]; launchDate: string; today: string }
const wantedOf = ({ grade, launchDate, today }: Plan) => targetsAt(grade, launchDate, today)
const worn = (from: Plan, parts: Works) =>
  withWork([...plannedAt(from.grade, from.launchDate, from.today), ownTask()], parts)

it('the same plan again changes nothing', () => {
  fc.assert(
    fc.property(plan, works, plan, (from, parts, to) => {
      const current = worn(from, parts)
      const input = { wanted: wantedOf(to), today: to.today, calendar }
      const once = applied(current, mergePlan({ current, ...input }))
      const twice = mergePlan({ current: once, ...input })
      expect(isEmptyMerge(twice)).toBe(true)
      expect(twice.rows.every((row) => row.change === 'same' || row.change === 'kept')).toBe(true)
    }),
  )
})

it('no merge loses an edit, or moves or rewords a finished task', () => {
  fc.assert(
    fc.property(plan, works, plan, (from, parts, to) => {
      const current = worn(from, parts)
      const after = applied(current, mergePlan({ current, wanted: wantedOf(to), today: to.today, calendar }))
      for (const before of current) {
        const now = after.find((task) => task.id === before.id)
        if (now === undefined) {
          expect(before.slug).not.toBeNull()
          expect(workOf(before)).toEqual(workOf(ownTask()))
          continue
        }
        expect(now).toMatchObject(workOf(before))
        if (before.isAssigneeSet) expect(now.assigneeId).toBe(before.assigneeId)
        if (before.isTextEdited) expect(now.title).toEqual(before.title)
        if (now.weeks !== null) expect(now.weeks).toBeGreaterThanOrEqual(Math.max(0, ...before.tickedWeeks))
        if (isFinished(before))
          expect({ ...now, position: 0, keptBecause: null }).toEqual({
            ...before,
            position: 0,
            keptBecause: null,
          })
      }
    }),
  )
})

it('the written dates, texts and people equal the preview', () => {
  fc.assert(
    fc.property(plan, works, plan, (from, parts, to) => {
      const current = worn(from, parts)
      const merge = mergePlan({ current, wanted: wantedOf(to), today: to.today, calendar })
      const after = applied(current, merge, 1)
      const shown = merge.rows.filter((row) => row.change !== 'removed')
      const key = (task: { slug: string | null }) => task.slug ?? 'own'
      const written = new Map(after.map((task) => [key(task), task]))
      expect(shown.map(key).sort()).toEqual([...written.keys()].sort())
      for (const row of shown) {
        const task = written.get(key(row))
        expect(task).toMatchObject({
          phase: row.phase,
          position: row.position,
          title: row.title,
          deliverable: row.deliverable,
          doneWhen: row.doneWhen,
          assigneeId: row.assigneeId,
          weeks: row.weeks,
        })
        expect(task && nextDueOn(task, calendar)).toBe(row.to)
        if (task && !isFinished(task)) expect(task.leadTimeShort).toBe(row.leadTimeShort)
      }
      const removed = merge.rows.filter((row) => row.change === 'removed').map((row) => row.taskId)
      expect(removed.sort()).toEqual(merge.removals.toSorted())
    }),
  )
})

it('undo restores every untouched task and keeps work done since', () => {
  fc.assert(
    fc.property(plan, works, plan, works, (from, parts, next, since) => {
      const to = { ...next, today: later(from.today, next.today) }
      const over = (current: CurrentTask[], wanted: TargetTask[], round: number) =>
        applied(current, mergePlan({ current, wanted, today: to.today, calendar }), round)
      const plain = (tasks: CurrentTask[]) => new Map(tasks.map((task) => [task.slug, { ...task, id: '' }]))
      const before = worn(from, parts)
      const changed = over(before, wantedOf(to), 1)
      const previous = plain(before)
      expect(plain(over(changed, targetsFromSnapshot(before), 2))).toEqual(previous)

      const worked = withWork(changed, since).map((task, index) => {
        const unworked = changed[index] ?? task
        return isFinished(unworked) || task.weeks !== null ? unworked : task
      })
      const restored = plain(over(worked, targetsFromSnapshot(before), 2))
      worked.forEach((task, index) => {
        const now = restored.get(task.slug)
        if (differences(changed[index] ?? task, task) === null) expect(now).toEqual(previous.get(task.slug))
        else expect(now).toMatchObject(workOf(task))
      })
    }),
  )
})

it('no due date is on a non-working day, or before that of a predecessor', () => {
  fc.assert(
    fc.property(plan, fc.option(day), works, (to, prdFinalOn, parts) => {
      const features = [{ pmOwnerId: null, pmmOwnerId: null, prdFinalOn }]
      const tasks = plannedAt(to.grade, to.launchDate, to.today, { features })
      for (const task of withWork(tasks, parts))
        expect(isWorkingDay(calendar, nextDueOn(task, calendar)), task.slug ?? '').toBe(true)
      for (const task of tasks)
        for (const slug of task.after) {
          const first = tasks.find((other) => other.slug === slug)
          expect(first && first.plannedOn <= task.plannedOn).toBe(true)
        }
    }),
  )
})
