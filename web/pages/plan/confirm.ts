import type { Launch } from '#server/contracts/launches.ts'
import type { Preview } from '#server/contracts/plans.ts'
import { confirmPlan, createPreview, undoPlan } from '../../api/plans.ts'
import { change } from '../../queries/change.ts'
import { longDate } from '../../formats/dates.ts'
import { navigate } from '../../navigation/location.ts'
import { t } from '../../locales/plan.ts'

/** The input of a preview. */
export type PreviewInput = Parameters<typeof createPreview>[1]

/** Whether two previews have the same checklist, whatever their reasons. */
const isSamePlan = (one: Preview, other: Preview): boolean => {
  const [first, second] = [one, other].map(({ launchDate, grade, playbook, tasks, notices }) =>
    JSON.stringify([launchDate, grade, playbook, tasks, notices]),
  )
  return first === second
}

/**
 * Confirms a preview and navigates to the launch.
 * @param reasoned input of a new preview to create first, when the displayed preview does not have the
 * current reason
 * @returns true when an input of the preview changed meanwhile and nothing was planned
 */
export async function confirmPreview(
  launch: Launch,
  shown: Preview,
  reasoned: PreviewInput | null,
): Promise<boolean> {
  const preview = reasoned ? await change({ run: () => createPreview(launch.id, reasoned) }) : shown
  if (!preview) return false
  if (!isSamePlan(preview, shown)) return true
  let isStale = false
  let { version } = launch
  const planned = await change({
    run: async () => {
      const value = await confirmPlan(launch.id, preview.id)
      version = value.version
      return value
    },
    message:
      launch.status === 'draft'
        ? t('confirm.said', { date: longDate(preview.launchDate) })
        : t('confirm.saidChange'),
    undo: () => undoPlan(launch.id, version),
    noun: 'launch',
    onRefused: (error) => {
      // A grade was decided since the page was opened: the refetched launch shows that a reason is required.
      isStale = ['stale-preview', 'stale-version', 'reason-required'].includes(error.code)
      return isStale
    },
  })
  if (planned) navigate(`/launches/${launch.id}`)
  return isStale
}
