import { z } from 'zod'
import { tokenScopes } from './lists.ts'
import { Id, Instant, nameText, PlainDate } from './primitives.ts'

/** What a program may do on behalf of its owner, never more than the owner may. */
export const TokenScope = z.enum(tokenScopes)

/** A personal API token, sent as `Authorization: Bearer …`. */
export const ApiToken = z.object({
  id: Id,
  name: z.string(),
  scope: TokenScope,
  createdAt: Instant,
  expiresAt: Instant,
  lastUsedAt: Instant.nullable(),
  revokedAt: Instant.nullable(),
})
export type ApiToken = z.infer<typeof ApiToken>
export const ApiTokenList = z.object({ items: z.array(ApiToken) })
export type ApiTokenList = z.infer<typeof ApiTokenList>

export const NewApiToken = z.strictObject({
  name: nameText(120),
  scope: TokenScope,
  /** The last day it is valid, in the workspace's time zone; a year from today at the latest. */
  expiresOn: PlainDate,
})
export type NewApiToken = z.infer<typeof NewApiToken>

/** The token with its secret, which is returned only once. */
export const CreatedApiToken = ApiToken.extend({ secret: z.string() })
export type CreatedApiToken = z.infer<typeof CreatedApiToken>
