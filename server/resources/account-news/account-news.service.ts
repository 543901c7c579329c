/** Tells people by mail what happened to their accounts, from the audit events of a request. */
import type { Kysely } from 'kysely'
import type { Person } from '../../contracts/people.ts'
import type { Database } from '../../db/tables.ts'
import type { Deps, RecordedEvent } from '../../deps.ts'
import { type AccountNews, accountNews, accountNewsMail } from '../../mail/account-news-mail.ts'
import { personById } from '../people/people.service.ts'
import { workspaceNow } from '../workspace/workspace.service.ts'

/** News for one person. `email` is where it goes when that is not their present address. */
type NewsFor = { news: AccountNews; personId: string; email?: string }

const knownNews = (verb: string): AccountNews[] => accountNews.filter((one) => one === verb)

/** What an audit event is news of, and to whom. */
function newsOf({ noun, entityId, verb, changes, personId }: RecordedEvent): NewsFor[] {
  if (noun === 'api-token') {
    return verb === 'made' && personId !== null ? [{ news: 'api-token-made', personId }] : []
  }
  if (noun !== 'person') return []
  if (verb !== 'changed') return knownNews(verb).map((news) => ({ news, personId: entityId }))
  return changes.flatMap(({ field, before }): NewsFor[] => {
    if (field === 'role') return [{ news: 'role-changed', personId: entityId }]
    // To the address that it had, whose owner may know nothing about it.
    if (field === 'email' && typeof before === 'string') {
      return [{ news: 'email-changed', personId: entityId, email: before }]
    }
    return []
  })
}

const timeIn = (language: Person['language'], timeZone: string, at: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(new Date(at))

async function nameOf(db: Kysely<Database>, personId: string | null, whose: string): Promise<string | null> {
  return personId === null || personId === whose ? null : (await personById(db, personId)).name
}

/**
 * Mails the news in the audit events of a request, once they are committed. People who were anonymised get none.
 * @param onFailed called for each mail that could not be sent
 */
export async function mailAccountNews(
  deps: Deps,
  events: readonly RecordedEvent[],
  onFailed: (error: unknown) => void,
): Promise<void> {
  const { sendMail, db, origin } = deps
  if (!sendMail) return
  for (const event of events) {
    for (const { news, personId, email } of newsOf(event)) {
      try {
        const person = await personById(db, personId)
        if (person.anonymisedAt !== null) continue
        const { timeZone } = await workspaceNow(deps, db)
        const by = await nameOf(db, event.personId, personId)
        const at = timeIn(person.language, timeZone, event.at)
        const facts = { name: person.name, by, at, address: by === null ? origin.address : null }
        await sendMail({ to: email ?? person.email, ...accountNewsMail(person.language, news, facts) })
      } catch (error) {
        onFailed(error)
      }
    }
  }
}
