import type { Launch, LaunchChange, LaunchFeature } from '#server/contracts/launches.ts'
import type { PersonRef } from '#server/contracts/primitives.ts'
import type { Session } from '#server/contracts/session.ts'
import { changeLaunch, getLaunch } from '../../api/launches.ts'
import { queryClient } from '../../queries/query.ts'
import { sessionKey } from '../../queries/noun-keys.ts'
import type { EntityType } from '../../editing/entity-type.ts'

/** A feature that the launch does not hold now; its name comes with the answer. */
const unnamed = (id: string): LaunchFeature => ({
  ...{ id, title: '…', grade: null, stage: 'planned', isConfidential: false },
  ...{ releaseDate: null, prdFinalOn: null, pmOwnerId: null },
})

function applied(launch: Launch, change: LaunchChange, people: readonly PersonRef[]): Launch {
  const { ownerId, featureIds, ...plain } = change
  const owner = people.find((one) => one.id === ownerId) ?? (ownerId ? { id: ownerId, name: '…' } : null)
  const named = ownerId === undefined || ownerId === launch.owner?.id ? launch.owner : owner
  const features = featureIds?.map((id) => launch.features.find((one) => one.id === id) ?? unnamed(id))
  return { ...launch, ...(plain as Partial<Launch>), owner: named, features: features ?? launch.features }
}

/** How launches are edited. @param people gives what the ids of a change refer to */
export const launchKind = (people: () => readonly PersonRef[]): EntityType<Launch, LaunchChange> => ({
  noun: 'launch',
  shownAs: {
    title: 'title',
    summary: 'summary',
    ownerId: 'owner',
    paidSpend: 'paidSpend',
    featureIds: 'features',
  },
  written: (launch, field) => {
    if (field === 'featureIds') return launch.features.map(({ id }) => id)
    return field === 'ownerId' ? (launch.owner?.id ?? null) : launch[field]
  },
  applied: (launch, change) => applied(launch, change, people()),
  read: getLaunch,
  save: changeLaunch,
  remember: (launch) => queryClient.setQueryData(['launches', launch.id], launch),
  texts: ['title', 'summary'],
  fromText: (field, text) => text.trim() || (field === 'title' ? undefined : null),
  currency: () => queryClient.getQueryData<Session>(sessionKey)?.workspace.currency ?? 'CNY',
})
