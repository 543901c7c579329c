import type { ApiToken } from '#server/contracts/api-tokens.ts'
import type { PlainDate } from '#server/contracts/primitives.ts'

/** The last day on which a token is valid; it expires at the end of that day in the workspace's time zone. */
export function lastDayOf({ expiresAt }: Pick<ApiToken, 'expiresAt'>, timeZone: string): PlainDate {
  return new Date(Date.parse(expiresAt) - 1).toLocaleDateString('sv-SE', { timeZone })
}
