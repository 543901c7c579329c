import type { PlainDate } from '../../contracts/primitives.ts'
import { addDays } from '../schedule/plain-date.ts'

/** A token works for a year at most, leap or not; whoever still needs it then makes a new one. */
const daysAtMost = 366

/** The last day a token made today may work. */
export const lastTokenDay = (today: PlainDate): PlainDate => addDays(today, daysAtMost)

/** What is wrong with the last day someone chose for a token: today at the earliest, a year from now at the latest. */
export function tokenExpiryError(
  today: PlainDate,
  expiresOn: PlainDate,
): 'in-the-past' | 'too-far-ahead' | undefined {
  if (expiresOn < today) return 'in-the-past'
  return expiresOn > lastTokenDay(today) ? 'too-far-ahead' : undefined
}
