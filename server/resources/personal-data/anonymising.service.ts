/** Anonymises a person and keeps the history of their work. */
import type { Person } from '../../contracts/people.ts'
import type { ActivityTable } from '../../db/tables/activity.ts'
import type { Deps } from '../../deps.ts'
import { placeholderAddress, placeholderName } from '../../domain/history/placeholder.ts'
import { type RedactedPerson, redactText, redactValue } from '../../domain/history/redacting.ts'
import { refuseField } from '../../domain/refusal.ts'
import type { Transaction } from 'kysely'
import type { AuditEvent } from '../../contracts/activity.ts'
import type { Database } from '../../db/tables.ts'
import { recordEvents } from '../activity/activity.service.ts'
import { eachTable, type RewrittenTable } from '../declarations.ts'
import { personById, requireAdministrator } from '../people/people.service.ts'
import { lockWorkspace } from '../workspace/workspace.service.ts'
import { removePendingImports, rewriteImports } from './anonymising-imports.repository.ts'
import {
  listAccountAuditEvents,
  listAuditEventsAbout,
  overwritePerson,
  redactAddresses,
  redactAuditEvent,
  removeAccount,
  rewriteSnapshots,
} from './anonymising.repository.ts'

const changesOf = (stored: string): AuditEvent['changes'] => JSON.parse(stored) as AuditEvent['changes']
const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== ''

/** Every name and address a person ever had, by the history of their account. */
async function forgottenOf(trx: Transaction<Database>, { id, name, email }: Person): Promise<RedactedPerson> {
  const auditEvents = await listAccountAuditEvents(trx, id)
  const changes = auditEvents.flatMap((auditEvent) => changesOf(auditEvent.changes))
  const recorded = (field: string) =>
    changes.filter((change) => change.field === field).flatMap(({ before, after }) => [before, after])
  const titles = auditEvents.map(({ entity_title }) => entity_title)
  const texts = [name, ...titles, ...recorded('name')].filter(isText)
  return {
    id,
    names: [...new Set(texts.filter((text) => !text.includes('@')))],
    addresses: [
      ...new Set([email, ...texts.filter((text) => text.includes('@')), ...recorded('email')].filter(isText)),
    ],
  }
}

const rewriting =
  (who: RedactedPerson, isName: boolean) =>
  (stored: string): string =>
    JSON.stringify(redactValue(JSON.parse(stored), who, isName))

/** A redacted audit event. The names of their tokens are removed too. */
function redacted(auditEvent: ActivityTable, who: RedactedPerson): ActivityTable {
  const isOfAccount = auditEvent.noun === 'person' || auditEvent.noun === 'session'
  const isOwnToken = auditEvent.noun === 'api-token' && auditEvent.person_id === who.id
  const isAbout = isOfAccount && auditEvent.entity_id === who.id
  const title = isOfAccount ? redactText(auditEvent.entity_title, who) : auditEvent.entity_title
  const changes = rewriting(who, isOfAccount)(auditEvent.changes)
  return {
    ...auditEvent,
    entity_title: isAbout || isOwnToken ? placeholderName(who.id) : title,
    changes,
    address: isAbout || title !== auditEvent.entity_title ? null : auditEvent.address,
  }
}

async function redactHistory(trx: Transaction<Database>, who: RedactedPerson, at: string): Promise<void> {
  const texts = [...who.names, ...who.addresses].map((text) => text.toLowerCase())
  for (const auditEvent of await listAuditEventsAbout(trx, who.id, texts)) {
    const next = redacted(auditEvent, who)
    const isChanged = (['entity_title', 'changes', 'address'] as const).some(
      (key) => next[key] !== auditEvent[key],
    )
    if (isChanged) await redactAuditEvent(trx, next, at)
  }
  await redactAddresses(trx, who.id, at)
}

type Leaving = { who: RedactedPerson; version: number; at: string }

/** The code for each table that is declared as `rewritten`; a missing one does not compile. */
const rewriters: Readonly<
  Record<RewrittenTable, (trx: Transaction<Database>, leaving: Leaving) => Promise<void>>
> = {
  people: (trx, { who: { id }, version, at }) =>
    overwritePerson(trx, { id, version, name: placeholderName(id), email: placeholderAddress(id), at }),
  activity: (trx, { who, at }) => redactHistory(trx, who, at),
  decisions: (trx, { who }) => rewriteSnapshots(trx, who.id, rewriting(who, false)),
  imports: async (trx, { who }) => {
    const texts = [...who.names, ...who.addresses]
    await removePendingImports(trx, who.id, texts)
    await rewriteImports(trx, texts, rewriting(who, true))
  },
  // Imports are rewritten together with their rows.
  import_rows: async () => {},
}

/**
 * Removes a person's name, address, function, role and credentials from all data, including the history, decisions and
 * imports. Their work is kept, and so are texts that people wrote. Idempotent and irreversible.
 * @throws Refusal not-found, stale-version, invalid-input for oneself and for the last administrator who may sign in
 */
export async function anonymisePerson(deps: Deps, by: Person, id: string, version: number): Promise<Person> {
  return deps.db.transaction().execute(async (trx) => {
    // Two concurrent requests must not remove the last two administrators.
    await lockWorkspace(trx)
    const before = await personById(trx, id)
    if (before.anonymisedAt !== null) return before
    if (id === by.id) throw refuseField('id', 'own-account')
    const at = deps.now()
    const who = await forgottenOf(trx, before)
    const name = placeholderName(id)
    for (const rewrite of Object.values(rewriters)) await rewrite(trx, { who, version, at })
    await requireAdministrator(trx, 'anonymisedAt')
    await removeAccount(trx, eachTable, id)
    await recordEvents(trx, deps, by.id, [
      { noun: 'person', entity: { id, title: name }, verb: 'anonymised' },
    ])
    return personById(trx, id)
  })
}
