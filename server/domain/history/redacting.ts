/** Removes a person's names and addresses from stored values, without other changes. */
import { placeholderAddress, placeholderName } from './placeholder.ts'

/** The person to redact, with every name and address they ever had. */
export type RedactedPerson = Readonly<{ id: string; names: readonly string[]; addresses: readonly string[] }>

const fold = (text: string): string => text.trim().toLowerCase()
const isOneOf = (text: string, known: readonly string[]): boolean =>
  known.some((one) => fold(one) === fold(text))

/** Replaces a text that equals one of the person's names or addresses; returns any other text unchanged. */
export function redactText(text: string, who: RedactedPerson): string {
  if (isOneOf(text, who.addresses)) return placeholderAddress(who.id)
  return isOneOf(text, who.names) ? placeholderName(who.id) : text
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Replaces the person's name in a stored value wherever it appears with their id.
 * @param isName whether texts that equal a name or address are replaced too: true for data about people and for
 *   imported tables, false for what people wrote about features and launches
 */
export function redactValue(value: unknown, who: RedactedPerson, isName: boolean): unknown {
  if (typeof value === 'string') return isName ? redactText(value, who) : value
  if (Array.isArray(value)) return value.map((item) => redactValue(item, who, isName))
  if (!isRecord(value)) return value
  const entries = Object.entries(value).map(([key, item]) => [key, redactValue(item, who, isName)])
  const redacted = Object.fromEntries(entries) as Record<string, unknown>
  if (value.id === who.id && typeof value.name === 'string') redacted.name = placeholderName(who.id)
  return redacted
}
