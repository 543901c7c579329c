import type { AccountLink } from '#server/contracts/accounts.ts'
import type { Person } from '#server/contracts/people.ts'
import {
  anonymisePerson,
  disablePerson,
  enablePerson,
  endSessionsOf,
  getPerson,
  makeAccountLink,
  removeSecondFactorOf,
} from '../../api/people.ts'
import { change } from '../../queries/change.ts'
import { onVersion } from '../../editing/on-version.ts'
import { t } from '../../locales/people.ts'

/** What an administrator does about someone's account. */
export type PersonAct = 'link' | 'sign-out' | 'second-factor' | 'disable' | 'enable' | 'anonymise'

/** Others may go on editing the person's fields: that is no matter, their disabling or anonymising is. */
const asSeen = (person: Person, act: typeof disablePerson): Promise<Person> =>
  onVersion(person, {
    about: ({ disabledAt, anonymisedAt }) => [disabledAt, anonymisedAt],
    run: (version) => act(person.id, version),
    read: () => getPerson(person.id),
  })

/** A link that sets a password; undefined when it was refused. */
export const linkFor = (person: Person): Promise<AccountLink | undefined> =>
  change({ run: () => makeAccountLink(person.id), noun: 'person' })

/** Someone may not sign in any more, or may again; each undoes the other. */
export function setDisabled(person: Person, isDisabled: boolean): Promise<unknown> {
  const [there, back] = isDisabled ? [disablePerson, enablePerson] : [enablePerson, disablePerson]
  let saved = person
  return change({
    run: async () => (saved = await asSeen(person, there)),
    message: t(isDisabled ? 'acts.disabled' : 'acts.enabled', { name: person.name }),
    undo: () => asSeen(saved, back),
    noun: 'person',
  })
}

/** Ends every session of someone. */
export const signOutEverywhere = (person: Person): Promise<unknown> =>
  change({
    run: () => endSessionsOf(person.id),
    message: t('acts.signedOut', { name: person.name }),
    noun: 'person',
  })

/** From now on the password alone opens the account. @returns whether it was done */
export async function withoutSecondFactor(person: Person): Promise<boolean> {
  const done = await change({
    run: async () => (await removeSecondFactorOf(person.id), true),
    message: t('acts.factorRemoved', { name: person.name }),
    noun: 'person',
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
    message: t('acts.anonymised'),
    noun: 'person',
  })
  return done === true
}
