import type { AuditEvent } from '../../contracts/activity.ts'
import type { Person } from '../../contracts/people.ts'
import type { PersonalData } from '../../contracts/personal-data.ts'
import type { Deps } from '../../deps.ts'
import { recordEvents } from '../activity/activity.service.ts'
import { activityOfPerson } from '../audit/audit.service.ts'
import {
  findAccountFacts,
  listAllSessions,
  listAllTokens,
  listKnownDevices,
  listNamedOn,
  listDocumentRoles,
  listOwned,
  listTaskRoles,
  listAuthoredNotes,
} from './personal-data.repository.ts'
import { listDecisionRoles, listReveals, listScorecards } from './personal-gradings.repository.ts'

async function everythingDone(deps: Deps, reader: Person, personId: string): Promise<AuditEvent[]> {
  const all: AuditEvent[] = []
  for await (const some of activityOfPerson(deps, reader, personId)) all.push(...some)
  return all
}

/**
 * All stored data about a person, limited to what the reader may see: no secrets, no hidden confidential entities, and
 * scores of open rounds only for their owner (RULES.md, Blindness). Recorded in the history when the reader is another
 * person.
 */
export async function personalDataOf(deps: Deps, reader: Person, person: Person): Promise<PersonalData> {
  const { db } = deps
  const { id: personId } = person
  const isOwn = reader.id === personId
  if (!isOwn) {
    const entity = { id: personId, title: person.name }
    const auditEvent = { noun: 'person' as const, entity, verb: 'exported' }
    await db.transaction().execute((trx) => recordEvents(trx, deps, reader.id, [auditEvent]))
  }
  return {
    madeAt: deps.now(),
    account: { ...person, ...(await findAccountFacts(db, personId)) },
    sessions: await listAllSessions(db, personId),
    knownDevices: await listKnownDevices(db, personId),
    apiTokens: await listAllTokens(db, personId),
    scorecards: await listScorecards(db, personId, isOwn),
    reveals: await listReveals(db, personId),
    decisions: await listDecisionRoles(db, personId),
    ...(await listOwned(db, personId)),
    documents: await listDocumentRoles(db, personId),
    tasks: await listTaskRoles(db, personId),
    namedOn: await listNamedOn(db, personId),
    ...(await listAuthoredNotes(db, personId)),
    activity: await everythingDone(deps, reader, personId),
  }
}
