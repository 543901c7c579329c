/** Normalizes a word for comparison: ignores width, case and separators (`Partial-GA` = `partial_ga`). */
export function normalizeWord(word: string): string {
  return word
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\([^)]*\)/g, '')
    .replace(/[\s_\-./:*#]+/g, '')
}

/** Normalizes a name for comparison: ignores width, case, accents and surrounding space, as the column name_key. */
export function foldName(name: string): string {
  return name
    .trim()
    .normalize('NFKD')
    .replace(/\p{Nonspacing_Mark}/gu, '')
    .normalize('NFKC')
    .toLowerCase()
}
