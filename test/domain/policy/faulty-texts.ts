const latinBesideHan = /\p{Script=Han}["“”’']?[,.;:!?()]|[,.;:!?()]["“”’']?\p{Script=Han}/u

function fault(english: string, chinese: string): string | null {
  if (english === chinese) return 'same in both languages'
  if (/\p{Script=Han}/u.test(english)) return 'Chinese in the English text'
  if (!/\p{Script=Han}/u.test(chinese)) return 'no Chinese in the Chinese text'
  if (latinBesideHan.test(chinese)) return 'half-width punctuation beside Chinese'
  if (/[!！]/.test(english + chinese)) return 'exclamation mark'
  if (/\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u.test(chinese))
    return 'no space between Chinese and Latin'
  const endsEnglish = /[.?]$/.test(english)
  const endsChinese = /[。？]$/.test(chinese)
  if (endsEnglish !== endsChinese) return 'a sentence in one language only'
  return null
}

/** Every bilingual text anywhere in `value` that violates a wording rule, with the rule. */
export function faultyTexts(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  if ('en' in value && 'zh-Hans' in value) {
    const found = fault(String(value.en), String(value['zh-Hans']))
    return found === null ? [] : [`${found}: ${String(value.en)} / ${String(value['zh-Hans'])}`]
  }
  return Object.values(value).flatMap(faultyTexts)
}
