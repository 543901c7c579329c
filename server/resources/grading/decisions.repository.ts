/** Decisions with a snapshot of their facts. Rows are immutable except for being superseded. */
import type { Kysely, Transaction } from 'kysely'
import { z } from 'zod'
import { Decision, GateFacts } from '../../contracts/grading.ts'
import type { PersonRef } from '../../contracts/primitives.ts'
import { flag } from '../../db/portable.ts'
import { prepared } from '../../db/prepared.ts'
import type { Database } from '../../db/tables.ts'
import type { DecisionsTable } from '../../db/tables/grading.ts'

/** The snapshot of a decision's facts: later changes of rubrics, cards and features do not affect it. */
const Snapshot = Decision.pick({ rubricVersion: true, proposal: true, cards: true, consensus: true }).extend({
  facts: GateFacts,
})
type Snapshot = ReturnType<typeof Snapshot.parse>

type JoinedDecision = DecisionsTable & { round_number: number; decider_name: string }

const joined = (db: Kysely<Database>) =>
  db
    .selectFrom('decisions')
    .innerJoin('grading_rounds', 'grading_rounds.id', 'decisions.round_id')
    .innerJoin('people', 'people.id', 'decisions.decider_id')
    .selectAll('decisions')
    .select(['grading_rounds.number as round_number', 'people.name as decider_name'])

function toDecision(row: JoinedDecision, nameById: ReadonlyMap<string, string>): Decision {
  const snapshot = Snapshot.parse(JSON.parse(row.snapshot))
  const participantIds = JSON.parse(row.participant_ids) as string[]
  return {
    id: row.id,
    roundNumber: row.round_number,
    grade: row.grade as Decision['grade'],
    decider: { id: row.decider_id, name: row.decider_name },
    participants: participantIds.map((id): PersonRef => ({ id, name: nameById.get(id) ?? '' })),
    decidedAt: row.decided_at,
    lookAgainOn: row.look_again_on,
    reason: row.reason,
    liftedGates: JSON.parse(row.lifted_gates) as string[],
    rubricVersion: snapshot.rubricVersion,
    proposal: snapshot.proposal,
    cards: snapshot.cards,
    consensus: snapshot.consensus,
    isSuperseded: row.is_superseded === 1,
  }
}

async function withNames(db: Kysely<Database>, rows: JoinedDecision[]): Promise<Decision[]> {
  const ids = new Set(rows.flatMap((row) => JSON.parse(row.participant_ids) as string[]))
  const people =
    ids.size === 0
      ? []
      : await db
          .selectFrom('people')
          .select(['id', 'name'])
          .where('id', 'in', [...ids])
          .execute()
  const nameById = new Map(people.map(({ id, name }) => [id, name]))
  return rows.map((row) => toDecision(row, nameById))
}

/** Every decision on a feature, newest first. */
export async function listDecisions(db: Kysely<Database>, featureId: string): Promise<Decision[]> {
  const rows = await joined(db)
    .where('decisions.feature_id', '=', featureId)
    .orderBy('grading_rounds.number', 'desc')
    .execute()
  return withNames(db, rows)
}

/** Marks the decision in force as superseded. @returns its id; null when there was none */
export async function supersedeDecision(
  trx: Transaction<Database>,
  featureId: string,
): Promise<string | null> {
  const superseded = await trx
    .updateTable('decisions')
    .set({ is_superseded: flag(true) })
    .where('feature_id', '=', featureId)
    .where('is_superseded', '=', flag(false))
    .returning('id')
    .executeTakeFirst()
  return superseded?.id ?? null
}

/** Inserts a decision, and the rounded level of each mean, by which anchors find it. */
export async function insertDecision(
  trx: Transaction<Database>,
  decision: {
    id: string
    featureId: string
    roundId: string
    grade: Decision['grade']
    deciderId: string
    participantIds: string[]
    reason: string | null
    lookAgainOn: string | null
    liftedGates: string[]
    snapshot: Snapshot
    decidedAt: string
  },
): Promise<void> {
  const { id, snapshot, decidedAt } = decision
  await trx
    .insertInto('decisions')
    .values({
      id,
      feature_id: decision.featureId,
      round_id: decision.roundId,
      grade: decision.grade,
      decider_id: decision.deciderId,
      participant_ids: JSON.stringify(decision.participantIds),
      reason: decision.reason,
      look_again_on: decision.lookAgainOn,
      lifted_gates: JSON.stringify(decision.liftedGates),
      snapshot: JSON.stringify(snapshot),
      total: snapshot.proposal.low.total,
      decided_at: decidedAt,
      is_superseded: flag(false),
    })
    .execute()
  const levels = snapshot.consensus.criteria.flatMap(({ criterion, mean }) =>
    mean === null
      ? []
      : [
          {
            feature_id: decision.featureId,
            decision_id: id,
            criterion,
            level: Math.round(mean),
            decided_at: decidedAt,
          },
        ],
  )
  if (levels.length > 0) await trx.insertInto('decision_levels').values(levels).execute()
}

/** What warnings need of a snapshot: its cards, the largest part, are not checked again. */
const SnapshotFacts = z.object({
  proposal: Snapshot.shape.proposal.pick({ grade: true, parts: true }),
  consensus: Snapshot.shape.consensus.pick({ countedCards: true }),
})
type SnapshotFacts = z.infer<typeof SnapshotFacts>

const currentDecisions = prepared((db: Kysely<Database>, { ids }: { ids: readonly string[] }) =>
  db
    .selectFrom('decisions')
    .select(['feature_id', 'grade', 'reason', 'snapshot'])
    .where('feature_id', 'in', ids)
    .where('is_superseded', '=', flag(false)),
)

/** The current decisions on these features, in one query. */
export async function listCurrentDecisions(
  db: Kysely<Database>,
  featureIds: readonly string[],
): Promise<
  { featureId: string; grade: Decision['grade']; reason: string | null; snapshot: SnapshotFacts }[]
> {
  if (featureIds.length === 0) return []
  const rows = await currentDecisions(db, { ids: featureIds })
  return rows.map((row) => ({
    featureId: row.feature_id,
    grade: row.grade as Decision['grade'],
    reason: row.reason,
    snapshot: SnapshotFacts.parse(JSON.parse(row.snapshot)),
  }))
}
