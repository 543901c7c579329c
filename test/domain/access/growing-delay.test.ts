import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type DelayRule, waitMs, withAttempt } from '#server/domain/access/growing-delay.ts'

const rule: DelayRule = { free: 3, firstSeconds: 10, maxSeconds: 100, forgetSeconds: 50 }
const none = { count: 0, lastAt: 0 }

it('delays after the free attempts, twice as long each time, up to a maximum', () => {
  const waits: number[] = []
  let [attempts, now] = [none, 1_000_000]
  for (let each = 0; each < 9; each += 1) {
    now += waitMs(attempts, rule, now)
    attempts = withAttempt(attempts, { ...rule, forgetSeconds: 1000 }, now)
    waits.push(waitMs(attempts, rule, now) / 1000)
  }
  expect(waits).toEqual([0, 0, 10, 20, 40, 80, 100, 100, 100])
})

it('allows at most one attempt per period in the long run, whatever the pace', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 400_000 }), { minLength: 20 }), (pauses) => {
      let [attempts, now, made] = [none, 0, 0]
      for (const pause of pauses) {
        now += pause
        if (waitMs(attempts, rule, now) > 0) continue
        attempts = withAttempt(attempts, rule, now)
        made += 1
      }
      // The free ones, those of the growing delays, and one per forgotten one.
      expect(made).toBeLessThanOrEqual(rule.free + 5 + now / (rule.forgetSeconds * 1000))
    }),
  )
})

it('never delays longer than the maximum, however the clock jumps', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1e9, max: 1e9 })), fc.integer(), (jumps, later) => {
      let [attempts, now] = [none, 2e12]
      for (const jump of jumps) {
        now += jump
        attempts = withAttempt(attempts, rule, now)
      }
      expect(waitMs(attempts, rule, later)).toBeLessThanOrEqual(rule.maxSeconds * 1000)
    }),
  )
})
