import type { Launch } from '../../contracts/launches.ts'
import type { Person } from '../../contracts/people.ts'
import type { Deps } from '../../deps.ts'
import { keepReasonOf } from '../../domain/checklist/checklist-task.ts'
import { mergePlan } from '../../domain/checklist/merge.ts'
import { targetsFromSnapshot } from '../../domain/checklist/undo.ts'
import { refuse } from '../../domain/refusal.ts'
import { changeLaunchIn, launchToChange } from '../launches/launches.service.ts'
import { applyMerge, checklistOf, removeChecklist } from '../tasks/planning.service.ts'
import { scheduleNow } from '../workspace/workspace.service.ts'
import { readSnapshot } from './snapshot.ts'

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
    const { rows, tasks: current } = await checklistOf(trx, launchId)
    if (previous.launch.status === 'draft') {
      const worked = current.filter((task) => task.slug === null || keepReasonOf(task) !== null)
      if (worked.length > 0) throw refuse('in-use', { params: { tasks: worked.length } })
      await removeChecklist(trx, launchId)
    } else {
      const { today, calendar } = await scheduleNow(deps, trx)
      const merge = mergePlan({ current, wanted: targetsFromSnapshot(previous.tasks), today, calendar })
      await applyMerge(trx, deps, launchId, { rows, merge, calendar })
    }
    return changeLaunchIn(trx, deps, by, row, {
      set: { ...previous.launch, previous_plan: null },
      verb: 'plan-undone',
    })
  })
}
