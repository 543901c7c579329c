import { grades, type Grade } from '../../../contracts/lists.ts'
import type { GradeTask, PlaybookTask } from '../../../contracts/playbooks.ts'
import type { BothLanguages } from '../../../contracts/primitives.ts'

/** One value per grade in the order of the columns of RULES.md, Default playbook; null = not in that grade. */
type Column<T> = readonly [announce: T | null, small: T | null, big: T | null, concept: T | null]

/** One text for all grades, or texts for some grades and `otherwise` for the rest. */
type Wording = BothLanguages | Partial<Record<Grade | 'otherwise', BothLanguages>>

type TaskAcrossGrades = {
  id: string
  title: BothLanguages
  owner: PlaybookTask['ownerFunction']
  assists?: PlaybookTask['assistFunctions']
  after?: string[]
  isDueByPrdFinal?: boolean
  /** Calendar days relative to T. */
  days: Column<number>
  /** Weekly ticks. */
  weeks?: Column<number>
  deliverable: Wording
  doneWhen: Wording
}

function wordingAt(grade: Grade, wording: Wording): BothLanguages {
  if ('en' in wording) return wording
  const found = wording[grade] ?? wording.otherwise
  if (found === undefined) throw new Error(`No wording for the grade ${grade}`)
  return found
}

/**
 * Expands a playbook task that is defined once for all grades into one entry per grade.
 * Throws when a grade with a day has no text.
 */
export function expandGrades(phase: PlaybookTask['phase'], task: TaskAcrossGrades): PlaybookTask {
  const perGrade: Partial<Record<Grade, GradeTask>> = {}
  for (const [column, grade] of grades.entries()) {
    const offsetDays = task.days[column]
    const weeks = task.weeks?.[column]
    if (typeof offsetDays !== 'number') continue
    perGrade[grade] = {
      offsetDays,
      ...(typeof weeks === 'number' && { weeks }),
      deliverable: wordingAt(grade, task.deliverable),
      doneWhen: wordingAt(grade, task.doneWhen),
    }
  }
  return {
    id: task.id,
    phase,
    title: task.title,
    ownerFunction: task.owner,
    assistFunctions: task.assists ?? [],
    after: task.after ?? [],
    isDueByPrdFinal: task.isDueByPrdFinal ?? false,
    grades: perGrade,
  }
}
