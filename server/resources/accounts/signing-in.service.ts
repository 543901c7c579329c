import type { Person } from '../../contracts/people.ts'
import type { Deps } from '../../deps.ts'
import { refuse } from '../../domain/refusal.ts'
import { personById } from '../people/people.service.ts'
import type { Visitor } from '../session/session.service.ts'
import { findAccount, putPassword } from './accounts.repository.ts'

/**
 * Who stands behind an e-mail address and a password. Whether the account exists, has no password or is disabled: the
 * same work is done and the same is answered.
 * @throws Refusal wrong-credentials
 */
export async function signInWithPassword(
  deps: Deps,
  given: { email: string; password: string; code?: string | undefined },
  _visitor: Visitor,
): Promise<Person> {
  const account = await findAccount(deps.db, given.email)
  const isRight = await deps.passwords.verify(given.password, account?.hash ?? undefined)
  if (!isRight || !account || account.disabledAt !== null || !deps.config.hasPasswords) {
    throw refuse('wrong-credentials')
  }
  if (account.hash && deps.passwords.isOutdated(account.hash)) {
    const hash = await deps.passwords.hash(given.password)
    await deps.db.transaction().execute((trx) => putPassword(trx, account.personId, hash, deps.now()))
  }
  return personById(deps.db, account.personId)
}
