import type { AuditEvent } from '#server/contracts/activity.ts'
import { auditText as t, auditVerbs, ownVerbs, unknownVerbs } from '../locales/audit.ts'
import { localText } from '../locales/language.ts'

const visibilityFields = ['isConfidential', 'people']

/** The verb of a change that only concerns who can see the entity; undefined for other changes. */
function visibilityVerb({
  verb,
  changes,
}: AuditEvent): 'made-confidential' | 'made-public' | 'named-people-changed' | undefined {
  if (verb !== 'changed' || changes.length === 0) return undefined
  if (!changes.every(({ field }) => visibilityFields.includes(field))) return undefined
  const flag = changes.find(({ field }) => field === 'isConfidential')
  if (!flag) return 'named-people-changed'
  return flag.after === true ? 'made-confidential' : 'made-public'
}

/**
 * The sentence of an audit event about an account, a sign-in, a token or visibility; undefined for every
 * other event.
 * @param marks the placeholders of the person and the entity
 */
export function auditSentence(
  activity: AuditEvent,
  marks: { who: string; entity: string },
): string | undefined {
  const { verb, person, entityId, entityTitle } = activity
  const unknown = unknownVerbs.find((one) => one === verb)
  if (unknown && localText(entityTitle) === '') return t(`unknown.${unknown}`, marks)
  const own = ownVerbs.find((one) => one === verb)
  if (own && person?.id === entityId) return t(`own.${own}`, marks)
  const known = visibilityVerb(activity) ?? auditVerbs.find((one) => one === verb)
  return known && t(`says.${known}`, marks)
}

/** The formatted origin of an event; '' when the reader may not see it. */
export function originText({ origin }: AuditEvent): string {
  if (!origin) return ''
  const { kind, name, address } = origin
  if (kind === 'token')
    return name ? t(address ? 'origin.tokenFrom' : 'origin.token', { name, address }) : t('origin.tokenGone')
  return address ? t(`origin.${kind}From`, { address }) : t(`origin.${kind}`)
}
