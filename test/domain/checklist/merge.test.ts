import { describe, expect, it } from 'vitest'
import { isEmptyMerge, mergePlan } from '#server/domain/checklist/merge.ts'
import { targetsFromSnapshot } from '#server/domain/checklist/undo.ts'
import {
  applied,
  bakeryCalendar as calendar,
  bySlug,
  ownTask,
  plannedAt,
  targetsAt,
  worked,
} from './bakery.ts'

const today = '2026-04-01'
const small = plannedAt('small-scenario', '2026-06-10', today)
const merged = (
  current: typeof small,
  wanted: Parameters<typeof mergePlan>[0]['wanted'],
  on: string = today,
) => mergePlan({ current, wanted, today: on, calendar })

describe('moving T', () => {
  const later = targetsAt('small-scenario', '2026-06-17', today)

  it('moves open tasks and writes only differences', () => {
    const merge = merged(small, later)
    expect(bySlug(merge.rows, 'tell-shops')).toMatchObject({
      taskId: 'tell-shops~0',
      change: 'moved',
      from: '2026-06-05',
      to: '2026-06-12',
      isReworded: false,
    })
    expect(merge.changes.find((change) => change.id === 'tell-shops~0')).toEqual({
      id: 'tell-shops~0',
      set: { plannedOn: '2026-06-12' },
    })
    expect([merge.inserts, merge.removals]).toEqual([[], []])
  })

  it.each([
    ['done', { isDone: true }],
    ['skipped', { isSkipped: true }],
  ] as const)('does not move a task that is %s', (keptBecause, part) => {
    const merge = merged(worked(small, 'tell-shops', part), later)
    expect(bySlug(merge.rows, 'tell-shops')).toMatchObject({
      change: 'kept',
      keptBecause,
      from: '2026-06-05',
      to: '2026-06-05',
    })
    expect(merge.changes.map((change) => change.id)).not.toContain('tell-shops~0')
  })

  it('keeps a due date that a person set, while the planned date changes', () => {
    const merge = merged(worked(small, 'tell-shops', { dueOverride: '2026-06-07' }), later)
    expect(bySlug(merge.rows, 'tell-shops')).toMatchObject({
      change: 'same',
      keptBecause: 'edited',
      from: '2026-06-07',
      to: '2026-06-07',
    })
    expect(merge.changes).toContainEqual({ id: 'tell-shops~0', set: { plannedOn: '2026-06-12' } })
  })

  it('moves a weekly task to its next unticked week', () => {
    const merge = merged(worked(small, 'count-orders', { tickedWeeks: [1] }), later)
    expect(bySlug(merge.rows, 'count-orders')).toMatchObject({ from: '2026-06-24', to: '2026-07-01' })
  })

  it('reports shifted dates of added and moved tasks', () => {
    const monday = targetsAt('small-scenario', '2026-06-13', today)
    expect(bySlug(merged(small, monday).rows, 'count-orders')).toMatchObject({
      to: '2026-06-20',
      shiftedFrom: null,
    })
    const shifted = { to: '2026-06-07', shiftedFrom: '2026-06-08' }
    expect(bySlug(merged(small, monday).rows, 'tell-shops')).toMatchObject(shifted)
    expect(bySlug(merged([], monday).rows, 'tell-shops')).toMatchObject(shifted)
  })

  it('does not mark a weekly task as short when its next week is not past', () => {
    const on = '2026-06-18'
    const work = worked(small, 'count-orders', { tickedWeeks: [1] })
    const merge = merged(work, targetsAt('small-scenario', '2026-06-07', on), on)
    expect(bySlug(merge.rows, 'count-orders')).toMatchObject({ to: '2026-06-21', leadTimeShort: false })
  })

  it('does not mark a finished task as short of time', () => {
    const on = '2026-05-30'
    const late = worked(plannedAt('small-scenario', '2026-06-03', on), 'taste', { isDone: true })
    expect(bySlug(late, 'taste').leadTimeShort).toBe(true)
    expect(bySlug(merged(late, later, on).rows, 'taste').leadTimeShort).toBe(false)
  })

  it('does not change own tasks', () => {
    const merge = merged([...small, ownTask()], later)
    expect(merge.rows.find((row) => row.taskId === 'own')).toMatchObject({
      change: 'kept',
      keptBecause: 'own',
      from: '2026-06-01',
      to: '2026-06-01',
    })
    expect(merge.changes.map((change) => change.id)).not.toContain('own')
  })

  it('reports tasks that become impossible, and those that were late before', () => {
    const on = '2026-05-30'
    const merge = merged(small, targetsAt('small-scenario', '2026-06-03', on), on)
    expect(bySlug(merge.rows, 'tell-shops')).toMatchObject({ leadTimeShort: true, isNowImpossible: true })
    expect(bySlug(merge.rows, 'taste')).toMatchObject({ leadTimeShort: true, isNowImpossible: false })
    expect(bySlug(merge.rows, 'hang-posters')).toMatchObject({ leadTimeShort: false, isNowImpossible: false })
  })

  it('keeps tasks overdue when their date does not change', () => {
    const on = '2026-05-30'
    const merge = merged(small, targetsAt('small-scenario', '2026-06-10', on), on)
    expect(bySlug(merge.rows, 'taste')).toMatchObject({ change: 'same', leadTimeShort: false })
    expect(isEmptyMerge(merge)).toBe(true)
  })

  it('clears the short lead time mark when there is enough time again', () => {
    const on = '2026-05-30'
    const late = plannedAt('small-scenario', '2026-06-03', on)
    const merge = merged(late, targetsAt('small-scenario', '2026-07-15', on), on)
    expect(merge.rows.some((row) => row.leadTimeShort)).toBe(false)
    expect(merge.changes).toContainEqual({
      id: 'tell-shops~0',
      set: { plannedOn: '2026-07-10', leadTimeShort: false },
    })
  })
})

