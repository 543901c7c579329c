import type { ActivityParams } from '../../api/activity.ts'
import { searchText } from '../../navigation/location.ts'
import { activityNouns, activityOrigins, activityVerbs } from '../../locales/activity.ts'

/** Query parameters that filter the audit log. */
export const filterNames = ['person', 'noun', 'verb', 'origin', 'from', 'to', 'entity'] as const
export type FilterName = (typeof filterNames)[number]
/** The values of the query parameters; '' for absent ones. */
export type ActivityState = Record<FilterName, string> & { cursor: string }

const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text))

const understood: Record<FilterName, (text: string) => boolean> = {
  person: isId,
  entity: isId,
  noun: (text) => activityNouns.some((one) => one === text),
  verb: (text) => activityVerbs.some((one) => one === text),
  origin: (text) => activityOrigins.some((one) => one === text),
  from: isDay,
  to: isDay,
}

/** Parses the query; invalid values count as absent. */
export function readState(search: string): ActivityState {
  const read = (name: FilterName) => {
    const text = searchText(search, name)
    return understood[name](text) ? text : ''
  }
  return {
    ...{ person: read('person'), noun: read('noun'), verb: read('verb'), origin: read('origin') },
    ...{ from: read('from'), to: read('to'), entity: read('entity') },
    cursor: searchText(search, 'cursor'),
  }
}

/** The API filter without paging, shared by the list and its download. */
export function toFilter(state: ActivityState): Omit<ActivityParams, 'cursor' | 'limit'> {
  const { person, entity, verb, from, to } = state
  const noun = activityNouns.find((one) => one === state.noun)
  const originKind = activityOrigins.find((one) => one === state.origin)
  return {
    ...(person && { personId: person }),
    ...(entity && { entityId: entity }),
    ...(noun && { noun }),
    ...(verb && { verb }),
    ...(originKind && { originKind }),
    ...(from && { from }),
    ...(to && { to }),
  }
}

const ofWork = ['created', 'changed', 'archived', 'restored', 'deleted']
const ofFeatures = ['imported', 'graded', 'round-opened', 'scorecard-submitted', 'scorecard-revised']
const ofTasks = ['completed', 'reopened', 'ticked', 'unticked', 'skipped', 'unskipped']
const ofWarnings = ['warning-dismissed', 'warning-raised-again']
const ofAccounts = ['disabled', 'enabled', 'anonymised', 'link-made', 'password-set', 'password-changed']

const verbsOf: Record<string, readonly string[]> = {
  feature: [...ofWork, ...ofFeatures, 'scores-revealed', ...ofWarnings],
  document: [
    ...['attached', 'changed', 'version-added', 'made-main', 'marked-final', 'unmarked-final'],
    ...['version-withdrawn', 'version-returned', 'archived', 'restored', 'deleted'],
  ],
  launch: [...ofWork, 'planned', 'replanned', 'plan-undone', ...ofWarnings],
  task: ['created', 'changed', 'removed', ...ofTasks],
  rubric: ['published'],
  playbook: ['published'],
  person: [
    ...['created', 'changed', ...ofAccounts],
    ...[
      'second-factor-on',
      'second-factor-off',
      'recovery-codes-made',
      'identity-linked',
      'identity-unlinked',
      'exported',
    ],
    'new-network',
  ],
  session: [
    ...['signed-in', 'sign-in-failed', 'sign-in-refused', 'signed-out', 'session-ended'],
    'authenticated-again',
    'signed-out-everywhere',
  ],
  'api-token': ['made', 'revoked'],
  'product-area': ['created', 'changed'],
  calendar: ['created', 'changed'],
  workspace: ['changed', 'exported'],
  import: ['imported'],
}

/** Verbs that apply to a noun; all verbs when none is chosen. */
export const verbsFor = (noun: string) =>
  activityVerbs.filter((verb) => noun === '' || (verbsOf[noun] ?? []).includes(verb))
