import type { Launch } from '#server/contracts/launches.ts'
import type { Preview } from '#server/contracts/plans.ts'
import { confirmPlan, createPreview, undoPlan } from '../../api/plans.ts'
import { change } from '../../queries/change.ts'
import { longDate } from '../../formats/dates.ts'
import { navigate } from '../../navigation/location.ts'
import { t } from '../../locales/plan.ts'

/** What a preview was asked for. */
export type Asked = Parameters<typeof createPreview>[1]

/** Whether two previews promise the same checklist, whatever reason they carry. */
const isSamePlan = (one: Preview, other: Preview): boolean => {
  const [first, second] = [one, other].map(({ launchDate, grade, playbook, tasks, notices }) =>
    JSON.stringify([launchDate, grade, playbook, tasks, notices]),
  )
  return first === second
}

/**
 * Confirms a preview and goes to the launch.
 * @param reasoned what to ask for anew first, when the preview shown does not carry the reason written since
 * @returns true when something the preview rests on changed meanwhile: nothing was planned
 */
export async function confirm(launch: Launch, shown: Preview, reasoned: Asked | null): Promise<boolean> {
  const preview = reasoned ? await change({ run: () => createPreview(launch.id, reasoned) }) : shown
  if (!preview) return false
  if (!isSamePlan(preview, shown)) return true
  let isStale = false
  let version: number | undefined
  const planned = await change({
    run: async () => {
      const value = await confirmPlan(launch.id, preview.id, launch.version)
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
      // Decided since the page was opened: the launch fetched anew says that a reason is needed.
      isStale = ['stale-preview', 'stale-version', 'reason-required'].includes(error.code)
      return isStale
    },
  })
  if (planned) navigate(`/launches/${launch.id}`)
  return isStale
}
