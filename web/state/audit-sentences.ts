import type { Activity } from '#server/contracts/activity.ts'
import { auditText as t, auditVerbs, ownVerbs, unknownVerbs } from './audit-text.ts'
import { localText } from './language.ts'

const sightFields = ['isConfidential', 'people']

/** A change that is only about who sees the thing. */
function sightVerb({ verb, changes }: Activity): 'confided' | 'opened' | 'named' | undefined {
  if (verb !== 'changed' || changes.length === 0) return undefined
  if (!changes.every(({ field }) => sightFields.includes(field))) return undefined
  const flag = changes.find(({ field }) => field === 'isConfidential')
  if (!flag) return 'named'
  return flag.after === true ? 'confided' : 'opened'
}

/**
 * The sentence of a deed about an account, a sign-in, a token or who sees a thing; undefined for every other deed.
 * @param marks what stands for the person and the thing
 */
export function auditSentence(activity: Activity, marks: { who: string; thing: string }): string | undefined {
  const { verb, person, thingId, thingTitle } = activity
  const unknown = unknownVerbs.find((one) => one === verb)
  if (unknown && localText(thingTitle) === '') return t(`unknown.${unknown}`, marks)
  const own = ownVerbs.find((one) => one === verb)
  if (own && person?.id === thingId) return t(`own.${own}`, marks)
  const known = sightVerb(activity) ?? auditVerbs.find((one) => one === verb)
  return known && t(`says.${known}`, marks)
}

/** From where a deed was done, in words; '' when the reader is not told. */
export function originText({ origin }: Activity): string {
  if (!origin) return ''
  const { kind, name, address } = origin
  if (kind === 'token')
    return name ? t(address ? 'origin.tokenFrom' : 'origin.token', { name, address }) : t('origin.tokenGone')
  return address ? t(`origin.${kind}From`, { address }) : t(`origin.${kind}`)
}
