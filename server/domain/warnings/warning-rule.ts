import type { BothLanguages } from '../../contracts/primitives.ts'
import type { Warning } from '../../contracts/warnings.ts'
import { both } from '../policy/both-languages.ts'
import { fillCause, type CauseParams } from './wording.ts'

/** One way in which a warning comes about. */
export type Cause<Facts> = {
  /** The parameters of the sentence when it holds, else null. Pure. */
  when: (facts: Facts) => CauseParams | null
  /** One or two full sentences with `{parameters}`. */
  text: BothLanguages
}

/** A warning (RULES.md, Warnings) as data: it holds when any of its causes does. */
export type WarningRule<Facts> = {
  /** The code in RULES.md, Warnings, such as W01; several rules may share one. */
  code: string
  /** Stable and unique: dismissals are kept under it. */
  slug: string
  severity: Warning['severity']
  noun: Warning['noun']
  title: BothLanguages
  /** It reads `today` of the facts, and so is asked again at the workspace's midnight. */
  readsToday?: true
  causes: readonly Cause<Facts>[]
}

/** A warning that holds, before the server adds the thing's identity and a dismissal. */
export type RaisedWarning = Pick<Warning, 'code' | 'slug' | 'severity' | 'noun' | 'title' | 'cause'>

/** The rules that hold for these facts, in the order of the rules, each with every cause that holds. */
export function raise<Facts>(rules: readonly WarningRule<Facts>[], facts: Facts): RaisedWarning[] {
  return rules.flatMap(({ code, slug, severity, noun, title, causes }) => {
    const told = causes.flatMap(({ when, text }) => {
      const params = when(facts)
      return params === null ? [] : [fillCause(text, params)]
    })
    if (told.length === 0) return []
    const cause = both(told.map((text) => text.en).join(' '), told.map((text) => text['zh-Hans']).join(''))
    return [{ code, slug, severity, noun, title, cause }]
  })
}
