/** Devices that have signed in as a person before: what strangers guess elsewhere does not slow them down. */
import { hashOf } from '../../adapters/secret-hash.ts'
import type { Deps } from '../../deps.ts'
import { findDeviceEmails, keepDevices, putDevice, renewDevice } from './devices.repository.ts'

/** Since the last sign-in; browsers keep no cookie for longer. */
const deviceDays = 400
/** Per person, because each device may guess by itself. */
const devicesAtMost = 20
const dayMs = 86_400_000

/** The device of a token and the e-mail addresses of its people; undefined when nobody signed in with it. */
export async function deviceOfToken(
  deps: Pick<Deps, 'db' | 'now'>,
  token: string,
): Promise<{ id: string; emails: string[] } | undefined> {
  const id = hashOf(token)
  const emails = await findDeviceEmails(deps.db, id, deps.now())
  return emails.length > 0 ? { id, emails } : undefined
}

/**
 * Remembers the device of a person who has just signed in.
 * @param before its token so far, which ends
 * @returns its token from now on, and for how long the cookie lasts
 */
export async function rememberDevice(
  deps: Deps,
  personId: string,
  before: string | undefined,
): Promise<{ token: string; days: number }> {
  const token = deps.newToken()
  const now = deps.now()
  const expiresAt = new Date(Date.parse(now) + deviceDays * dayMs).toISOString()
  await deps.db.transaction().execute(async (trx) => {
    if (before) await renewDevice(trx, hashOf(before), hashOf(token))
    await putDevice(trx, { tokenHash: hashOf(token), personId, now, expiresAt })
    await keepDevices(trx, personId, devicesAtMost)
  })
  return { token, days: deviceDays }
}
