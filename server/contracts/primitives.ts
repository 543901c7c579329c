/** Building blocks that the contracts of several nouns share. */
import { z } from 'zod'

/** The identity of anything stored: a UUID as text (version 7, made by the server). */
export const Id = z.uuid()
export type Id = z.infer<typeof Id>

/** A stable name inside policy data: lower-case words joined by hyphens. */
export const Slug = z
  .string()
  .min(1)
  .max(80)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'slug')
export type Slug = z.infer<typeof Slug>

/** A calendar day that exists, `YYYY-MM-DD` from the year 0001 on, without a time or zone. */
export const PlainDate = z.iso.date().refine((date) => !date.startsWith('0000'), { error: 'not-a-date' })
export type PlainDate = z.infer<typeof PlainDate>

/** A moment, ISO 8601 in UTC with milliseconds. */
export const Instant = z.iso.datetime()
export type Instant = z.infer<typeof Instant>

/**
 * Text that people type, trimmed. Refuses what one of the two databases cannot hold (NUL, lone surrogates),
 * so that both answer alike.
 * @param max the longest allowed, in UTF-16 units
 */
export const text = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    // eslint-disable-next-line no-control-regex -- NUL is what PostgreSQL refuses
    .regex(/^[^\u0000]*$/, 'unstorable')
    .refine((value) => !/\p{Surrogate}/u.test(value), { error: 'unstorable' })

/** Like `text`, but not empty. */
export const requiredText = (max: number) => text(max).min(1)

/** A web address people may follow; only http and https, so that no link runs a script. */
export const WebLink = text(2000).pipe(z.url({ protocol: /^https?$/, error: 'link' }))

/** Text shipped in both languages. */
export const BothLanguages = z.strictObject({ en: requiredText(2000), 'zh-Hans': requiredText(2000) })
export type BothLanguages = z.infer<typeof BothLanguages>

/** Text that is either shipped in both languages or was written by a person in one. */
export const LocalText = z.union([z.string(), z.object({ en: z.string(), 'zh-Hans': z.string() })])
export type LocalText = z.infer<typeof LocalText>

/** A count that only grows; the `ETag` of an editable thing is this number in quotes. */
export const Version = z.int().min(1)

/** A whole amount of the workspace's currency; the bound is what a 32-bit column holds on both databases. */
export const Amount = z.int().min(0).max(2_000_000_000)

/** Several values of one closed list in a query: `grade=announce,big-scenario`. */
export const manyOf = <T extends z.ZodType<unknown, string>>(item: T) =>
  z
    .string()
    .max(2000)
    .transform((value) => value.split(',').filter((part) => part !== ''))
    .pipe(z.array(item).max(100))

/** A flag in a query: `true` or `false`. */
export const Flag = z.enum(['true', 'false']).transform((value) => value === 'true')

/** The part of every list's query that pages it. */
export const pageQuery = {
  cursor: z.string().max(4000).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
}

/** One page of a list: `nextCursor` is null on the last page, `total` counts all that the filter lets through. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable(), total: z.int() })
export type PageOf<T> = { items: T[]; nextCursor: string | null; total: number }

/** Someone, as other things name them. */
export const PersonRef = z.object({ id: Id, name: z.string() })
export type PersonRef = z.infer<typeof PersonRef>
