import type { Launch } from '#server/contracts/launches.ts'
import type { Preview } from '#server/contracts/plans.ts'
import { confirmPlan, undoPlan } from '../../api/plans.ts'
import { change } from '../../state/change.ts'
import { longDate } from '../../state/formats.ts'
import { navigate } from '../../state/location.ts'
import { t } from './words.ts'

/**
 * Confirms a preview and goes to the launch.
 * @returns true when something the preview rests on changed meanwhile: nothing was planned
 */
export async function confirm(launch: Launch, preview: Preview): Promise<boolean> {
  let isStale = false
  let version: number | undefined
  const planned = await change({
    run: async () => {
      const value = await confirmPlan(launch.id, preview.id, launch.version)
      version = value.version
      return value
    },
    said:
      launch.status === 'draft'
        ? t('confirm.said', { date: longDate(preview.launchDate) })
        : t('confirm.saidChange'),
    undo: () => undoPlan(launch.id, version),
    invalidates: [['launches'], ['tasks'], ['warnings'], ['desk'], ['activity']],
    refused: (error) => {
      isStale = error.code === 'stale-preview' || error.code === 'stale-version'
      return isStale
    },
  })
  if (planned) navigate(`/launches/${launch.id}`)
  return isStale
}
