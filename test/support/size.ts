/** Whether this is the long run, `npm run test:long`: the slowest tests, at their full size. */
export const isLongRun = process.env.HEADRACE_TESTS === 'long'

/**
 * The size of a test: small in `npm test`, enough to detect every error the test is for; full in the long run. A test
 * file that calls this is part of both.
 */
export const sized = <Size>(small: Size, full: Size): Size => (isLongRun ? full : small)

/** The cases to run on a database: the two databases share them; in the long run each runs all. */
export const casesOn = <Case>(database: 'SQLite' | 'PostgreSQL', cases: readonly Case[]): readonly Case[] => {
  const own = database === 'SQLite' ? 0 : 1
  return sized(
    cases.filter((_, place) => place % 2 === own),
    cases,
  )
}
