/** Taking a person out of stored values, and leaving everything else in them as it was. */
import { placeholderAddress, placeholderName } from './placeholder.ts'

/** Someone who is to be forgotten, with every name and address that they ever had here. */
export type RedactedPerson = Readonly<{ id: string; names: readonly string[]; addresses: readonly string[] }>

const fold = (text: string): string => text.trim().toLowerCase()
const isOneOf = (text: string, known: readonly string[]): boolean =>
  known.some((one) => fold(one) === fold(text))

/** A text that is nothing but one of the person's names or addresses, replaced; any other text as it is. */
export function redactText(text: string, who: RedactedPerson): string {
  if (isOneOf(text, who.addresses)) return placeholderAddress(who.id)
  return isOneOf(text, who.names) ? placeholderName(who.id) : text
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * A stored value with the person's name taken out wherever it stands beside their id.
 * @param isName whether texts that are just a name or address are theirs too: in what tells of people, and in tables
 *   that were imported; not in what people wrote about features and launches
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
