import type { Launch, LaunchChange } from '#server/contracts/launches.ts'
import { archiveLaunch, changeLaunch, getLaunch, restoreLaunch } from '../../api/launches.ts'
import { undoPlan } from '../../api/plans.ts'
import { change } from '../../state/change.ts'
import type { Conflict } from '../../state/merge-change.ts'
import { saveMerging } from '../../state/merge-change.ts'
import { queryClient } from '../../state/queries.ts'
import { t } from './words.ts'

const touched = [['launches'], ['warnings'], ['desk'], ['activity']]

const valueOf = (launch: Launch, field: keyof LaunchChange & string): unknown => {
  if (field === 'ownerId') return launch.owner?.id ?? null
  if (field === 'featureIds') return launch.features.map((one) => one.id).join()
  return launch[field]
}

/**
 * Edits a launch together with what others changed meanwhile; shown at once.
 * @returns the conflict when both changed the same field
 */
export async function editLaunch(
  launch: Launch,
  edit: LaunchChange,
  shows: Partial<Launch>,
): Promise<Conflict<Launch, LaunchChange> | undefined> {
  let conflict: Conflict<Launch, LaunchChange> | undefined
  const queryKey = ['launches', launch.id]
  const saved = await change({
    optimistic: [{ queryKey, update: (data: Launch) => ({ ...data, ...shows }) }],
    invalidates: touched,
    run: async () => {
      const merged = await saveMerging({
        base: launch,
        change: edit,
        valueOf,
        save: (version, what) => changeLaunch(launch.id, version, what),
        read: () => getLaunch(launch.id),
      })
      if (merged.kind === 'saved') return merged.value
      conflict = merged
      return merged.current
    },
  })
  if (saved) queryClient.setQueryData(queryKey, saved)
  return conflict
}

/** Brings the previous plan back; work done since is kept. */
export const takePlanBack = (launch: Launch) =>
  change({
    run: () => undoPlan(launch.id, launch.version),
    said: t('planUndone'),
    invalidates: [...touched, ['tasks']],
  })

export const archive = (launch: Launch) =>
  change({
    run: () => archiveLaunch(launch.id, launch.version),
    said: t('archived', { title: launch.title }),
    undo: () => restoreLaunch(launch.id),
    invalidates: [...touched, ['tasks']],
  })

export const restore = (launch: Launch) =>
  change({
    run: () => restoreLaunch(launch.id, launch.version),
    said: t('restored', { title: launch.title }),
    undo: () => archiveLaunch(launch.id),
    invalidates: [...touched, ['tasks']],
  })
