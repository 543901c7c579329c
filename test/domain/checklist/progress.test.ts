import { describe, expect, it } from 'vitest'
import { phases, type Phase } from '#server/contracts/lists.ts'
import {
  emptyChannelPhases,
  isOverdue,
  openBefore,
  phaseProgress,
  wouldEmptyPhase,
} from '#server/domain/checklist/progress.ts'

const today = '2026-06-10'
const task = (phase: Phase, part: object = {}) => ({
  id: phase,
  slug: phase as string | null,
  phase,
  dueOn: '2026-06-09',
  leadTimeShort: false,
  isDone: false,
  isSkipped: false,
  ...part,
})

describe('overdue', () => {
  it.each([
    ['open and past', {}, true],
    ['due today', { dueOn: today }, false],
    ['done', { isDone: true }, false],
    ['skipped', { isSkipped: true }, false],
    ['already past when it was planned', { leadTimeShort: true }, false],
  ])('%s', (_, part, overdue) => {
    expect(isOverdue(task('feedback', part), today)).toBe(overdue)
  })
})

it('counts each phase, in order, with its first and last day', () => {
  const progress = phaseProgress(
    [
      task('promotion', { dueOn: '2026-06-20' }),
      task('promotion', { dueOn: '2026-06-08', isDone: true }),
      task('promotion', { isSkipped: true }),
      task('promotion'),
    ],
    today,
  )
  expect(progress.map((one) => one.phase)).toEqual(phases)
  expect(progress.find((one) => one.phase === 'promotion')).toEqual({
    phase: 'promotion',
    total: 4,
    done: 1,
    skipped: 1,
    overdue: 1,
    from: '2026-06-08',
    to: '2026-06-20',
  })
  expect(progress.find((one) => one.phase === 'handoff')).toMatchObject({ total: 0, from: null, to: null })
})

describe('the phases are complete', () => {
  const channel = (['warm-up', 'promotion', 'conversion', 'handoff', 'feedback'] as const).map((phase) =>
    task(phase),
  )

  it('with one task in each of the five, not counting skipped ones', () => {
    expect(emptyChannelPhases(channel)).toEqual([])
    expect(emptyChannelPhases([...channel.slice(1), task('warm-up', { isSkipped: true })])).toEqual([
      'warm-up',
    ])
    expect(emptyChannelPhases([])).toHaveLength(5)
  })

  it('returns the phase that a skip would empty', () => {
    const [warmUp = task('warm-up')] = channel
    expect(wouldEmptyPhase(warmUp, channel)).toBe('warm-up')
    expect(wouldEmptyPhase(warmUp, [...channel, task('warm-up', { id: 'other' })])).toBeNull()
    expect(wouldEmptyPhase(warmUp, [...channel, task('warm-up', { id: 'other', isSkipped: true })])).toBe(
      'warm-up',
    )
    expect(wouldEmptyPhase(task('preparation'), [task('preparation')])).toBeNull()
    expect(wouldEmptyPhase({ ...warmUp, isSkipped: true }, channel)).toBeNull()
  })
})

it('returns the open predecessors', () => {
  const tasks = [
    task('warm-up'),
    task('promotion', { isDone: true }),
    task('handoff'),
    task('feedback', { slug: null }),
  ]
  expect(openBefore({ after: ['warm-up', 'promotion', 'gone'] }, tasks).map((one) => one.slug)).toEqual([
    'warm-up',
  ])
})
