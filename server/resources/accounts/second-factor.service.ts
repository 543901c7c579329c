/** The second factor: TOTP codes of an authenticator app (RFC 6238), and recovery codes. */
import type { Transaction } from 'kysely'
import { generateSecret, generateURI, verify } from 'otplib'
import { hashOfReadableCode, readableCode } from '../../adapters/readable-code.ts'
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
} from './second-factor.repository.ts'

/** Tolerates a clock skew of one time step in either direction (RFC 6238, 5.2). */
const toleranceSeconds = 30
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
  if (!(await putOffer(deps.db, person.id, secret))) throw refuse('already-exists')
  return { secret, uri: generateURI({ issuer: 'Headrace', label: person.email, secret }) }
}

/** Whether a TOTP code is valid now and was not used before. */
async function takeAppCode(deps: Deps, personId: string, factor: Factor, code: string): Promise<boolean> {
  const found = await verify({
    secret: factor.secret,
    token: code.replace(/\s/g, ''),
    epoch: Math.floor(Date.parse(deps.now()) / 1000),
    epochTolerance: toleranceSeconds,
  })
  return found.valid && 'timeStep' in found && consumeTimeStep(deps.db, personId, found.timeStep)
}

/**
 * Turns the second factor on with a first code of the app.
 * @returns recovery codes, which are returned only once
 * @throws Refusal not-found without an offer, already-exists, invalid-input for a wrong code
 */
export async function confirmSecondFactor(deps: Deps, person: Person, code: string): Promise<RecoveryCodes> {
  const factor = await findFactor(deps.db, person.id)
  if (!factor) throw refuse('not-found', { params: { noun: 'second-factor' } })
  if (factor.confirmedAt !== null) throw refuse('already-exists')
  if (!appCode.test(code) || !(await takeAppCode(deps, person.id, factor, code))) {
    throw refuseField('code', 'wrong-code')
  }
  return deps.db.transaction().execute(async (trx) => {
    if (!(await confirmFactor(trx, person.id, deps.now()))) throw refuse('already-exists')
    await tell(trx, deps, person, person, 'second-factor-on')
    return drawCodes(trx, deps, person.id)
  })
}

const tell = (trx: Transaction<Database>, deps: Deps, by: Person, whose: Person, verb: string) =>
  recordEvents(trx, deps, by.id, [{ noun: 'person', entity: { id: whose.id, title: whose.name }, verb }])

async function drawCodes(trx: Transaction<Database>, deps: Deps, personId: string): Promise<RecoveryCodes> {
  const codes = Array.from({ length: recoveryCodeCount }, () => readableCode(deps.newToken()))
  await putRecoveryCodes(trx, personId, codes.map(hashOfReadableCode))
  return { codes }
}

/** Replaces the recovery codes. @throws Refusal not-found while no factor is on */
export const renewRecoveryCodes = (deps: Deps, person: Person): Promise<RecoveryCodes> =>
  deps.db.transaction().execute(async (trx) => {
    if (((await findFactor(trx, person.id))?.confirmedAt ?? null) === null) {
      throw refuse('not-found', { params: { noun: 'second-factor' } })
    }
    await tell(trx, deps, person, person, 'recovery-codes-made')
    return drawCodes(trx, deps, person.id)
  })

/** Turns the second factor off, or removes an offer. Idempotent. @throws Refusal not-found for an unknown person */
export const removeSecondFactor = (deps: Deps, by: Person, personId: string): Promise<void> =>
  deps.db.transaction().execute(async (trx) => {
    const whose = await personById(trx, personId)
    const wasOn = ((await findFactor(trx, personId))?.confirmedAt ?? null) !== null
    await removeFactor(trx, personId)
    if (wasOn) await tell(trx, deps, by, whose, 'second-factor-off')
  })

/**
 * Verifies the second factor after the password. Each code, of either kind, is valid once.
 * @returns required: it is on, and no code was given
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
    : await consumeRecoveryCode(deps.db, personId, hashOfReadableCode(code), deps.now())
  return isTaken ? 'passed' : 'wrong'
}
