import type { Activity } from '#server/contracts/activity.ts'
import { grades } from '#server/contracts/lists.ts'
import { fieldName, namedFields } from '../../state/feature-fields.ts'
import { listOf } from '../../state/formats.ts'
import { gradeName } from '../../state/messages.ts'
import { valueText } from './value-text.ts'
import { t } from './words.ts'

type Change = Activity['changes'][number]

/** Longer texts are told as rewritten and shown on demand. */
const longestInSentence = 60

/** A wording before and after, to be shown on demand. */
export type Wording = { name: string; before: string; after: string }
/** What happened, in one sentence, and the wordings too long for it. */
export type Told = { sentence: string; parts?: string[]; wordings: Wording[] }

/** More changes than this are listed one below the other. */
const mostInSentence = 3

const nameOf = (field: string) => {
  const known = namedFields.find((one) => one === field)
  return known ? fieldName(known) : field
}

/** A field as it stands within a sentence: “the day the PRD is final”. */
const inSentence = (field: string) => {
  const known = namedFields.find((one) => one === field)
  return known ? t(`history.the.${known}`) : field
}

const isText = (field: string) => ['title', 'summary', 'externalKey', 'externalLink'].includes(field)
const quoted = (field: string, text: string) => (isText(field) ? t('history.quote', { text }) : text)

const isLong = (text: string) => text.length > longestInSentence || text.includes('\n')

function tagsPart({ before, after }: Change): string {
  const [was, is] = [before, after].map((value) => (Array.isArray(value) ? value.map(String) : []))
  const added = listOf((is ?? []).filter((one) => !was?.includes(one)))
  const removed = listOf((was ?? []).filter((one) => !is?.includes(one)))
  if (added && removed) return t('history.part.tagsBoth', { added, removed })
  if (added) return t('history.part.tagsAdded', { added })
  return removed
    ? t('history.part.tagsRemoved', { removed })
    : t('history.part.long', { field: inSentence('tags') })
}

function part(change: Change, currency: string): { text: string; wording?: Wording } {
  if (change.field === 'tags') return { text: tagsPart(change) }
  const name = nameOf(change.field)
  const field = inSentence(change.field)
  const before = valueText(change.field, change.before, currency)
  const after = valueText(change.field, change.after, currency)
  if (isLong(before) || isLong(after))
    return { text: t('history.part.long', { field }), wording: { name, before, after } }
  const words = { field, before: quoted(change.field, before), after: quoted(change.field, after) }
  if (before === '') return { text: t('history.part.set', words) }
  return { text: t(after === '' ? 'history.part.cleared' : 'history.part.changed', words) }
}

function decided(activity: Activity, who: string): string {
  const change = activity.changes.find((one) => one.field === 'grade')
  const [before, after] = [change?.before, change?.after].map((value) => grades.find((one) => one === value))
  if (!after) return t('history.other', { who })
  const words = { who, grade: gradeName(after) }
  return before && before !== after
    ? t('history.decidedAgain', { ...words, before: gradeName(before) })
    : t('history.decided', words)
}

function warned({ verb, changes }: Activity, who: string): Told {
  const reason = changes[0]?.after
  if (verb !== 'warning-dismissed' || typeof reason !== 'string')
    return { sentence: t('history.warningBack', { who }), wordings: [] }
  return { sentence: t('history.warningDismissed', { who, reason }), wordings: [] }
}

const plainVerbs = {
  created: 'history.created',
  archived: 'history.archived',
  restored: 'history.restored',
  'round-opened': 'history.roundOpened',
  'scorecard-submitted': 'history.scored',
  'scorecard-revised': 'history.revised',
  'scores-revealed': 'history.revealed',
} as const

/** What the deeds say that changed no field; a decision that keeps the grade is one. */
const withoutChanges: Record<string, 'history.imported' | 'history.confirmed'> = {
  imported: 'history.imported',
  graded: 'history.confirmed',
}

/** Tells one thing that happened to a feature. @param currency of the workspace, for budgets */
export function tell(activity: Activity, currency: string): Told {
  const who = activity.person?.name ?? t('history.someone')
  const { verb } = activity
  if (verb in plainVerbs)
    return { sentence: t(plainVerbs[verb as keyof typeof plainVerbs], { who }), wordings: [] }
  if (verb === 'warning-dismissed' || verb === 'warning-raised-again') return warned(activity, who)
  if (activity.changes.some((one) => one.field === 'grade'))
    return { sentence: decided(activity, who), wordings: [] }
  if (activity.changes.length === 0)
    return { sentence: t(withoutChanges[verb] ?? 'history.other', { who }), wordings: [] }
  const parts = activity.changes.map((change) => part(change, currency))
  const wordings = parts.flatMap(({ wording }) => (wording ? [wording] : []))
  const isImport = verb === 'imported'
  if (parts.length > mostInSentence) {
    const words = { who, count: parts.length }
    const sentence = t(isImport ? 'history.importChangedMany' : 'history.changedMany', words)
    return {
      sentence,
      parts: parts.map(({ text }) => text.charAt(0).toUpperCase() + text.slice(1)),
      wordings,
    }
  }
  const what = listOf(parts.map(({ text }) => text))
  if (verb === 'graded') return { sentence: t('history.confirmedAndChanged', { who, what }), wordings }
  return { sentence: t(isImport ? 'history.importChanged' : 'history.changed', { who, what }), wordings }
}
