/** Kinds of environment variables that need more than a pattern. */
import { z } from 'zod'

const minuteMs = 60_000
const units = { m: minuteMs, h: 60 * minuteMs, d: 24 * 60 * minuteMs }

const spanOf = (text: string): number => {
  const [, count, unit] = /^(\d{1,5})([mhd])$/.exec(text) ?? []
  return unit ? Number(count) * units[unit as keyof typeof units] : NaN
}

/**
 * A time span such as `30m`, `8h` or `30d`, in milliseconds.
 * @param least the shortest allowed span
 * @param most the longest allowed span
 */
export const span = (least: string, most: string) =>
  z
    .string()
    .transform(spanOf)
    .refine((ms) => ms >= spanOf(least) && ms <= spanOf(most), {
      error: `must be a number of minutes, hours or days from ${least} to ${most}, such as 30m, 8h or 30d`,
    })

/** A name that people read: no control characters, and none that change the direction of text or are invisible. */
export const visibleName = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .regex(/^[^\p{Control}\p{Format}\p{Line_Separator}\p{Paragraph_Separator}]*$/u, {
      error: 'must not contain invisible characters or characters that change the direction of text',
    })
