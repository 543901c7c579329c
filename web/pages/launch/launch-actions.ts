import type { Launch, LaunchFeature } from '#server/contracts/launches.ts'
import { changeLaunch, getLaunch } from '../../api/launches.ts'
import { undoPlan } from '../../api/plans.ts'
import { onVersion } from '../../editing/on-version.ts'
import { change } from '../../queries/change.ts'
import { showToast } from '../../shell/toasts.ts'
import { t } from '../../locales/launch.ts'

/** The list with one feature inserted at an index, or removed. */
function placed<T extends { id: string }>(all: readonly T[], one: T, at: number | null): T[] {
  const rest = all.filter(({ id }) => id !== one.id)
  return at === null ? rest : rest.toSpliced(at, 0, one)
}

/** Adds or removes one feature; concurrent changes of other features are kept. */
function savePlace(launch: Launch, feature: LaunchFeature, at: number | null): Promise<Launch> {
  let now = launch
  return onVersion(launch, {
    about: () => null, // every concurrent change is merged
    run: (version) =>
      changeLaunch(launch.id, version, { featureIds: placed(now.features, feature, at).map(({ id }) => id) }),
    read: async () => (now = await getLaunch(launch.id)),
  })
}

/** Adds a feature to a launch or removes it; the plan is unchanged until another one is confirmed. */
export async function setFeature(launch: Launch, feature: LaunchFeature, isIn: boolean): Promise<void> {
  const queryKey = ['launches', launch.id]
  const was = launch.features.findIndex(({ id }) => id === feature.id)
  const at = isIn ? launch.features.length : null
  let saved = launch
  await change({
    optimistic: [
      { queryKey, update: (data: Launch) => ({ ...data, features: placed(data.features, feature, at) }) },
    ],
    run: async () => (saved = await savePlace(launch, feature, at)),
    message: t(isIn ? 'promoting.added' : 'promoting.removed', { title: feature.title }),
    undo: () => savePlace(saved, feature, isIn ? null : was),
    noun: 'launch',
    onRefused: (error) => {
      const isLast = error.errors.some(({ path }) => path === 'featureIds')
      if (isLast) showToast({ text: t('promoting.atLeastOne'), kind: 'problem' })
      return isLast
    },
  })
}

/**
 * Restores the previous plan and keeps work done since. A first plan that was worked on cannot be undone, and
 * an error is shown.
 */
export async function undoLatestPlan(launch: Launch): Promise<void> {
  const back = await change({
    run: () => undoPlan(launch.id, launch.version),
    noun: 'launch',
    onRefused: ({ code, params }) => {
      if (code !== 'in-use') return false
      showToast({ text: t('planInUse', { count: Number(params.tasks) }), kind: 'problem' })
      return true
    },
  })
  if (back) showToast({ text: t(back.status === 'draft' ? 'draftAgain' : 'planUndone') })
}
