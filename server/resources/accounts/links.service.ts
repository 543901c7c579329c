/** Single-use links for setting a password: invitations and resets. */
import type { Transaction } from 'kysely'
import { hashOf } from '../../adapters/secret-hash.ts'
import type { AccountLink, AccountLinkFacts, AccountLinkPurpose } from '../../contracts/accounts.ts'
import { roles } from '../../contracts/lists.ts'
import type { Person } from '../../contracts/people.ts'
import type { Database } from '../../db/tables.ts'
import type { Deps } from '../../deps.ts'
import { roleMayEver } from '../../domain/access/may.ts'
import { refuse, refuseField } from '../../domain/refusal.ts'
import { accountLinkMail } from '../../mail/account-link-mail.ts'
import { recordEvents } from '../activity/activity.service.ts'
import { lockPerson, personById } from '../people/people.service.ts'
import {
  findOpenLink,
  findReceiver,
  type LinkReceiver,
  removeLinks,
  removeLinksMadeBy,
  replaceLinks,
} from './links.repository.ts'

const hourMs = 3_600_000
const validMs: Record<AccountLinkPurpose, number> = { invite: 7 * 24 * hourMs, reset: 24 * hourMs }

/** The roles that make links for others. */
const makerRoles = roles.filter((role) => roleMayEver(role, 'people.edit'))

type MadeLink = Omit<AccountLink, 'isMailed'> & { person: Person }

/** Creates a link and revokes older ones of the same person. Its secret is returned in the URL only. */
async function makeLink(
  deps: Deps,
  by: Person | undefined,
  { id, hasPassword }: LinkReceiver,
  baseUrl: string,
): Promise<MadeLink> {
  const purpose = hasPassword ? 'reset' : 'invite'
  const token = deps.newToken()
  const now = deps.now()
  const expiresAt = new Date(Date.parse(now) + validMs[purpose]).toISOString()
  return deps.db.transaction().execute(async (trx) => {
    await lockPerson(trx, id)
    const person = await personById(trx, id)
    await replaceLinks(trx, {
      id: deps.newId(),
      token_hash: hashOf(token),
      person_id: id,
      purpose,
      created_by_id: by?.id ?? null,
      created_at: now,
      expires_at: expiresAt,
      used_at: null,
    })
    await recordEvents(trx, deps, by?.id ?? null, [
      {
        noun: 'person',
        entity: { id, title: person.name },
        verb: 'link-made',
        changes: [{ field: 'purpose', before: null, after: purpose }],
      },
    ])
    // In the fragment, so that it reaches no server log and no referrer.
    return { url: `${baseUrl}/set-password#${token}`, purpose, expiresAt, person }
  })
}

const mail = async ({ sendMail }: Deps, { person, purpose, url }: MadeLink): Promise<void> =>
  sendMail?.({
    to: person.email,
    ...accountLinkMail(person.language, purpose, { name: person.name, url }),
  })

/**
 * Creates a link for a person, and mails it when a mail server is configured.
 * @param onMailFailed called when the mail could not be sent; the link stays valid
 * @throws Refusal not-found, invalid-input for a disabled person and for oneself, passwords-off
 */
export async function makeAccountLink(
  deps: Deps,
  by: Person,
  personId: string,
  baseUrl: string,
  onMailFailed: (error: unknown) => void,
): Promise<AccountLink> {
  if (!deps.config.hasPasswords) throw refuse('passwords-off')
  // It would replace one's own password without the current one.
  if (personId === by.id) throw refuseField('id', 'own-account')
  const receiver = await findReceiver(deps.db, { id: personId })
  if (!receiver) throw refuse('not-found', { params: { noun: 'person' } })
  if (receiver.disabledAt !== null) {
    throw refuse('invalid-input', { errors: [{ path: 'id', code: 'disabled-person' }] })
  }
  const link = await makeLink(deps, by, receiver, baseUrl)
  let isMailed = deps.sendMail !== null
  try {
    await mail(deps, link)
  } catch (error) {
    isMailed = false
    onMailFailed(error)
  }
  return { url: link.url, purpose: link.purpose, expiresAt: link.expiresAt, isMailed }
}

/**
 * Mails a reset link if the account exists and may sign in. Runs in the background, because its duration depends on
 * whether the account exists.
 */
export async function mailForgottenPassword(deps: Deps, email: string, baseUrl: string): Promise<void> {
  if (!deps.sendMail) return
  const receiver = await findReceiver(deps.db, { email })
  if (!receiver || receiver.disabledAt !== null) return
  await mail(deps, await makeLink(deps, undefined, receiver, baseUrl))
}

/**
 * The person and purpose of a valid link.
 * @throws Refusal link-invalid when it is unknown, used, replaced or expired, its person is disabled, or its maker may not
 *   make links any more
 */
export async function openLink(
  deps: Deps,
  token: string,
): Promise<{ id: string; purpose: AccountLinkPurpose; person: Person }> {
  if (!deps.config.hasPasswords) throw refuse('passwords-off')
  const link = await findOpenLink(deps.db, hashOf(token), deps.now(), makerRoles)
  if (!link) throw refuse('link-invalid')
  return { id: link.id, purpose: link.purpose, person: await personById(deps.db, link.personId) }
}

/** What the page shows about a link before a password is typed. @throws Refusal link-invalid */
export async function linkFactsOf(deps: Deps, token: string): Promise<AccountLinkFacts> {
  const { purpose, person } = await openLink(deps, token)
  const { name, email, language } = person
  return { purpose, name, email, language }
}

/** Revokes the links that a person made for others, once they may not make any. */
export async function revokeLinksMadeByIn(trx: Transaction<Database>, maker: Person): Promise<void> {
  if (maker.disabledAt !== null || !makerRoles.includes(maker.role)) await removeLinksMadeBy(trx, maker.id)
}

/** Revokes all links of a person. */
export const revokeLinksIn = (trx: Transaction<Database>, personId: string): Promise<void> =>
  removeLinks(trx, personId)
