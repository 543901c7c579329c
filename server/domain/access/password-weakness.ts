/** Which passwords are too easy to guess, by an estimate of the guesses they take. */

/** A recognised part of a password. */
type Match = Readonly<{ pattern: string; dictionary: string | null; length: number }>

export type PasswordEstimate = Readonly<{ guessesLog10: number; matches: readonly Match[] }>

export type PasswordWeakness = 'password-common' | 'password-personal' | 'password-pattern'

/** Ten billion guesses: years for the attempts that are allowed, and days for a stolen hash. */
const guessesLog10AtLeast = 10

const patterns = ['repeat', 'sequence', 'wordSequence', 'spatial', 'date', 'regex']

/** The reason why a password is too easy to guess; null when it is not. */
export function passwordWeakness({ guessesLog10, matches }: PasswordEstimate): PasswordWeakness | null {
  if (guessesLog10 >= guessesLog10AtLeast) return null
  if (matches.some(({ dictionary }) => dictionary === 'userInputs')) return 'password-personal'
  const lengthOf = (isCounted: (match: Match) => boolean) =>
    matches.filter(isCounted).reduce((sum, { length }) => sum + length, 0)
  const words = lengthOf(({ pattern }) => pattern === 'dictionary')
  return lengthOf(({ pattern }) => patterns.includes(pattern)) > words
    ? 'password-pattern'
    : 'password-common'
}

const shortestWord = 3
const shortestHanWord = 2
const mostWords = 40

/**
 * The words of a person that others guess first: their name and address, the company and the product.
 * @param texts names and addresses, which are taken apart
 */
export function personalWords(texts: readonly string[]): string[] {
  const parts = texts.flatMap((text) => {
    const folded = text.normalize('NFKC').toLowerCase()
    return [
      folded,
      folded.replace(/[^\p{Letter}\p{Number}]/gu, ''),
      ...folded.split(/[^\p{Letter}\p{Number}]+/u),
    ]
  })
  const isLong = (part: string) =>
    [...part].length >= (/\p{Script=Han}/u.test(part) ? shortestHanWord : shortestWord)
  return [...new Set(parts.filter(isLong))].slice(0, mostWords)
}

const shortestRest = 8

/** Whether little is left of a password without its owner's words and punctuation. */
export function isMostlyPersonal(password: string, personal: readonly string[]): boolean {
  const bare = password
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]/gu, '')
  // Longer words first, because they contain others.
  const ordered = personal.toSorted((a, b) => b.length - a.length)
  const rest = ordered.reduce((left, word) => left.replaceAll(word, ''), bare)
  return rest !== bare && [...rest].length < shortestRest
}
