import type { Person } from '#server/contracts/people.ts'

/** Whom something new may be given: everyone who may sign in. Those who hold it already stay beside this list. */
export const choosable = <T extends Partial<Pick<Person, 'disabledAt'>>>(people: readonly T[]): T[] =>
  people.filter(({ disabledAt }) => (disabledAt ?? null) === null)
