/** The rows of a large company, by their index; one in a hundred features and launches is confidential. */
import { v7 } from 'uuid'
import { grades } from '#server/contracts/lists.ts'
import type { Person } from '#server/contracts/people.ts'
import type {
  DecisionLevelsTable,
  DecisionsTable,
  GradingRoundsTable,
  ScorecardsTable,
} from '#server/db/tables/grading.ts'
import { defaultPlaybook } from '#server/domain/policy/default-playbook.ts'
import { derivedColumns, newFeatureRow } from '#server/resources/features/features.rows.ts'
import { derivedColumns as derivedLaunchColumns } from '#server/resources/launches/launches.rows.ts'

const tasksPerLaunch = 50

/** The rows of one graded feature. */
export type Pattern = {
  round: GradingRoundsTable
  cards: ScorecardsTable[]
  decision: DecisionsTable
  levels: DecisionLevelsTable[]
}

const now = () => new Date().toISOString()
const dayMs = 86_400_000
/** A day between two years ago and half a year ahead. */
const day = (index: number) =>
  new Date(Date.now() + (((index * 37) % 910) - 730) * dayMs).toISOString().slice(0, 10)
const isConfidential = (index: number) => index % 100 === 7

/** The rows of one feature's grading: decided, or open with cards and no decision. */
export function gradingRows(pattern: Pattern, featureId: string, isOpen: boolean, grade: string | null) {
  const roundId = v7()
  const decisionId = v7()
  const of = { feature_id: featureId, round_id: roundId }
  return {
    round: {
      ...pattern.round,
      id: roundId,
      feature_id: featureId,
      closed_at: isOpen ? null : pattern.round.closed_at,
    },
    cards: pattern.cards.map((card) => ({ ...card, ...of, id: v7() })),
    decision: isOpen
      ? []
      : [{ ...pattern.decision, ...of, id: decisionId, grade: grade ?? pattern.decision.grade }],
    levels: isOpen
      ? []
      : pattern.levels.map((level) => ({ ...level, feature_id: featureId, decision_id: decisionId })),
  }
}

export function featureRow(index: number, people: readonly Person[]) {
  const values = {
    title: `功能 ${index}：让门店经理在手机上完成一整周的排班 (feature ${index})`,
    summary: 'What it does and for whom, in a sentence or two, as people write it.',
    stage: (['planned', 'prd', 'building', 'gray', 'released'] as const)[index % 5],
    pmOwnerId: people[index % people.length]!.id,
    pmmOwnerId: people[(index * 7) % people.length]!.id,
    releaseDate: index % 7 === 0 ? null : day(index),
    tags: ['排班', ...(index % 3 === 0 ? ['payroll'] : []), ...(index % 50 === 0 ? ['mobile'] : [])],
  }
  const createdAt = new Date(Date.now() - (index % 900) * dayMs).toISOString()
  const row = newFeatureRow(values, { id: v7(), createdAt, isConfidential: isConfidential(index) })
  const grade = index % 3 === 0 ? null : grades[index % 4]!
  const graded = { ...row, grade, grade_decided_on: grade && '2026-11-01' }
  return { ...graded, ...derivedColumns(graded) }
}

export function launchRow(index: number, people: readonly Person[]) {
  const row = {
    id: v7(),
    title: `Launch ${index}`,
    summary: null,
    status: index % 20 === 19 ? 'draft' : 'planned',
    launch_date: day(index * 3),
    owner_id: people[index % people.length]!.id,
    grade: 'big-scenario',
    grade_reason: 'The market asks for it.',
    paid_spend: null,
    playbook_id: null,
    planned_at: now(),
    previous_plan: null,
    archived_at: null,
    created_at: now(),
    updated_at: now(),
    version: 1,
    is_confidential: isConfidential(index) ? (1 as const) : (0 as const),
    has_concerns: 0 as const,
  }
  return { ...row, ...derivedLaunchColumns(row) }
}

export const eventRow = (
  index: number,
  feature: { id: string; title: string },
  people: readonly Person[],
) => ({
  id: v7(),
  at: new Date(Date.now() - index * 60_000).toISOString(),
  person_id: people[index % people.length]!.id,
  noun: 'feature',
  entity_id: feature.id,
  entity_title: feature.title,
  verb: 'changed',
  changes: JSON.stringify([{ field: 'summary', before: null, after: 'What it does and for whom.' }]),
  within_id: null,
  origin_kind: 'session',
  origin_id: null,
  address: null,
  redacted_at: null,
})

/** The tasks of a launch: done when it is long over, and most of those that are due. */
export function taskRows(launch: { id: string; launch_date: string }, personId: string) {
  const isOver = Date.parse(launch.launch_date) < Date.now() - 30 * dayMs
  return defaultPlaybook.tasks.slice(0, tasksPerLaunch).map((task, position) => {
    const words = task.grades['concept-campaign'] ?? Object.values(task.grades)[0]!
    const dueOn = new Date(Date.parse(launch.launch_date) + (position - 30) * dayMs)
      .toISOString()
      .slice(0, 10)
    const isDone = isOver || (Date.parse(dueOn) < Date.now() && position % 9 > 0)
    return {
      id: v7(),
      launch_id: launch.id,
      slug: task.id,
      phase: task.phase,
      position: position * 10,
      title: JSON.stringify(task.title),
      deliverable: JSON.stringify(words.deliverable),
      done_when: JSON.stringify(words.doneWhen),
      owner_function: task.ownerFunction,
      assist_functions: JSON.stringify(task.assistFunctions),
      after: JSON.stringify(task.after),
      offset_days: words.offsetDays,
      weeks: null,
      planned_on: dueOn,
      due_override: null,
      due_on: dueOn,
      lead_time_short: 0 as const,
      assignee_id: personId,
      is_assignee_set: 0 as const,
      is_text_edited: 0 as const,
      note: null,
      deliverable_link: null,
      ticks: '[]',
      state: isDone ? 'done' : 'open',
      completed_at: isDone ? now() : null,
      completed_by_id: isDone ? personId : null,
      skipped_at: null,
      skipped_by_id: null,
      skip_reason: null,
      kept_because: null,
      version: 1,
    }
  })
}
