import type { Desk } from '../../contracts/desk.ts'
import type { Person } from '../../contracts/people.ts'
import type { Deps } from '../../deps.ts'
import { roleMayEver } from '../../domain/access/may.ts'
import { addDays, startOfWeek } from '../../domain/schedule/plain-date.ts'
import { featuresNeedingGrade } from '../features/features.service.ts'
import { gradingWorkFor } from '../grading/grading-work.service.ts'
import { launchesWithConcerns } from '../launches/reading.service.ts'
import { taskPage } from '../tasks/tasks.service.ts'
import { openWarnings } from '../warnings/warnings.service.ts'
import { todayOf } from '../workspace/workspace.service.ts'

/** The number of items per section; a link leads to the rest. */
const shownAtMost = 8

/**
 * What needs this person's attention: features without a grade for people who may decide; concerns and warnings for
 * people who may plan launches; missing cards for people who may score; and everybody's own tasks.
 */
export async function deskOf(deps: Deps, person: Person): Promise<Desk> {
  const { db } = deps
  const isGrader = roleMayEver(person.role, 'grade.decide')
  const isPlanner = roleMayEver(person.role, 'launch.plan')
  const grading = roleMayEver(person.role, 'grade.score')
    ? await gradingWorkFor(db, person, shownAtMost)
    : null
  const weekEnd = addDays(startOfWeek(await todayOf(deps, db)), 6)
  const tasks = await taskPage(deps, db, {
    assigneeId: person.id,
    state: ['open'],
    dueBy: weekEnd,
    limit: shownAtMost,
  })
  const needsGrading = isGrader ? await featuresNeedingGrade(db, shownAtMost) : null
  return {
    needsGrading: needsGrading && { items: needsGrading.items, total: needsGrading.total },
    awaitingMyCard: grading?.awaitingMyCard ?? null,
    disagreements: grading?.disagreements ?? null,
    launchesToLookAt: isPlanner ? await launchesWithConcerns(deps, db, shownAtMost) : null,
    myTasks: { items: tasks.items, total: tasks.total },
    warnings: isPlanner ? await openWarnings(deps, shownAtMost) : null,
  }
}
