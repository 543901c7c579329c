/**
 * How fast a secret may be guessed: some attempts are free, each further one doubles the waiting time up to a maximum,
 * and one attempt is forgotten per period without attempts.
 */
export type DelayRule = Readonly<{
  free: number
  firstSeconds: number
  maxSeconds: number
  forgetSeconds: number
}>

/** The counted attempts of a key; times in milliseconds. */
export type Attempts = Readonly<{ count: number; lastAt: number }>

const doublingsAtMost = 30

const delayMs = (count: number, { free, firstSeconds, maxSeconds }: DelayRule): number =>
  count < free ? 0 : Math.min(firstSeconds * 2 ** Math.min(count - free, doublingsAtMost), maxSeconds) * 1000

/**
 * The attempts as of now. A last attempt in the future, from a clock that was set back since, happened now: it delays
 * the next one once, and not until the clock has caught up.
 */
export const attemptsAt = ({ count, lastAt }: Attempts, now: number): Attempts => ({
  count,
  lastAt: Math.min(lastAt, now),
})

/** The time until the next attempt is allowed, in milliseconds. */
export const waitMs = (attempts: Attempts, rule: DelayRule, now: number): number =>
  Math.max(0, attemptsAt(attempts, now).lastAt + delayMs(attempts.count, rule) - now)

/** The attempts with one more. */
export function withAttempt(attempts: Attempts, { forgetSeconds }: DelayRule, now: number): Attempts {
  const { count, lastAt } = attemptsAt(attempts, now)
  const forgotten = Math.floor((now - lastAt) / (forgetSeconds * 1000))
  return { count: Math.max(0, count - forgotten) + 1, lastAt: now }
}

/** When all attempts are forgotten. */
export const forgottenAt = ({ count, lastAt }: Attempts, rule: DelayRule): number =>
  lastAt + Math.max(count * rule.forgetSeconds * 1000, delayMs(count, rule))
