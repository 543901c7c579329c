import type { Grade, Language, Phase } from '../../contracts/lists.ts'
import type { BothLanguages } from '../../contracts/primitives.ts'
import { both } from '../policy/both-languages.ts'

/** The value of a `{name}` placeholder in a cause: the same in both languages, or a text for each. */
export type CauseParams = Readonly<Record<string, string | number | BothLanguages>>

/** Grades as a cause names them (RULES.md, Vocabulary). */
export const gradeName: Readonly<Record<Grade, BothLanguages>> = {
  announce: both('announce', '告知型'),
  'small-scenario': both('small scenario', '小场景型'),
  'big-scenario': both('big scenario', '大场景型'),
  'concept-campaign': both('concept campaign', '理念型'),
}

/** Phases as a cause names them (RULES.md, Vocabulary). */
export const phaseName: Readonly<Record<Phase, BothLanguages>> = {
  preparation: both('preparation', '准备'),
  enablement: both('enablement', '对内'),
  'warm-up': both('warm-up', '预热'),
  promotion: both('promotion', '宣传'),
  conversion: both('conversion', '转化'),
  handoff: both('lead handoff', '线索承接'),
  feedback: both('feedback', '反馈'),
}

const months = 'January February March April May June July August September October November December'.split(
  ' ',
)

/** A formatted date: 5 March 2026, 2026 年 3 月 5 日. */
export function dayInWords(date: string): BothLanguages {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  return both(`${day} ${months[month - 1]} ${year}`, `${year} 年 ${month} 月 ${day} 日`)
}

/** A whole amount with thousands separators. */
export const amountInWords = (amount: number): string => String(amount).replace(/\B(?=(\d{3})+$)/g, ',')

/** A list of names as a sentence part. */
export const listInWords = (names: readonly BothLanguages[]): BothLanguages =>
  both(names.map((name) => name.en).join(', '), names.map((name) => name['zh-Hans']).join('、'))

/** Further titles are only counted, because two causes with the longest titles must fit into one warning. */
const titlesAtMost = 2

/** Titles in quotation marks; only the first two are named. */
export function titlesInWords(titles: readonly string[]): BothLanguages {
  const named = listInWords(titles.slice(0, titlesAtMost).map((title) => both(`“${title}”`, `“${title}”`)))
  const more = titles.length - titlesAtMost
  if (more <= 0) return named
  return both(`${named.en} and ${more} more`, `${named['zh-Hans']}等 ${titles.length} 个功能`)
}

/** Fills the parameters into a template, in both languages. */
export function fillCause(template: BothLanguages, params: CauseParams): BothLanguages {
  const fill = (language: Language) =>
    template[language].replace(/\{(\w+)\}/g, (placeholder, name: string) => {
      const value = params[name]
      if (value === undefined) return placeholder
      return typeof value === 'object' ? value[language] : String(value)
    })
  return both(fill('en'), fill('zh-Hans'))
}
