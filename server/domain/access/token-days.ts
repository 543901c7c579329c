import type { PlainDate } from '../../contracts/primitives.ts'
import { addDays } from '../schedule/plain-date.ts'

/** A token is valid for at most one year (366 days in a leap year). */
const daysAtMost = 366

/** The latest expiry date of a token created today. */
export const lastTokenDay = (today: PlainDate): PlainDate => addDays(today, daysAtMost)

/** Validates a token's expiry date: today at the earliest, a year from now at the latest. */
export function tokenExpiryError(
  today: PlainDate,
  expiresOn: PlainDate,
): 'in-the-past' | 'too-far-ahead' | undefined {
  if (expiresOn < today) return 'in-the-past'
  return expiresOn > lastTokenDay(today) ? 'too-far-ahead' : undefined
}
