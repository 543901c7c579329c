import type { AuditEvent } from '#server/contracts/activity.ts'
import { grades } from '#server/contracts/lists.ts'
import { auditSentence } from './audit-sentences.ts'
import { recordedChange } from './audit-event-values.ts'
import type { RecordedChange } from './audit-event-values.ts'
import { longDate } from './dates.ts'
import { number } from './numbers.ts'
import { historyText as t, recordedVerbs } from '../locales/history.ts'
import { localText } from '../locales/language.ts'
import { gradeName } from '../locales/vocabulary.ts'
import { personName } from './person-name.ts'

/** A sentence in parts, so that the person can be styled and the entity be a link. */
export type SentencePart = { kind: 'text' | 'who' | 'entity'; text: string }
/** A formatted audit event: a sentence, the entity's link, and the changed fields. */
export type AuditEventText = { pieces: SentencePart[]; href: string; changes: RecordedChange[] }

type Noun = AuditEvent['noun']

/** Fields that the sentence already contains. */
const inSentence: Record<string, readonly string[]> = {
  completed: ['completion', 'ticks'],
  reopened: ['completion', 'ticks'],
  ticked: ['ticks', 'completion'],
  unticked: ['ticks', 'completion'],
  skipped: ['skip'],
  unskipped: ['skip'],
  graded: ['grade'],
  published: ['version'],
  planned: ['playbook'],
  'link-made': ['purpose'],
  'version-added': ['number'],
  'made-main': ['main'],
  'marked-final': ['number', 'finalOn'],
  'unmarked-final': ['number', 'finalOn'],
  'version-withdrawn': ['number', 'reason'],
  'version-returned': ['number', 'reason'],
}

const places: Partial<Record<Noun, string>> = {
  rubric: '/rubric',
  playbook: '/playbook',
  person: '/people',
  'product-area': '/workspace',
  calendar: '/workspace',
  workspace: '/workspace',
}

/** The path of the entity's page; '' when it has none. */
function hrefOf({ noun, entityId, verb }: AuditEvent): string {
  if (verb === 'removed' || verb === 'deleted') return ''
  if (noun === 'feature') return `/features/${entityId}`
  if (noun === 'launch') return `/launches/${entityId}`
  if (noun === 'document') return `/documents/${entityId}`
  return places[noun] ?? ''
}

/** Titles of these nouns have no quotation marks. */
const namedPlainly: Noun[] = ['person', 'workspace', 'session']

/** Verbs whose sentence names a version of a document. */
const versionVerbs = ['version-added', 'marked-final', 'version-withdrawn', 'version-returned'] as const
type VersionVerb = (typeof versionVerbs)[number]
const isAboutVersion = (verb: string): verb is VersionVerb => versionVerbs.some((one) => one === verb)

const whoMark = '\uE000'
const entityMark = '\uE001'

function sentenceOf(activity: AuditEvent): string {
  const { verb, changes } = activity
  const after = (field: string) => changes.find((one) => one.field === field)?.after
  const params = { who: whoMark, entity: entityMark }
  const audited = auditSentence(activity, params)
  if (audited) return audited
  const known = recordedVerbs.find((one) => one === verb) ?? 'changed'
  if (known === 'graded' || known === 'regraded') {
    const grade = grades.find((one) => one === after('grade'))
    const before = grades.find((one) => one === changes.find(({ field }) => field === 'grade')?.before)
    if (!grade) return t(known === 'graded' ? 'says.confirmed' : 'says.changed', params)
    const names = { ...params, grade: gradeName(grade) }
    return before ? t('says.regraded', { ...names, before: gradeName(before) }) : t('says.graded', names)
  }
  if (known === 'published') return t('says.published', { ...params, version: after('version') })
  if (isAboutVersion(known)) {
    const on = after('finalOn')
    const day = typeof on === 'string' ? longDate(on) : ''
    return t(`says.${known}`, { ...params, number: after('number'), on: day, reason: after('reason') })
  }
  if (known === 'skipped') {
    const skip = after('skip')
    const reason = typeof skip === 'object' && skip !== null && 'reason' in skip ? String(skip.reason) : ''
    return t('says.skipped', { ...params, reason })
  }
  if (known === 'warning-dismissed')
    return t('says.warning-dismissed', { ...params, reason: String(changes[0]?.after ?? '') })
  return t(`says.${known}`, params)
}

