import type { AuditEvent } from '#server/contracts/activity.ts'
import type { Session } from '#server/contracts/session.ts'
import { listActivity } from '../api/activity.ts'
import { conflictText as t, fieldInSentence } from '../locales/conflict.ts'
import { fieldTitle } from '../formats/audit-event-values.ts'
import { listOf } from '../formats/numbers.ts'
import { personName } from '../formats/person-name.ts'
import { queryClient } from '../queries/query.ts'
import { sessionKey } from '../queries/noun-keys.ts'

/** The last change of a field: author and time. */
export type LastAuditEvent = { by: string; isOwn: boolean; at: string }

const me = () => queryClient.getQueryData<Session>(sessionKey)?.person?.id

/**
 * Returns the last change of each field of an entity from the audit log; empty when the log is unavailable.
 */
export async function lastAuditEvents(
  noun: AuditEvent['noun'],
  id: string,
): Promise<Map<string, LastAuditEvent>> {
  const page = await listActivity({ noun, entityId: id, limit: 30 }).catch(() => null)
  const last = new Map<string, LastAuditEvent>()
  for (const { person, at, changes } of page?.items ?? [])
    for (const { field } of changes)
      if (!last.has(field))
        last.set(field, {
          by: person ? personName(person) : '',
          isOwn: person !== null && person.id === me(),
          at,
        })
  return last
}

/** Message that others' changes were merged with one's own edit. @param fields as named in the audit log */
export function mergedMessage(fields: readonly string[], last: ReadonlyMap<string, LastAuditEvent>): string {
  const what = listOf(fields.map((field) => fieldInSentence(fieldTitle(field))))
  const auditEvents = fields.map((field) => last.get(field))
  const names = new Set(auditEvents.map((auditEvent) => auditEvent?.by ?? ''))
  if (auditEvents.every((auditEvent) => auditEvent?.isOwn)) return t('mergedOwn', { what })
  const [name] = names
  return names.size === 1 && name ? t('merged', { name, what }) : t('mergedMany', { what })
}
