import type { Transaction } from 'kysely'
import { hashOf } from '../../adapters/secret-hash.ts'
import type { ApiToken, CreatedApiToken, NewApiToken } from '../../contracts/api-tokens.ts'
import type { TokenScope } from '../../contracts/lists.ts'
import type { Person } from '../../contracts/people.ts'
import type { Database } from '../../db/tables.ts'
import type { ApiTokensTable } from '../../db/tables/people.ts'
import type { Deps } from '../../deps.ts'
import { lastTokenDay, tokenExpiryError } from '../../domain/access/token-days.ts'
import { refuse, refuseField } from '../../domain/refusal.ts'
import { addDays } from '../../domain/schedule/plain-date.ts'
import { startOfDayIn } from '../../domain/schedule/start-of-day.ts'
import { recordEvents } from '../activity/activity.service.ts'
import { personById } from '../people/people.service.ts'
import { lackingFactor } from '../required-factor/required-factor.service.ts'
import { workspaceNow } from '../workspace/workspace.service.ts'
import {
  findOwnToken,
  findActiveToken,
  insertApiToken,
  listApiTokens,
  markTokenRevoked,
  markTokensRevoked,
  recordTokenUse,
} from './api-tokens.repository.ts'

/** A prefix that people and secret scanners recognise. */
const prefix = 'hr_'
/** Use is recorded at most this often, so that not every read writes. */
const noteEveryMs = 60_000

const toApiToken = (row: ApiTokensTable): ApiToken => ({
  id: row.id,
  name: row.name,
  scope: row.scope as TokenScope,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  lastUsedAt: row.last_used_at,
  revokedAt: row.revoked_at,
})

/**
 * The owner of a token; undefined when it is not valid or its person is disabled.
 * @param inBackground records the use without keeping the request, which may only read, waiting for other writers
 */
export async function personOfToken(
  deps: Pick<Deps, 'config' | 'db' | 'now'>,
  secret: string,
  inBackground: (work: () => Promise<void>) => void,
): Promise<{ person: Person; tokenId: string; scope: TokenScope; lacksFactor: boolean } | undefined> {
  const now = deps.now()
  const token = await findActiveToken(deps.db, hashOf(secret), now)
  if (!token) return undefined
  const person = await personById(deps.db, token.person_id)
  if (person.disabledAt !== null) return undefined
  const noteBefore = new Date(Date.parse(now) - noteEveryMs).toISOString()
  if (token.last_used_at === null || token.last_used_at <= noteBefore) {
    inBackground(() => recordTokenUse(deps.db, token.id, now, noteBefore))
  }
  const lacksFactor = (await lackingFactor(deps, { tokenIds: [token.id] })).has(token.id)
  return { person, tokenId: token.id, scope: token.scope as TokenScope, lacksFactor }
}

/** A person's own tokens, also revoked and expired ones, because the history names them. */
export const tokensOf = async (deps: Deps, person: Person): Promise<ApiToken[]> =>
  (await listApiTokens(deps.db, person.id)).map(toApiToken)

/**
 * Creates a token that is valid until the end of a day in the workspace's time zone. Only its hash is stored.
 * @throws Refusal invalid-input for a day that is past or more than a year ahead
 */
export async function makeToken(deps: Deps, person: Person, input: NewApiToken): Promise<CreatedApiToken> {
  const secret = `${prefix}${deps.newToken()}`
  return deps.db.transaction().execute(async (trx) => {
    const { today, timeZone } = await workspaceNow(deps, trx)
    const fault = tokenExpiryError(today, input.expiresOn)
    if (fault) throw refuseField('expiresOn', fault, { first: today, last: lastTokenDay(today) })
    const row: ApiTokensTable = {
      id: deps.newId(),
      person_id: person.id,
      name: input.name,
      token_hash: hashOf(secret),
      scope: input.scope,
      created_at: deps.now(),
      expires_at: startOfDayIn(timeZone, addDays(input.expiresOn, 1)),
      last_used_at: null,
      revoked_at: null,
    }
    await insertApiToken(trx, row)
    const changes = [
      { field: 'scope', before: null, after: input.scope },
      { field: 'expiresOn', before: null, after: input.expiresOn },
    ]
    await recordEvents(trx, deps, person.id, [
      { noun: 'api-token', entity: { id: row.id, title: row.name }, verb: 'made', changes },
    ])
    return { ...toApiToken(row), secret }
  })
}

/** Revokes one of a person's own tokens. Idempotent. @throws Refusal not-found */
export async function revokeToken(deps: Deps, person: Person, id: string): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const token = await findOwnToken(trx, person.id, id)
    if (!token) throw refuse('not-found', { params: { noun: 'api-token' } })
    if (!(await markTokenRevoked(trx, id, deps.now()))) return
    await recordEvents(trx, deps, person.id, [
      { noun: 'api-token', entity: { id, title: token.name }, verb: 'revoked' },
    ])
  })
}

/** Revokes all tokens of a person: when they are disabled, get a new password or are signed out everywhere. */
export async function revokeTokensIn(
  trx: Transaction<Database>,
  deps: Deps,
  by: Person,
  personId: string,
): Promise<void> {
  const ended = await markTokensRevoked(trx, personId, deps.now())
  await recordEvents(
    trx,
    deps,
    by.id,
    ended.map(({ id, name }) => ({ noun: 'api-token', entity: { id, title: name }, verb: 'revoked' })),
  )
}
