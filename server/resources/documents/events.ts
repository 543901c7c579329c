/** The audit events of documents: within their feature, whose history is as confidential as it is. */
import type { AuditEvent } from '../../contracts/activity.ts'
import type { NewAuditEvent } from '../activity/activity.service.ts'

export const documentEvent = (
  { id, title, feature_id }: { id: string; title: string; feature_id: string },
  verb: string,
  changes?: AuditEvent['changes'],
): NewAuditEvent => ({
  noun: 'document',
  entity: { id, title },
  withinId: feature_id,
  verb,
  ...(changes && { changes }),
})
