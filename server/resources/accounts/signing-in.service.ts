import type { Person } from '../../contracts/people.ts'
import type { Deps } from '../../deps.ts'
import { refuse } from '../../domain/refusal.ts'
import { recordEvents } from '../activity/activity.service.ts'
import { personById } from '../people/people.service.ts'
import { findAccount, renewHash } from './accounts.repository.ts'
import { verifySecondFactor } from './second-factor.service.ts'

type Given = { email: string; password: string; code?: string | undefined }

/** Why a sign-in failed: recorded for auditors, never returned to the client. */
type Failure = 'unknown-account' | 'disabled' | 'no-password' | 'wrong-password' | 'wrong-code'

const toldLength = 100

/** Sanitizes untrusted input for the history: one line, bounded, without control characters. */
const harmless = (text: string): string =>
  [...text.replace(/[\p{Control}\p{Format}\p{Line_Separator}\p{Paragraph_Separator}]/gu, '')]
    .slice(0, toldLength)
    .join('')

/** Records a failed attempt in the history, without an actor and without the password. */
const tellFailure = (
  deps: Deps,
  { email }: Given,
  account: { personId: string; name: string } | undefined,
  reason: Failure,
): Promise<void> =>
  deps.db.transaction().execute((trx) =>
    recordEvents(trx, deps, null, [
      {
        noun: 'session',
        entity: { id: account?.personId ?? deps.newId(), title: account?.name ?? harmless(email) },
        verb: 'sign-in-failed',
        changes: [{ field: 'reason', before: null, after: reason }],
      },
    ]),
  )

type SignedInByPassword = {
  person: Person
  /**
   * Checked again after the session was created: a concurrent change of the password, or disabling, ended all sessions
   * except this one.
   */
  isStillRight: () => Promise<boolean>
}

/**
 * Authenticates by e-mail and password. Work and response are the same whether the account does not exist, has no
 * password or is disabled.
 * @throws Refusal wrong-credentials; second-factor-required when only the code is missing; passwords-off
 */
export async function signInWithPassword(deps: Deps, given: Given): Promise<SignedInByPassword> {
  if (!deps.config.hasPasswords) throw refuse('passwords-off')
  const account = await findAccount(deps.db, given.email)
  const hash = account?.hash ?? undefined
  const isRight = await deps.passwords.verify(given.password, hash)
  const failWith = async (reason: Failure) => {
    await tellFailure(deps, given, account, reason)
    return refuse('wrong-credentials')
  }
  if (!account) throw await failWith('unknown-account')
  if (account.disabledAt !== null) throw await failWith('disabled')
  if (hash === undefined) throw await failWith('no-password')
  if (!isRight) throw await failWith('wrong-password')
  const second = await verifySecondFactor(deps, account.personId, given.code)
  if (second === 'required') throw refuse('second-factor-required')
  if (second === 'wrong') throw await failWith('wrong-code')
  if (deps.passwords.isOutdated(hash)) {
    const after = await deps.passwords.hash(given.password)
    await renewHash(deps.db, account.personId, { before: hash, after })
  }
  return {
    person: await personById(deps.db, account.personId),
    isStillRight: async () => {
      const now = await findAccount(deps.db, given.email)
      return now?.personId === account.personId && now.changedAt === account.changedAt && !now.disabledAt
    },
  }
}
