/** Makes features and launches confidential, and names the people who see them (RULES.md, Confidentiality). */
import type { Kysely, Transaction } from 'kysely'
import type { AuditEvent } from '../../contracts/activity.ts'
import type { Confidentiality, ConfidentialityChange } from '../../contracts/confidentiality.ts'
import type { Person } from '../../contracts/people.ts'
import type { PersonRef } from '../../contracts/primitives.ts'
import { flag } from '../../db/portable.ts'
import type { Database } from '../../db/tables.ts'
import type { Deps } from '../../deps.ts'
import { refuse, refuseField, requireCurrent } from '../../domain/refusal.ts'
import { changeFeatureIn, featureById, isKeyPublic, ownersAfter } from '../features/features.service.ts'
import { changeLaunchIn, knownLaunch } from '../launches/changing.service.ts'
import { lockedLaunch } from '../launches/launches.service.ts'
import { launchById } from '../launches/reading.service.ts'
import { allPeople, personErrors } from '../people/people.service.ts'
import {
  type ConfidentialNoun,
  namedToKeepVisible,
  namePersonIn,
  peopleNamedOn,
  unnamePersonIn,
} from '../visibility/naming.service.ts'

/** The people who see a feature, for its readers. @throws Refusal not-found */
export async function featureConfidentiality(db: Kysely<Database>, id: string): Promise<Confidentiality> {
  const { isConfidential, version } = await featureById(db, id)
  return { isConfidential, people: await peopleNamedOn(db, 'feature', id), version }
}

/** The people who see a launch, for its readers. @throws Refusal not-found */
export async function launchConfidentiality(
  deps: Pick<Deps, 'now'>,
  db: Kysely<Database>,
  id: string,
): Promise<Confidentiality> {
  const { isConfidential, version } = await launchById(deps, db, id)
  return { isConfidential, people: await peopleNamedOn(db, 'launch', id), version }
}

type ConfidentialEntity = {
  noun: ConfidentialNoun
  id: string
  isConfidential: boolean
  ownerIds: readonly (string | null | undefined)[]
}

/**
 * Updates the named people around `write`, which writes the flag: inserts before it, removals after it, so that the
 * entity stays visible within this transaction. A public entity has no named people.
 * @param write gets the change of the named people for the history; not called when nothing changes
 */
async function changeNamedIn(
  trx: Transaction<Database>,
  by: Person,
  { noun, id, isConfidential, ownerIds }: ConfidentialEntity,
  change: ConfidentialityChange,
  write: (changes: AuditEvent['changes']) => Promise<unknown>,
): Promise<void> {
  const before = await peopleNamedOn(trx, noun, id)
  const chosen = change.personIds.map((personId, index) => [`personIds.${index}`, personId])
  const previous = before.map((person) => person.id)
  const errors = await personErrors(trx, Object.fromEntries(chosen) as Record<string, string>, previous)
  if (errors.length > 0) throw refuse('invalid-input', { errors })
  const named = new Set(
    change.isConfidential ? [...change.personIds, ...namedToKeepVisible(by, ownerIds)] : [],
  )
  const after = (await allPeople(trx)).flatMap((person): PersonRef[] =>
    named.has(person.id) ? [{ id: person.id, name: person.name }] : [],
  )
  const isSame = JSON.stringify(before) === JSON.stringify(after)
  if (isSame && isConfidential === change.isConfidential) return
  for (const personId of named) await namePersonIn(trx, noun, id, personId)
  await write(isSame ? [] : [{ field: 'people', before, after }])
  for (const person of before) {
    if (!named.has(person.id)) await unnamePersonIn(trx, noun, id, person.id)
  }
}

/**
 * Makes a feature confidential or public, and names the people who see it. The caller keeps access. The version does not
 * change when nothing changes.
 * @throws Refusal not-found, stale-version, invalid-input for people who cannot be named, and for a feature that would
 *   become public with the external key of another public one
 */
export async function changeFeatureConfidentiality(
  deps: Deps,
  by: Person,
  id: string,
  version: number,
  change: ConfidentialityChange,
): Promise<Confidentiality> {
  return deps.db.transaction().execute(async (trx) => {
    const before = await featureById(trx, id)
    requireCurrent(before, version)
    if (before.isConfidential && !change.isConfidential && (await isKeyPublic(trx, before.externalKey))) {
      throw refuseField('isConfidential', 'external-key-taken')
    }
    const { isConfidential } = before
    const entity = { noun: 'feature', id, isConfidential, ownerIds: ownersAfter(before) } as const
    const marks = { is_confidential: flag(change.isConfidential) }
    await changeNamedIn(trx, by, entity, change, (extraChanges) =>
      changeFeatureIn(trx, deps, by, before, version, { marks, extraChanges }, 'changed'),
    )
    return featureConfidentiality(trx, id)
  })
}

/**
 * Makes a launch confidential or public, and names the people who see it. The caller keeps access; the launch stays at
 * least as confidential as each of its features.
 * @throws Refusal not-found, stale-version, invalid-input for people who cannot be named
 */
export async function changeLaunchConfidentiality(
  deps: Deps,
  by: Person,
  id: string,
  version: number,
  change: ConfidentialityChange,
): Promise<Confidentiality> {
  return deps.db.transaction().execute(async (trx) => {
    const row = await lockedLaunch(trx, id)
    requireCurrent(row, version)
    const isConfidential = row.is_confidential === 1
    const entity = { noun: 'launch', id, isConfidential, ownerIds: [row.owner_id] } as const
    const set = { is_confidential: flag(change.isConfidential) }
    await changeNamedIn(trx, by, entity, change, async (extraChanges) =>
      changeLaunchIn(trx, deps, by, await knownLaunch(trx, deps, row), {
        ...{ set, extraChanges, verb: 'changed' },
      }),
    )
    return launchConfidentiality(deps, trx, id)
  })
}
