/** Who may set up an empty installation: someone at its own machine, or someone who can read what its start prints. */
import type { Transaction } from 'kysely'
import { hashOfReadableCode, readableCode } from '../../adapters/readable-code.ts'
import type { FirstRun } from '../../contracts/session.ts'
import type { Database } from '../../db/tables.ts'
import type { Deps } from '../../deps.ts'
import { refuse, refuseField } from '../../domain/refusal.ts'
import { hasSetupCode, insertSetupCode, removeSetupCodes } from './setup.repository.ts'

/** Another start makes a new one; several servers on one database have one each. */
const validDays = 7
const dayMs = 86_400_000

const onlyThisMachineConnects = ({ isLoopback, trustProxy }: Deps['config']): boolean =>
  isLoopback && trustProxy === false

/** What setting up asks of the sender of a request. */
export function firstRunOf({ config, isThisMachine }: Pick<Deps, 'config' | 'isThisMachine'>): FirstRun {
  if (!onlyThisMachineConnects(config)) return 'code'
  return isThisMachine ? 'open' : 'elsewhere'
}

/**
 * Makes the code that an empty installation asks for, when other machines may connect.
 * @returns the code, for the console; null when none is needed. Only its hash is stored.
 */
export async function makeSetupCode(deps: Deps): Promise<string | null> {
  if (onlyThisMachineConnects(deps.config) || !deps.config.hasPasswords) return null
  const code = readableCode(deps.newToken())
  const now = deps.now()
  const expiresAt = new Date(Date.parse(now) + validDays * dayMs).toISOString()
  await insertSetupCode(deps.db, { hash: hashOfReadableCode(code), now, expiresAt })
  return code
}

/**
 * @param code what the sender gives as the code
 * @throws Refusal set-up-elsewhere through a proxy that is not configured, invalid-input for a wrong or missing code
 */
export async function requireSetupRight(deps: Deps, code: string | undefined): Promise<void> {
  const firstRun = firstRunOf(deps)
  if (firstRun === 'elsewhere') throw refuse('set-up-elsewhere')
  if (firstRun === 'open') return
  const isRight = code !== undefined && (await hasSetupCode(deps.db, hashOfReadableCode(code), deps.now()))
  if (!isRight) throw refuseField('setupCode', 'wrong-setup-code')
}

/** Ends all codes, within the transaction that adds the first person. */
export const endSetupCodesIn = (trx: Transaction<Database>): Promise<void> => removeSetupCodes(trx)
