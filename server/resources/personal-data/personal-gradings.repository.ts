/** A person's scorecards, reveals and decisions, limited to what the reader of `db` may see. */
import type { Kysely } from 'kysely'
import type { Scores } from '../../contracts/grading.ts'
import type { PersonalData } from '../../contracts/personal-data.ts'
import type { Database } from '../../db/tables.ts'
import { containingId } from '../../db/portable.ts'

type Part<Name extends keyof PersonalData> = PersonalData[Name]

const scoresOf = (stored: string): Scores => JSON.parse(stored) as Scores

/** @param isOwn whether the reader is the person: scores of open rounds are hidden from others (RULES.md, Blindness) */
export async function listScorecards(
  db: Kysely<Database>,
  personId: string,
  isOwn: boolean,
): Promise<Part<'scorecards'>> {
  const rows = await db
    .selectFrom('scorecards')
    .innerJoin('grading_rounds', 'grading_rounds.id', 'scorecards.round_id')
    .innerJoin('features', 'features.id', 'grading_rounds.feature_id')
    .selectAll('scorecards')
    .select(['features.id as feature_id', 'features.title', 'grading_rounds.number'])
    .select('grading_rounds.closed_at')
    .where('scorecards.person_id', '=', personId)
    .orderBy('scorecards.id')
    .execute()
  return rows.map((row) => {
    const isRoundOpen = row.closed_at === null
    // A draft stays private to its owner after the round has closed.
    const isShown = isOwn || (!isRoundOpen && row.submitted_at !== null)
    const { revised_scores: revised, revised_at: revisedAt } = row
    return {
      feature: { id: row.feature_id, title: row.title },
      roundNumber: row.number,
      isRoundOpen,
      jobFunction: row.job_function as Part<'scorecards'>[number]['jobFunction'],
      scores: isShown ? scoresOf(row.scores) : null,
      submittedAt: row.submitted_at,
      revision:
        isShown && revised !== null && revisedAt !== null ? { scores: scoresOf(revised), revisedAt } : null,
    }
  })
}

export async function listReveals(db: Kysely<Database>, personId: string): Promise<Part<'reveals'>> {
  const rows = await db
    .selectFrom('reveals')
    .innerJoin('grading_rounds', 'grading_rounds.id', 'reveals.round_id')
    .innerJoin('features', 'features.id', 'grading_rounds.feature_id')
    .select(['features.id', 'features.title', 'grading_rounds.number', 'reveals.revealed_at'])
    .where('reveals.person_id', '=', personId)
    .orderBy('reveals.revealed_at')
    .orderBy('features.id')
    .execute()
  return rows.map(({ id, title, number, revealed_at }) => ({
    feature: { id, title },
    roundNumber: number,
    revealedAt: revealed_at,
  }))
}

export async function listDecisionRoles(db: Kysely<Database>, personId: string): Promise<Part<'decisions'>> {
  const rows = await db
    .selectFrom('decisions')
    .innerJoin('features', 'features.id', 'decisions.feature_id')
    .select(['features.id', 'features.title', 'decisions.grade', 'decisions.decider_id', 'decisions.reason'])
    .select('decisions.decided_at')
    .where((eb) =>
      eb.or([
        eb('decisions.decider_id', '=', personId),
        eb('decisions.participant_ids', 'like', containingId(personId)),
      ]),
    )
    .orderBy('decisions.id')
    .execute()
  return rows.map((row) => ({
    feature: { id: row.id, title: row.title },
    grade: row.grade as Part<'decisions'>[number]['grade'],
    part: row.decider_id === personId ? ('decider' as const) : ('participant' as const),
    reason: row.reason,
    decidedAt: row.decided_at,
  }))
}
