import type { ApiToken } from '#server/contracts/api-tokens.ts'
import type { PlainDate } from '#server/contracts/primitives.ts'

/** The last day a token works; it ends when the next one begins, in the workspace's time zone. */
export function lastDayOf({ expiresAt }: Pick<ApiToken, 'expiresAt'>, timeZone: string): PlainDate {
  return new Date(Date.parse(expiresAt) - 1).toLocaleDateString('sv-SE', { timeZone })
}
