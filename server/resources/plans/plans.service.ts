/** Planning a launch: preview, confirmation and undo. */
import type { Launch } from '../../contracts/launches.ts'
import type { Person } from '../../contracts/people.ts'
import type { NewPreview, Preview } from '../../contracts/plans.ts'
import type { Deps } from '../../deps.ts'
import { refuse, requireCurrent } from '../../domain/refusal.ts'
import { changeLaunchIn } from '../launches/changing.service.ts'
import { lockedLaunchWithPreview, requireGradeReason } from '../launches/launches.service.ts'
import { launchRow } from '../launches/reading.service.ts'
import { applyMerge } from '../tasks/planning.service.ts'
import { computePlan, toPreview } from './computing.service.ts'
import { insertPreview, readRequest, removePreviewsBefore } from './plans.repository.ts'
import { toSnapshot } from './snapshot.ts'

const keptForMs = 24 * 60 * 60 * 1000

/**
 * Previews the checklist for a date and a grade; changes nothing and requires no reason.
 * @throws Refusal not-found, launch-archived
 */
export async function previewPlan(deps: Deps, launchId: string, request: NewPreview): Promise<Preview> {
  return deps.db.transaction().execute(async (trx) => {
    const plan = await computePlan(deps, trx, await launchRow(trx, launchId), request)
    const id = deps.newId()
    const createdAt = deps.now()
    await removePreviewsBefore(trx, launchId, new Date(Date.parse(createdAt) - keptForMs).toISOString())
    await insertPreview(trx, { id, launchId, request, digest: plan.digest, createdAt })
    return toPreview(id, request, plan)
  })
}

/**
 * Applies exactly what a preview showed.
 * @param version of the launch, checked when the client sent one
 * @throws Refusal not-found, launch-archived, stale-version, stale-preview when anything it depends on has changed,
 * reason-required when the preview's grade needs a reason that is missing
 */
export async function confirmPlan(
  deps: Deps,
  by: Person,
  launchId: string,
  previewId: string,
  version?: number,
): Promise<Launch> {
  return deps.db.transaction().execute(async (trx) => {
    const { row, preview } = await lockedLaunchWithPreview(trx, launchId, previewId)
    requireCurrent(row, version)
    if (row.archived_at !== null) throw refuse('launch-archived')
    if (preview === null) throw refuse('not-found', { params: { noun: 'preview' } })
    const request = readRequest(preview.request)
    const plan = await computePlan(deps, trx, row, request)
    if (plan.digest !== preview.digest) throw refuse('stale-preview', { params: { current: row.version } })
    const { launch, known, checklist, merge } = plan
    const { decidedGrade } = launch
    requireGradeReason({ grade: request.grade, decidedGrade, reason: plan.gradeReason })
    if (plan.isEmpty) return launch
    const { calendar } = known.schedule
    const tasks = await applyMerge(trx, deps, launchId, { rows: checklist.rows, merge, calendar })
    return changeLaunchIn(trx, deps, by, known, {
      set: {
        status: 'planned',
        launch_date: request.launchDate,
        grade: request.grade,
        grade_reason: plan.gradeReason,
        playbook_id: plan.playbook.id,
        planned_at: deps.now(),
        previous_plan: JSON.stringify(toSnapshot(row, checklist.tasks)),
      },
      tasks,
      verb: row.status === 'draft' ? 'planned' : 'replanned',
    })
  })
}
