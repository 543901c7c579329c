import type { Launch, LaunchChange } from '#server/contracts/launches.ts'
import type { PersonRef } from '#server/contracts/primitives.ts'
import type { Session } from '#server/contracts/session.ts'
import { changeLaunch, getLaunch } from '../../api/launches.ts'
import { queryClient } from '../../state/queries.ts'
import { sessionKey } from '../../state/session.ts'
import type { Kind } from '../../state/thing-saver.ts'

/** What is edited where it stands; the features of a launch are put in and taken out one by one. */
export type LaunchEdit = Omit<LaunchChange, 'featureIds'>

function applied(launch: Launch, change: LaunchEdit, people: readonly PersonRef[]): Launch {
  const { ownerId, ...plain } = change
  const owner = people.find((one) => one.id === ownerId) ?? (ownerId ? { id: ownerId, name: '…' } : null)
  const named = ownerId === undefined || ownerId === launch.owner?.id ? launch.owner : owner
  return { ...launch, ...(plain as Partial<Launch>), owner: named }
}

/** How launches are edited. @param people gives what the ids of a change refer to */
export const launchKind = (people: () => readonly PersonRef[]): Kind<Launch, LaunchEdit> => ({
  noun: 'launch',
  shownAs: { title: 'title', summary: 'summary', ownerId: 'owner', paidSpend: 'paidSpend' },
  written: (launch, field) => (field === 'ownerId' ? (launch.owner?.id ?? null) : launch[field]),
  applied: (launch, change) => applied(launch, change, people()),
  read: getLaunch,
  save: changeLaunch,
  remember: (launch) => queryClient.setQueryData(['launches', launch.id], launch),
  touched: [['launches'], ['warnings'], ['desk'], ['activity']],
  texts: ['title', 'summary'],
  fromText: (field, text) => text.trim() || (field === 'title' ? undefined : null),
  currency: () => queryClient.getQueryData<Session>(sessionKey)?.workspace.currency ?? 'CNY',
})
