import { hashOf } from '../../adapters/secret-hash.ts'
import { addressAtProvider, claimsFromProvider } from '../../adapters/sign-on-provider.ts'
import type { SingleSignOnConfig } from '../../config.ts'
import type { Person } from '../../contracts/people.ts'
import type { Deps } from '../../deps.ts'
import { localPath } from '../../domain/access/local-path.ts'
import { refuse, type Refusal } from '../../domain/refusal.ts'
import { recordEvents } from '../activity/activity.service.ts'
import { type SignedOnIdentity, type SignOnRejection, resolvePersonIn } from './account-linking.service.ts'
import { authenticatedAtOf, rejectionAgain } from './authenticating-again.service.ts'
import { insertSignOnRequest, consumeSignOnRequest } from './single-sign-on.repository.ts'

/** How long a sign-on attempt is valid. */
export const signOnSeconds = 600

/** Why a sign-on failed: for the log and the history, never in a URL. */
type Reason =
  | SignOnRejection
  | 'other-browser'
  | 'other-session'
  | 'other-person'
  | 'not-recent'
  | 'no-request'
  | 'provider-unreachable'
  | 'answer-refused'

/** The codes of a library's error; never its message, which may quote request data. */
const detailOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'unknown'
  const { code, error: answer } = error as { code?: unknown; error?: unknown }
  return [error.name, code, answer].filter((part) => typeof part === 'string').join(' ')
}

const failed = (reason: Reason, detail = ''): Refusal =>
  refuse('sign-on-failed', { params: detail ? { reason, detail } : { reason } })

const configOf = ({ config }: Deps): SingleSignOnConfig => {
  if (!config.singleSignOn) throw refuse('not-found', { params: { noun: 'single-sign-on' } })
  return config.singleSignOn
}

/** Marks the attempts that authenticate a session again, for the page that tells about a failure. */
const againPrefix = 'again-'

/** Whether a browser's attempt is to authenticate its session again. @param browserState the secret in the cookie */
export const isAgain = (browserState: string | undefined): boolean =>
  browserState?.startsWith(againPrefix) ?? false

/** The open session of a browser. */
type OpenSession = { person: Person; sessionId: string }

/**
 * Begins a sign-on attempt.
 * @param redirectUri the callback URL
 * @param next the requested page
 * @param sessionId the session to authenticate again instead of beginning one
 * @returns the provider's URL to redirect to, and the secret for the cookie
 * @throws Refusal not-found when single sign-on is not configured, sign-on-failed while the provider cannot be reached
 */
export async function beginSignOn(
  deps: Deps,
  redirectUri: string,
  next: string | undefined,
  sessionId: string | null = null,
): Promise<{ address: string; state: string }> {
  const config = configOf(deps)
  const state = sessionId === null ? deps.newToken() : `${againPrefix}${deps.newToken()}`
  const secrets = { state, nonce: deps.newToken(), verifier: deps.newToken() }
  const address = await addressAtProvider(config, redirectUri, secrets, sessionId !== null).catch(
    (error: unknown) => {
      throw failed('provider-unreachable', detailOf(error))
    },
  )
  const now = deps.now()
  const stateHash = hashOf(secrets.state)
  const request = {
    state_hash: stateHash,
    nonce: deps.sealing.seal(secrets.nonce, `sign-on nonce:${stateHash}`),
    verifier: deps.sealing.seal(secrets.verifier, `sign-on verifier:${stateHash}`),
    return_to: localPath(next),
    expires_at: new Date(Date.parse(now) + signOnSeconds * 1000).toISOString(),
    session_id: sessionId,
  }
  await insertSignOnRequest(deps.db, request, now)
  return { address, state: secrets.state }
}

/**
 * Finishes a sign-on attempt and consumes it, whatever the result.
 * @param callback the callback URL with its parameters
 * @param browserState the secret in the cookie
 * @param open the open session of the browser, if any
 * @returns the person, the requested page, when the provider authenticated the person, if it says so, and the session that
 *   was to be authenticated again, if any
 * @throws Refusal not-found when single sign-on is not configured, sign-on-failed with a reason
 */
export async function finishSignOn(
  deps: Deps,
  callback: URL,
  browserState: string | undefined,
  open: OpenSession | undefined,
): Promise<{
  person: Person
  /** Null when an open session was authenticated again. */
  identity: SignedOnIdentity | null
  returnTo: string
  authenticatedAt: string | null
  againSessionId: string | null
}> {
  const config = configOf(deps)
  const state = callback.searchParams.get('state') ?? ''
  if (!browserState || hashOf(browserState) !== hashOf(state)) throw failed('other-browser')
  const stateHash = hashOf(state)
  const request = await consumeSignOnRequest(deps.db, stateHash, deps.now())
  if (!request) throw failed('no-request')
  const nonce = deps.sealing.open(request.nonce, `sign-on nonce:${stateHash}`)
  const verifier = deps.sealing.open(request.verifier, `sign-on verifier:${stateHash}`)
  // Another server, with another key, began it.
  if (nonce === undefined || verifier === undefined) throw failed('no-request')
  const secrets = { state, nonce, verifier }
  const vouched = await claimsFromProvider(config, callback, secrets).catch(async (error: unknown) => {
    await recordRefusal(deps, config, 'answer-refused')
    throw failed('answer-refused', detailOf(error))
  })
  const returnTo = request.return_to
  const authenticatedAt = authenticatedAtOf(vouched, deps.now())
  if (request.session_id !== null) {
    if (open?.sessionId !== request.session_id) throw failed('other-session')
    const { person } = open
    const begunAt = new Date(Date.parse(request.expires_at) - signOnSeconds * 1000).toISOString()
    const rejection = await rejectionAgain(deps, person, vouched, begunAt)
    if (rejection) {
      await recordRefusal(deps, config, rejection, person)
      throw failed(rejection)
    }
    return { person, identity: null, returnTo, authenticatedAt, againSessionId: open.sessionId }
  }
  const found = await deps.db.transaction().execute((trx) => resolvePersonIn(trx, deps, config, vouched))
  if ('keptOut' in found) {
    await recordRefusal(deps, config, found.keptOut, found.person)
    throw failed(found.keptOut)
  }
  const { person, identity } = found
  return { person, identity, returnTo, authenticatedAt, againSessionId: null }
}

/**
 * Records a failed sign-on for auditors.
 * @param person the person concerned; when unknown, the event names the provider
 */
async function recordRefusal(
  deps: Deps,
  { name }: SingleSignOnConfig,
  reason: Reason,
  person?: Person,
): Promise<void> {
  const entity = { id: person?.id ?? deps.newId(), title: person?.name ?? name }
  const changes = [
    { field: 'method', before: null, after: 'single-sign-on' },
    { field: 'reason', before: null, after: reason },
  ]
  await deps.db
    .transaction()
    .execute((trx) =>
      recordEvents(trx, deps, null, [{ noun: 'session', entity, verb: 'sign-in-refused', changes }]),
    )
}