describe('changing the grade', () => {
  const announce = targetsAt('announce', '2026-06-10', today)
  const big = targetsAt('big-scenario', '2026-06-10', today)

  it('adds the tasks of the bigger grade in their positions, and rewords open tasks', () => {
    const merge = merged(small, big)
    expect(merge.inserts.map((task) => task.slug)).toEqual(['open-day'])
    expect(bySlug(merge.rows, 'open-day')).toMatchObject({
      taskId: null,
      change: 'added',
      from: null,
      to: '2026-06-13',
    })
    expect(merge.rows.map((row) => row.slug)).toEqual(big.map((task) => task.slug))
    expect(bySlug(merge.rows, 'taste').isReworded).toBe(true)
  })

  it('keeps texts that a person edited, and those of finished tasks', () => {
    const mine = { title: 'Taste twice', isTextEdited: true }
    const merge = merged(worked(worked(small, 'taste', mine), 'tell-shops', { isDone: true }), big)
    expect(bySlug(merge.rows, 'taste')).toMatchObject({ title: 'Taste twice', isReworded: false })
    expect(bySlug(merge.rows, 'tell-shops')).toMatchObject({
      deliverable: { en: 'tell-shops for small-scenario' },
      isReworded: false,
    })
  })

  it('keeps deliverable and done-criterion together with an edited title', () => {
    const work = worked(small, 'taste', { title: 'Taste twice', isTextEdited: true })
    expect(bySlug(applied(work, merged(work, big)), 'taste')).toMatchObject({
      deliverable: { en: 'taste for small-scenario' },
      doneWhen: { en: 'taste passes at small-scenario' },
    })
  })

  it('removes an untouched task', () => {
    const merge = merged(small, announce)
    expect(merge.removals).toEqual(['write-recipe~0'])
    expect(bySlug(merge.rows, 'write-recipe')).toMatchObject({
      change: 'removed',
      from: '2026-05-21',
      to: null,
    })
  })

  it.each([
    ['done', { isDone: true }],
    ['skipped', { isSkipped: true }],
    ['edited', { isAssigneeSet: true, assigneeId: 'mei' }],
    ['edited', { isAssigneeSet: true }],
    ['edited', { dueOverride: '2026-05-20' }],
    ['edited', { note: 'Ask the miller' }],
    ['edited', { deliverableLink: 'https://bakery.example/recipe' }],
    ['edited', { isTextEdited: true, title: 'Invent' }],
    ['edited', { tickedWeeks: [1] }],
  ] as const)('keeps and marks a task that is %s: %o', (keptBecause, part) => {
    const work = worked(small, 'write-recipe', {
      ...part,
      tickedWeeks: [...('tickedWeeks' in part ? [1] : [])],
    })
    const merge = merged(work, announce)
    expect(merge.removals).toEqual([])
    expect(bySlug(merge.rows, 'write-recipe')).toMatchObject({ change: 'kept', keptBecause })
    expect(merge.changes).toContainEqual({ id: 'write-recipe~0', set: { keptBecause } })

    const again = applied(work, merge)
    expect(bySlug(again, 'write-recipe')).toEqual({ ...bySlug(work, 'write-recipe'), keptBecause })
    const back = merged(again, targetsAt('small-scenario', '2026-06-10', today))
    expect(back.changes).toContainEqual({
      id: 'write-recipe~0',
      set: expect.objectContaining({ keptBecause: null }),
    })
  })

  it('keeps every ticked week when the smaller grade has fewer', () => {
    const bigNow = plannedAt('big-scenario', '2026-06-10', today)
    const work = worked(bigNow, 'count-orders', { tickedWeeks: [1, 2, 3] })
    const merge = merged(work, targetsAt('small-scenario', '2026-06-10', today))
    expect(bySlug(merge.rows, 'count-orders').weeks).toBe(3)
    expect(isEmptyMerge(merged(applied(work, merge), targetsAt('small-scenario', '2026-06-10', today)))).toBe(
      true,
    )
  })

  it('reassigns untouched tasks by the rule, and keeps chosen assignees', () => {
    const features = [{ pmOwnerId: null, pmmOwnerId: 'mei', prdFinalOn: null }]
    const wanted = targetsAt('small-scenario', '2026-06-10', today, { features })
    const merge = merged(worked(small, 'taste', { isAssigneeSet: true, assigneeId: 'ann' }), wanted)
    expect(merge.changes).toEqual([{ id: 'ask-guests~0', set: { assigneeId: 'mei' } }])
  })
})

