import type { Score, Scores } from '#server/contracts/grading.ts'

const isSame = (one: Score | undefined, other: Score | undefined): boolean =>
  one?.score === other?.score && (one?.note ?? null) === (other?.note ?? null)

/** Whether two cards say the same, whatever the order of their criteria. */
export const areSameScores = (one: Scores, other: Scores): boolean =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].every((id) => isSame(one[id], other[id]))

/**
 * One card from two windows, criterion by criterion, score and note apart: what was changed here since `base` counts,
 * the rest is theirs. Nothing that only one side has is lost.
 */
export function mergeScores(base: Scores, mine: Scores, theirs: Scores): Scores {
  const merged: Scores = {}
  for (const id of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
    const [was, here, there] = [base[id], mine[id], theirs[id]]
    if (!here || !there) {
      const only = here ?? there
      if (only) merged[id] = only
      continue
    }
    merged[id] = {
      score: was === undefined || here.score !== was.score ? here.score : there.score,
      note: here.note !== (was?.note ?? null) ? here.note : there.note,
    }
  }
  return merged
}
