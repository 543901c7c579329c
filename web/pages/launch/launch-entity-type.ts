import type { Launch, LaunchChange } from '#server/contracts/launches.ts'
import type { PersonRef } from '#server/contracts/primitives.ts'
import type { Session } from '#server/contracts/session.ts'
import { keysOf } from '#server/domain/fields/field-spec.ts'
import { launchFields, launchShownAs } from '#server/domain/fields/launch-fields.ts'
import { writtenValue } from '#server/domain/fields/written-value.ts'
import { changeLaunch, getLaunch } from '../../api/launches.ts'
import { appliedChange } from '../../editing/applied-change.ts'
import { queryClient } from '../../queries/query.ts'
import { sessionKey } from '../../queries/noun-keys.ts'
import type { EntityType } from '../../editing/entity-type.ts'

/** How launches are edited. @param people the people that the ids in a change refer to */
export const launchEntityType = (people: () => readonly PersonRef[]): EntityType<Launch, LaunchChange> => ({
  noun: 'launch',
  shownAs: launchShownAs,
  written: (launch, field) => {
    const { type, shownAs } = launchFields[field]
    return writtenValue(type, launch[shownAs])
  },
  applied: (launch, change) =>
    appliedChange<Launch, LaunchChange>(launch, change, launchFields, { people: people(), areas: [] }),
  read: getLaunch,
  save: changeLaunch,
  remember: (launch) => queryClient.setQueryData(['launches', launch.id], launch),
  texts: keysOf(launchFields).filter((field) => launchFields[field].type === 'text'),
  fromText: (field, text) => text.trim() || (field === 'title' ? undefined : null),
  currency: () => queryClient.getQueryData<Session>(sessionKey)?.workspace.currency ?? 'CNY',
})
