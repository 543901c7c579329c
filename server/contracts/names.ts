/** Which characters a name may have. Without zod, so that the domain and the pages may load it. */

/** A flag of a country's part is written with characters that are not seen elsewhere. */
const regionFlag = /\u{1F3F4}[\u{E0061}-\u{E007A}]{2,6}\u{E007F}/gu

/** A joiner where it changes what is seen: within an emoji, and in scripts whose letters join. */
const joined =
  /(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F])\u200D(?=\p{Extended_Pictographic})|(?<=(?![\u0300-\u036F])[\p{M}\p{Script=Arabic}])[\u200C\u200D](?=\p{L})/gu

/** Controls, line ends, characters that only format (such as those that reverse the direction), and letters without ink. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u115F\u1160\u2800\u3164\uFFA0]/u

/**
 * Whether a name has characters that nobody sees: it would look like another name, or turn around what stands beside it
 * (Unicode Technical Report 36, 2.3 and 3).
 */
export const hasUnseen = (name: string): boolean =>
  unseen.test(name.replace(regionFlag, '').replace(joined, ''))
