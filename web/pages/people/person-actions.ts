import type { AccountLink } from '#server/contracts/accounts.ts'
import type { Person } from '#server/contracts/people.ts'
import {
  anonymisePerson,
  disablePerson,
  enablePerson,
  endSessionsOf,
  getPerson,
  createAccountLink,
  removeSecondFactorOf,
} from '../../api/people.ts'
import { change } from '../../queries/change.ts'
import { onVersion } from '../../editing/on-version.ts'
import { t } from '../../locales/people.ts'

/** Administrator actions on a person's account. */
export type PersonAction =
  'link' | 'sign-out' | 'second-factor' | 'identities' | 'disable' | 'enable' | 'anonymise'

/** Concurrent edits of the person's fields do not matter, a concurrent disabling or anonymisation does. */
const asSeen = (person: Person, act: typeof disablePerson): Promise<Person> =>
  onVersion(person, {
    about: ({ disabledAt, anonymisedAt }) => [disabledAt, anonymisedAt],
    run: (version) => act(person.id, version),
    read: () => getPerson(person.id),
  })

/** Creates a link that sets a password; undefined when it was refused. */
export const createLinkFor = (person: Person): Promise<AccountLink | undefined> =>
  change({ run: () => createAccountLink(person.id), noun: 'person' })

/** Disables or enables a person; each is the undo of the other. */
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

/** Ends every session of a person. */
export const signOutEverywhere = (person: Person): Promise<unknown> =>
  change({
    run: () => endSessionsOf(person.id),
    message: t('acts.signedOut', { name: person.name }),
    noun: 'person',
  })

/** Removes the second factor: the account then needs only the password. @returns whether it succeeded */
export async function resetSecondFactor(person: Person): Promise<boolean> {
  const done = await change({
    run: async () => (await removeSecondFactorOf(person.id), true),
    message: t('acts.factorRemoved', { name: person.name }),
    noun: 'person',
  })
  return done === true
}

/**
 * Anonymises a person: removes their name from every stored text. Because this cannot be undone, it is
 * refused when the person changed since they were read.
 * @returns whether it succeeded
 */
export async function anonymise(person: Person): Promise<boolean> {
  const done = await change({
    run: async () => (await anonymisePerson(person.id, person.version), true),
    message: t('acts.anonymised'),
    noun: 'person',
  })
  return done === true
}