describe('undoing a change of plan', () => {
  const toBig = merged(small, targetsAt('big-scenario', '2026-07-01', today))
  const undone = (current: typeof small, on = today) =>
    applied(current, merged(current, targetsFromSnapshot(small), on), 1)

  it('restores the plan as it was', () => {
    expect(undone(applied(small, toBig))).toEqual(small)
  })

  it('restores removed tasks, and removes added ones', () => {
    const announced = applied(small, merged(small, targetsAt('announce', '2026-06-10', today)))
    const back = undone(announced)
    expect(bySlug(back, 'write-recipe')).toEqual({ ...bySlug(small, 'write-recipe'), id: 'write-recipe~1' })
    expect(back.map((task) => task.slug).sort()).toEqual(small.map((task) => task.slug).sort())
  })

  it('keeps work done since', () => {
    let now = worked(applied(small, toBig), 'open-day', { note: 'Tent rented' })
    now = worked(now, 'tell-shops', { isDone: true })
    const back = undone(now)
    expect(bySlug(back, 'open-day')).toMatchObject({ note: 'Tent rented', keptBecause: 'edited' })
    expect(bySlug(back, 'tell-shops')).toEqual(bySlug(now, 'tell-shops'))
    expect(bySlug(back, 'taste').plannedOn).toBe(bySlug(small, 'taste').plannedOn)
  })

  it('keeps overdue tasks overdue, and marks no others', () => {
    const on = '2026-06-06'
    const moved = applied(small, merged(small, targetsAt('small-scenario', '2026-07-01', on), on))
    expect(undone(moved, on)).toEqual(small)
  })

  it('restores the date and mark of a task that was kept without a place in the plan', () => {
    const work = worked(small, 'write-recipe', { note: 'Ask the miller' })
    const announced = applied(work, merged(work, targetsAt('announce', '2026-06-10', today)))
    const bigAgain = applied(announced, merged(announced, targetsAt('big-scenario', '2026-09-02', today)), 1)
    const back = applied(bigAgain, merged(bigAgain, targetsFromSnapshot(announced)), 2)
    expect(bySlug(back, 'write-recipe')).toEqual(bySlug(announced, 'write-recipe'))
  })

  it('removes a kept task once it has no work', () => {
    const work = worked(small, 'write-recipe', { isDone: true })
    const announced = applied(work, merged(work, targetsAt('announce', '2026-06-10', today)))
    const smallAgain = applied(
      announced,
      merged(announced, targetsAt('small-scenario', '2026-06-10', today)),
      1,
    )
    const reopened = worked(smallAgain, 'write-recipe', { isDone: false })
    const back = merged(reopened, targetsFromSnapshot(announced))
    expect(back.removals).toEqual(['write-recipe~0'])
    const without = reopened.filter((task) => task.slug !== 'write-recipe')
    expect(merged(without, targetsFromSnapshot(announced)).inserts).toEqual([])
  })
})
