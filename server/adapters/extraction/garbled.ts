/** A text is judged by so much of it. */
const judged = 100_000

/**
 * Whether a text is none that people read: the file does not tell which characters its shapes are, so that they come out as
 * private, unknown or control characters, or as nothing but signs.
 */
export function isGarbled(text: string): boolean {
  let [all, wrong, letters] = [0, 0, 0]
  for (const character of text.slice(0, judged)) {
    if (/\s/.test(character)) continue
    all++
    if (/[\p{Co}\p{Cn}\p{Cs}\p{Cc}\uFFFD]/u.test(character)) wrong++
    else if (/[\p{L}\p{N}]/u.test(character)) letters++
  }
  return wrong > 0.1 * all || (all > 100 && letters < 0.35 * all)
}
