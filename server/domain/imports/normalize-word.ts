/** A word as it is compared: width, case, and what joins its parts do not matter (`Partial-GA` = `partial_ga`). */
export function normalizeWord(word: string): string {
  return word
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\([^)]*\)/g, '')
    .replace(/[\s_\-./:*#]+/g, '')
}

/** A name as it is compared: width, case, accents and surrounding space do not matter, as in the column name_key. */
export function foldName(name: string): string {
  return name
    .trim()
    .normalize('NFKD')
    .replace(/\p{Nonspacing_Mark}/gu, '')
    .normalize('NFKC')
    .toLowerCase()
}
