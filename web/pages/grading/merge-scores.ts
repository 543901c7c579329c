import type { Score, Scores } from '#server/contracts/grading.ts'

const isSame = (one: Score | undefined, other: Score | undefined): boolean =>
  one?.score === other?.score && (one?.note ?? null) === (other?.note ?? null)

/** Whether two cards have equal scores and notes, whatever the order of their criteria. */
export const areSameScores = (one: Scores, other: Scores): boolean =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].every((id) => isSame(one[id], other[id]))

/**
 * Three-way merge of a card from two windows, per criterion, score and note separately: local changes since
 * `base` win, otherwise the other side's value applies. Nothing that only one side has is lost.
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
