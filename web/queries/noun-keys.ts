import type { QueryKey } from '@tanstack/query-core'
import type { Hint } from '#server/contracts/live.ts'

/** The cache key of the session. */
export const sessionKey = ['session'] as const

const [features, launches, tasks] = [['features'], ['launches'], ['tasks']]
const [desk, warnings, activity, people] = [['desk'], ['warnings'], ['activity'], ['people']]

export type Noun = Hint['noun']

/** Query keys to invalidate when an entity of a noun changed: its own, and those that show data of it. */
export const keysOf: Readonly<Record<Noun, readonly QueryKey[]>> = {
  feature: [features, launches, desk, warnings, activity],
  document: [['documents'], features, desk, warnings, activity],
  launch: [launches, features, tasks, desk, warnings, activity],
  task: [tasks, launches, desk, warnings, activity],
  rubric: [['rubrics'], features, activity],
  playbook: [['playbooks'], launches, activity],
  person: [people, sessionKey, features, launches, tasks, activity],
  'product-area': [['product-areas'], features, desk, warnings, activity],
  calendar: [['calendars'], launches, desk, warnings, activity],
  workspace: [['workspace'], sessionKey, launches, desk, activity],
  import: [['imports'], features, desk, warnings, activity],
  session: [['sessions'], ['session'], activity],
  'api-token': [['api-tokens'], activity],
}

/** The query keys of these nouns, without duplicates. */
export function keysFor(nouns: readonly Noun[]): QueryKey[] {
  const keys = nouns.flatMap((noun) => keysOf[noun])
  return [...new Map(keys.map((key) => [JSON.stringify(key), key])).values()]
}