/**
 * Splits a sentence at its placeholders; user-written text is inserted only afterwards, so that no title can
 * break it.
 */
function piecesOf(sentence: string, who: string, entity: SentencePart[]): SentencePart[] {
  return sentence
    .split(new RegExp(`(${whoMark}|${entityMark})`))
    .flatMap((part): SentencePart[] => {
      if (part === whoMark) return [{ kind: 'who', text: who }]
      return part === entityMark ? entity : [{ kind: 'text', text: part }]
    })
    .filter((piece) => piece.text !== '')
}

function entityPieces({ noun, entityTitle }: AuditEvent, isHere: boolean): SentencePart[] {
  if (isHere && (noun === 'feature' || noun === 'launch'))
    return [{ kind: 'entity', text: t(`here.${noun}`) }]
  const mark = '\uE002'
  const title = localText(entityTitle)
  const [before = '', after] = t(`thing.${noun}`, { title: mark }).split(mark)
  // Singleton nouns have no title: the noun itself is the link.
  if (after === undefined) return [{ kind: 'entity', text: before }]
  const shown = namedPlainly.includes(noun) ? title : t('quote', { title })
  return [
    { kind: 'text', text: before },
    { kind: 'entity', text: shown },
    { kind: 'text', text: after },
  ]
}

const whoOf = ({ person }: AuditEvent) => (person ? personName(person) : t('someone'))

/**
 * Formats an audit event as a sentence.
 * @param currency of the workspace, for amounts
 * @param isHere on the entity's own page, where the entity need not be named
 */
export function describeEvent(activity: AuditEvent, currency: string, isHere = false): AuditEventText {
  const { verb, noun, changes } = activity
  const who = whoOf(activity)
  const pieces = piecesOf(sentenceOf(activity), who, entityPieces(activity, isHere))
  const isToldAlready =
    verb.startsWith('warning-') || noun === 'import' || noun === 'rubric' || noun === 'playbook'
  const rest = changes.filter((one) => !(inSentence[verb] ?? []).includes(one.field))
  const told = isToldAlready ? [] : rest.map((one) => recordedChange(one, currency))
  return { pieces: [...pieces, ...importPieces(activity)], href: hrefOf(activity), changes: told }
}

function importPieces({ noun, changes }: AuditEvent): SentencePart[] {
  if (noun !== 'import') return []
  const count = (field: string) => number(Number(changes.find((one) => one.field === field)?.after ?? 0))
  const words = t('took', { created: count('new'), changed: count('changed') })
  return [{ kind: 'text', text: words }]
}

/** One sentence for consecutive events of one person about several entities. */
export function describeEvents(auditEvents: readonly AuditEvent[]): SentencePart[] {
  const [first] = auditEvents
  if (!first) return []
  const entities = t(`things.${first.noun}`, { count: auditEvents.length })
  return piecesOf(sentenceOf(first), whoOf(first), [{ kind: 'text', text: entities }])
}

const groupable = [
  'created',
  'changed',
  'imported',
  'archived',
  'restored',
  'removed',
  'completed',
  'reopened',
  'ticked',
  'scorecard-submitted',
  'round-opened',
]
const fewest = 3
const withinMilliseconds = 10 * 60_000

/** Groups events of the same kind by one person within minutes; keeps the order. */
export function groupAuditEvents(auditEvents: readonly AuditEvent[]): AuditEvent[][] {
  const runs: AuditEvent[][] = []
  for (const auditEvent of auditEvents) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    const isSame =
      last !== undefined &&
      groupable.includes(auditEvent.verb) &&
      last.verb === auditEvent.verb &&
      last.noun === auditEvent.noun &&
      last.person?.id === auditEvent.person?.id &&
      Date.parse(last.at) - Date.parse(auditEvent.at) < withinMilliseconds
    if (isSame) run?.push(auditEvent)
    else runs.push([auditEvent])
  }
  return runs.flatMap((run) => (run.length < fewest ? run.map((auditEvent) => [auditEvent]) : [run]))
}
