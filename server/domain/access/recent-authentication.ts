/** What decides who gets in is changed within this time after an authentication, in milliseconds. */
export const recentMs = 10 * 60_000

/** Whether an authentication is recent enough to change who gets in (RULES.md, Roles). */
export const isRecent = (authenticatedAt: string | null, now: string): boolean =>
  authenticatedAt !== null && Date.parse(now) - Date.parse(authenticatedAt) <= recentMs
