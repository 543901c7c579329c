import type { AccountLink } from '#server/contracts/accounts.ts'
import type { Person } from '#server/contracts/people.ts'
import { ApiError } from '../../api/client.ts'
import {
  anonymisePerson,
  disablePerson,
  enablePerson,
  endSessionsOf,
  getPerson,
  makeAccountLink,
  removeSecondFactorOf,
} from '../../api/people.ts'
import { change } from '../../state/change.ts'
import { sessionKey } from '../../state/session.ts'
import { t } from './words.ts'

/** What an administrator does about someone's account. */
export type PersonAct = 'link' | 'sign-out' | 'second-factor' | 'disable' | 'enable' | 'anonymise'

const touched = [['people'], sessionKey, ['activity'], ['features'], ['launches'], ['tasks']]

/** Does it to the person as seen; when only their fields changed meanwhile, to the person as they are now. */
async function asSeen(person: Person, act: (id: string, version: number) => Promise<unknown>) {
  try {
    await act(person.id, person.version)
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'stale-version') throw error
    const now = await getPerson(person.id)
    if (now.disabledAt !== person.disabledAt || now.anonymisedAt !== person.anonymisedAt) throw error
    await act(now.id, now.version)
  }
  return true
}

const atOnce = (id: string, act: (id: string, version: number) => Promise<unknown>) => async () =>
  act(id, (await getPerson(id)).version)

/** A link that sets a password; undefined when it was refused. */
export const linkFor = (person: Person): Promise<AccountLink | undefined> =>
  change({ run: () => makeAccountLink(person.id), invalidates: [['activity']] })

/** Someone may not sign in any more, or may again; each undoes the other. */
export function setDisabled(person: Person, isDisabled: boolean): Promise<unknown> {
  const [there, back] = isDisabled ? [disablePerson, enablePerson] : [enablePerson, disablePerson]
  return change({
    run: () => asSeen(person, there),
    said: t(isDisabled ? 'acts.disabled' : 'acts.enabled', { name: person.name }),
    undo: atOnce(person.id, back),
    invalidates: touched,
  })
}

/** Ends every session of someone. */
export const signOutEverywhere = (person: Person): Promise<unknown> =>
  change({
    run: () => endSessionsOf(person.id),
    said: t('acts.signedOut', { name: person.name }),
    invalidates: [['activity'], sessionKey],
  })

/** From now on the password alone opens the account. @returns whether it was done */
export async function withoutSecondFactor(person: Person): Promise<boolean> {
  const done = await change({
    run: async () => (await removeSecondFactorOf(person.id), true),
    said: t('acts.factorRemoved', { name: person.name }),
    invalidates: [['activity']],
  })
  return done === true
}

/**
 * Takes out of everything who someone was. What changed meanwhile is looked at again first: this has no way back.
 * @returns whether it was done
 */
export async function anonymise(person: Person): Promise<boolean> {
  const done = await change({
    run: async () => (await anonymisePerson(person.id, person.version), true),
    said: t('acts.anonymised'),
    invalidates: touched,
  })
  return done === true
}
