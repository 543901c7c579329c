import type { BothLanguages } from '../../contracts/primitives.ts'
import type { Warning } from '../../contracts/warnings.ts'
import { both } from '../policy/both-languages.ts'
import { fillCause, type CauseParams } from './wording.ts'

/** One cause of a warning. */
export type Cause<Facts> = {
  /** The parameters of the text when the cause applies, else null. Pure. */
  when: (facts: Facts) => CauseParams | null
  /** One or two full sentences with `{parameters}`. */
  text: BothLanguages
}

/** A warning (RULES.md, Warnings) as data: it applies when any of its causes does. */
export type WarningRule<Facts> = {
  /** The code in RULES.md, Warnings, such as W01; several rules may share one. */
  code: string
  /** Stable and unique: dismissals are kept under it. */
  slug: string
  severity: Warning['severity']
  noun: Warning['noun']
  title: BothLanguages
  /** It reads `today` of the facts, so it is recomputed at the workspace's midnight. */
  readsToday?: true
  causes: readonly Cause<Facts>[]
}

/** A warning that applies, before the server adds the entity and a dismissal. */
export type RaisedWarning = Pick<Warning, 'code' | 'slug' | 'severity' | 'noun' | 'title' | 'cause'>

/** The rules that apply to these facts, in order, each with every cause that applies. */
export function raise<Facts>(rules: readonly WarningRule<Facts>[], facts: Facts): RaisedWarning[] {
  return rules.flatMap(({ code, slug, severity, noun, title, causes }) => {
    const applied = causes.flatMap(({ when, text }) => {
      const params = when(facts)
      return params === null ? [] : [fillCause(text, params)]
    })
    if (applied.length === 0) return []
    const cause = both(
      applied.map((text) => text.en).join(' '),
      applied.map((text) => text['zh-Hans']).join(''),
    )
    return [{ code, slug, severity, noun, title, cause }]
  })
}
