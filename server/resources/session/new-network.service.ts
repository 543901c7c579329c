import type { Kysely } from 'kysely'
import { networkOf } from '../../adapters/networks.ts'
import type { Database } from '../../db/tables.ts'
import type { Deps } from '../../deps.ts'
import { isNewNetwork } from '../../domain/access/new-network.ts'
import { listSignInAddresses } from './session.repository.ts'

const dayMs = 86_400_000
/** For how long the network of a sign-in is known: the addresses in the history are enough, nothing else is stored. */
const knownDays = 365

/** What stays the same when an office or a provider gives another address. */
const siteOf = (address: string | null) =>
  address === null ? undefined : networkOf(address, { v4: 24, v6: 48 })

/** Whether no sign-in of a person in the last year came from the network of this address, though there were some. */
export async function isOnNewNetwork(
  db: Kysely<Database>,
  { now }: Pick<Deps, 'now'>,
  personId: string,
  address: string | null,
): Promise<boolean> {
  const since = new Date(Date.parse(now()) - knownDays * dayMs).toISOString()
  const before = await listSignInAddresses(db, personId, since)
  return isNewNetwork(siteOf(address), before.map(siteOf))
}
