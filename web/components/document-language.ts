/** The language a document is set in: Chinese is set in other lines than Latin text; others are not guessed. */
export function documentLanguage(markdown: string): '' | 'zh-Hans' {
  const begun = markdown.slice(0, 20_000)
  const count = (letters: RegExp) => begun.match(letters)?.length ?? 0
  if (count(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu) > 20) return ''
  return count(/\p{Script=Han}/gu) * 4 > count(/\p{Script=Latin}/gu) ? 'zh-Hans' : ''
}
