import type { Transaction } from 'kysely'
import type { Launch } from '../../contracts/launches.ts'
import type { Person } from '../../contracts/people.ts'
import type { Database } from '../../db/tables.ts'
import type { Deps } from '../../deps.ts'
import { keepReasonOf } from '../../domain/checklist/checklist-task.ts'
import { mergePlan } from '../../domain/checklist/merge.ts'
import { targetsFromSnapshot } from '../../domain/checklist/undo.ts'
import { refuse } from '../../domain/refusal.ts'
import { changeLaunchIn } from '../launches/changing.service.ts'
import { launchToChange } from '../launches/launches.service.ts'
import { launchTaskOf, type LaunchParts, type Schedule } from '../launches/parts.service.ts'
import { featuresOfLaunch } from '../launches/reading.service.ts'
import { applyMerge, type Checklist, checklistOf, removeChecklist } from '../tasks/planning.service.ts'
import { scheduleNow } from '../workspace/workspace.service.ts'
import { readSnapshot, type Snapshot } from './snapshot.ts'

/**
 * Undoes the last change of a plan, once, and keeps work done since. The first plan returns to a draft without tasks,
 * only while nobody has worked on any. (RULES.md, Changes of plan)
 * @throws Refusal not-found, launch-archived, stale-version, nothing-to-undo, in-use
 */
export async function undoPlan(deps: Deps, by: Person, launchId: string, version: number): Promise<Launch> {
  return deps.db.transaction().execute(async (trx) => {
    const row = await launchToChange(trx, launchId, version)
    if (row.previous_plan === null) throw refuse('nothing-to-undo')
    const previous = readSnapshot(row.previous_plan)
    const checklist = await checklistOf(trx, row)
    const parts = { features: await featuresOfLaunch(trx, launchId), tasks: checklist.rows.map(launchTaskOf) }
    const schedule = await scheduleNow(deps, trx)
    const tasks = await restore(trx, deps, { launchId, previous, checklist, schedule })
    return changeLaunchIn(
      trx,
      deps,
      by,
      { row, parts, schedule },
      {
        set: { ...previous.launch, previous_plan: null },
        tasks,
        verb: 'plan-undone',
      },
    )
  })
}

/** Gives a launch the tasks of its previous plan. @returns them @throws Refusal in-use */
async function restore(
  trx: Transaction<Database>,
  deps: Deps,
  undone: { launchId: string; previous: Snapshot; checklist: Checklist; schedule: Schedule },
): Promise<LaunchParts['tasks']> {
  const { launchId, previous, checklist, schedule } = undone
  const { rows, tasks: current } = checklist
  if (previous.launch.status === 'draft') {
    const worked = current.filter((task) => task.slug === null || keepReasonOf(task) !== null)
    if (worked.length > 0) throw refuse('in-use', { params: { tasks: worked.length } })
    await removeChecklist(trx, checklist)
    return []
  }
  const { today, calendar } = schedule
  const merge = mergePlan({ current, wanted: targetsFromSnapshot(previous.tasks), today, calendar })
  return applyMerge(trx, deps, launchId, { rows, merge, calendar })
}
