/** Which characters a name may have, and how longer texts show the others. Without zod, so that the domain and the pages may load it. */

/** A flag of a country's part is written with characters that are not seen elsewhere. */
const regionFlag = /\u{1F3F4}[\u{E0061}-\u{E007A}]{2,6}\u{E007F}/u

/** A joiner where it changes what is seen: within an emoji, and in scripts whose letters join. */
const joined =
  /(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F])\u200D(?=\p{Extended_Pictographic})|(?<=(?![\u0300-\u036F])[\p{M}\p{Script=Arabic}])[\u200C\u200D](?=\p{L})/u

/** Controls, line ends, characters that only format (such as those that reverse the direction), and letters without ink. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u115F\u1160\u2800\u3164\uFFA0]/u

const every = new RegExp(`(?<seen>${regionFlag.source}|${joined.source})|${unseen.source}`, 'gu')

const replaceUnseen = (text: string, replacement: (character: string) => string): string =>
  text.replace(every, (found: string, seen?: string) => seen ?? replacement(found))

/**
 * Whether a name has characters that nobody sees: it would look like another name, or turn around what stands beside it
 * (Unicode Technical Report 36, 2.3 and 3).
 */
export const hasUnseen = (name: string): boolean => replaceUnseen(name, () => '') !== name

const code = (character: string) =>
  `[U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0') ?? ''}]`

/**
 * A longer text for reading: characters that nobody sees are shown by their code, `[U+202E]`, so that no text turns
 * around or hides a part of itself. Line ends and tabs stay. For editing, use the text itself.
 */
export const shownText = (text: string): string =>
  replaceUnseen(text, (character) => (/[\t\r\n]/.test(character) ? character : code(character)))
