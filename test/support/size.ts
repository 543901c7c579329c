/** Whether this is the long run, `npm run test:long`: the tests that take the longest, at their full size. */
export const isLongRun = process.env.HEADRACE_TESTS === 'long'

/**
 * How much a test does: `npm test` does enough to see each claim broken, the long run all of it. A test file that calls
 * this is part of both.
 */
export const sized = <Size>(small: Size, full: Size): Size => (isLongRun ? full : small)

/** Those of some cases that are tested on a database: the two deal them out between them; in the long run each has all. */
export const casesOn = <Case>(database: 'SQLite' | 'PostgreSQL', cases: readonly Case[]): readonly Case[] => {
  const own = database === 'SQLite' ? 0 : 1
  return sized(
    cases.filter((_, place) => place % 2 === own),
    cases,
  )
}
