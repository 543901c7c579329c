/** The second factor: TOTP codes of an authenticator app (RFC 6238), and recovery codes. */
import type { Transaction } from 'kysely'
import { generateSecret, generateURI, verify } from 'otplib'
import { readableCode, readCode } from '../../adapters/readable-code.ts'
import type { RecoveryCodes, SecondFactor, SecondFactorOffer } from '../../contracts/accounts.ts'
import type { Person } from '../../contracts/people.ts'
import type { Database } from '../../db/tables.ts'
import type { Deps } from '../../deps.ts'
import { refuse, refuseField } from '../../domain/refusal.ts'
import { recordEvents } from '../activity/activity.service.ts'
import { personById } from '../people/people.service.ts'
import { findPasswordHash } from './accounts.repository.ts'
import {
  confirmFactor,
  countRecoveryCodes,
  type Factor,
  findFactor,
  putOffer,
  putRecoveryCodes,
  removeFactor,
  consumeRecoveryCode,
  consumeTimeStep,
  listRecoveryCodeHashes,
} from './second-factor.repository.ts'
import { openSecret, sealSecret } from './second-factor-secrets.service.ts'

/** Tolerates a clock skew of one time step in either direction (RFC 6238, 5.2). */
const toleranceSeconds = 30
/** What recording an audit event takes. */
type Recording = Parameters<typeof recordEvents>[1]

const recoveryCodeCount = 10
const appCode = /^\d{3}\s?\d{3}$/

export async function secondFactorOf({ db }: Pick<Deps, 'db'>, personId: string): Promise<SecondFactor> {
  const isOn = ((await findFactor(db, personId))?.confirmedAt ?? null) !== null
  return { isOn, recoveryCodesLeft: isOn ? await countRecoveryCodes(db, personId) : 0 }
}

/**
 * Creates a secret for an authenticator app; it becomes active once a code confirms it.
 * @throws Refusal no-password, passwords-off, already-exists while a factor is on
 */
export async function offerSecondFactor(deps: Deps, person: Person): Promise<SecondFactorOffer> {
  if (!deps.config.hasPasswords) throw refuse('passwords-off')
  if ((await findPasswordHash(deps.db, person.id)) === undefined) throw refuse('no-password')
  const secret = generateSecret()
  if (!(await putOffer(deps.db, person.id, sealSecret(deps, person.id, secret))))
    throw refuse('already-exists')
  return { secret, uri: generateURI({ issuer: 'Headrace', label: person.email, secret }) }
}

/**
 * Whether a TOTP code is valid now and was not used before.
 * @throws Refusal second-factor-unreadable when the key of the secret is lost
 */
async function takeAppCode(deps: Deps, personId: string, factor: Factor, code: string): Promise<boolean> {
  const secret = openSecret(deps, personId, factor.secret)
  if (secret === undefined) throw refuse('second-factor-unreadable')
  const found = await verify({
    secret,
    token: code.replace(/\s/g, ''),
    epoch: Math.floor(Date.parse(deps.now()) / 1000),
    epochTolerance: toleranceSeconds,
  })
  return found.valid && 'timeStep' in found && consumeTimeStep(deps.db, personId, found.timeStep)
}

/**
 * Turns the second factor on with a first code of the app.
 * @returns recovery codes, which are returned only once
 * @throws Refusal not-found without an offer, already-exists, invalid-input for a wrong code, second-factor-unreadable
 */
export async function confirmSecondFactor(deps: Deps, person: Person, code: string): Promise<RecoveryCodes> {
  const factor = await findFactor(deps.db, person.id)
  if (!factor) throw refuse('not-found', { params: { noun: 'second-factor' } })
  if (factor.confirmedAt !== null) throw refuse('already-exists')
  if (!appCode.test(code) || !(await takeAppCode(deps, person.id, factor, code))) {
    throw refuseField('code', 'wrong-code')
  }
  const drawn = await drawCodes(deps)
  return deps.db.transaction().execute(async (trx) => {
    if (!(await confirmFactor(trx, person.id, deps.now()))) throw refuse('already-exists')
    await tell(trx, deps, person, person, 'second-factor-on')
    await putRecoveryCodes(trx, person.id, drawn.hashes)
    return { codes: drawn.codes }
  })
}

const tell = (trx: Transaction<Database>, deps: Recording, by: Person | null, whose: Person, verb: string) =>
  recordEvents(trx, deps, by?.id ?? null, [
    { noun: 'person', entity: { id: whose.id, title: whose.name }, verb },
  ])

/** Before a transaction: hashing takes seconds. */
async function drawCodes(deps: Deps): Promise<{ codes: string[]; hashes: string[] }> {
  const codes = Array.from({ length: recoveryCodeCount }, () => readableCode(deps.newToken()))
  return { codes, hashes: await deps.passwords.hashAll(codes.map(readCode)) }
}

/** Replaces the recovery codes. @throws Refusal not-found while no factor is on */
export async function renewRecoveryCodes(deps: Deps, person: Person): Promise<RecoveryCodes> {
  const { codes, hashes } = await drawCodes(deps)
  return deps.db.transaction().execute(async (trx) => {
    if (((await findFactor(trx, person.id))?.confirmedAt ?? null) === null) {
      throw refuse('not-found', { params: { noun: 'second-factor' } })
    }
    await tell(trx, deps, person, person, 'recovery-codes-made')
    await putRecoveryCodes(trx, person.id, hashes)
    return { codes }
  })
}

async function takeRecoveryCode(deps: Deps, personId: string, code: string): Promise<boolean> {
  const stored = await listRecoveryCodeHashes(deps.db, personId)
  const hash = await deps.passwords.findIn(readCode(code), stored)
  return hash !== undefined && consumeRecoveryCode(deps.db, personId, hash, deps.now())
}

/**
 * Turns the second factor off, or removes an offer. Idempotent.
 * @param by null for whoever runs Headrace
 * @throws Refusal not-found for an unknown person
 */
export const removeSecondFactor = (
  deps: Recording & Pick<Deps, 'db'>,
  by: Person | null,
  personId: string,
): Promise<void> =>
  deps.db.transaction().execute(async (trx) => {
    const whose = await personById(trx, personId)
    const wasOn = ((await findFactor(trx, personId))?.confirmedAt ?? null) !== null
    await removeFactor(trx, personId)
    if (wasOn) await tell(trx, deps, by, whose, 'second-factor-off')
  })

/**
 * Verifies the second factor after the password. Each code, of either kind, is valid once.
 * @returns required: it is on, and no code was given
 * @throws Refusal second-factor-unreadable when the key of the secret is lost; recovery codes work without it
 */
export async function verifySecondFactor(
  deps: Deps,
  personId: string,
  code: string | undefined,
): Promise<'passed' | 'required' | 'wrong'> {
  const factor = await findFactor(deps.db, personId)
  if (!factor || factor.confirmedAt === null) return 'passed'
  if (code === undefined) return 'required'
  const isTaken = appCode.test(code)
    ? await takeAppCode(deps, personId, factor, code)
    : await takeRecoveryCode(deps, personId, code)
  return isTaken ? 'passed' : 'wrong'
}
