import type { Person } from '#server/contracts/people.ts'

/** People who can be assigned: everyone who may sign in. Existing assignees remain selectable in addition. */
export const assignablePeople = <T extends Partial<Pick<Person, 'disabledAt'>>>(people: readonly T[]): T[] =>
  people.filter(({ disabledAt }) => (disabledAt ?? null) === null)
