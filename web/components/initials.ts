/** The initials in a person's avatar: `LY` for Lin Yue, the last two characters of a Chinese name. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/)
  const [first = '', last = ''] = [words[0], words.length > 1 ? words.at(-1) : '']
  const han = words.find((word) => /^\p{Script=Han}+$/u.test(word))
  if (han) return [...han].slice(-2).join('')
  return ([...first][0] ?? '').toUpperCase() + ([...(last ?? '')][0] ?? '').toUpperCase()
}

export const avatarStyleCount = 6

/** Index of a person's avatar style, derived from their id, so that it is the same on every page. */
export function avatarStyleOf(id: string): number {
  let sum = 0
  for (const char of id) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 9973
  return sum % avatarStyleCount
}
