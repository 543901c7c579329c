import type { Phase } from '#server/contracts/lists.ts'
import type { PlanNotice } from '#server/contracts/plans.ts'
import type { LocalText } from '#server/contracts/primitives.ts'
import { longDate, shortDate } from '../../formats/dates.ts'
import { number } from '../../formats/numbers.ts'
import { localText } from '../../locales/language.ts'
import { phaseName } from '../../locales/vocabulary.ts'
import { t } from '../../locales/plan.ts'

type Value = string | number | LocalText

const day = (value: Value | undefined): string => (typeof value === 'string' ? longDate(value) : '')
const words = (value: Value | undefined): string =>
  value === undefined || typeof value === 'number' ? '' : localText(value)

/** A notice, translated: what, and why it matters. */
export function noticeText({ code, params }: PlanNotice): { what: string; why: string } {
  const why = t(`notice.${code}-why`, { limit: params.limit, count: Number(params.count ?? 0) })
  switch (code) {
    case 'launch-date-not-working-day': {
      const date = day(params.date)
      const what = params.name
        ? t('notice.launch-date-holiday', { date, name: words(params.name) })
        : t('notice.launch-date-not-working-day', { date })
      return { what, why }
    }
    case 'launch-date-past':
      return { what: t('notice.launch-date-past', { date: day(params.date) }), why }
    case 'release-after-launch':
    case 'release-unknown':
    case 'launch-equals-release': {
      const said = { feature: words(params.feature), releaseDate: day(params.releaseDate) }
      return { what: t(`notice.${code}`, said), why }
    }
    case 'holiday-in-channel': {
      const [from, to] = [String(params.from), String(params.to)]
      const said = { name: words(params.name), from: shortDate(from), to: shortDate(to) }
      return {
        what: t(from === to ? 'notice.holiday-in-channel-day' : 'notice.holiday-in-channel', said),
        why,
      }
    }
    case 'capacity-quarter':
    case 'capacity-half-year': {
      const said = { count: number(Number(params.count)), period: words(params.period) }
      return { what: t(`notice.${code}`, said), why }
    }
    case 'lead-time-short':
      return { what: t('notice.lead-time-short', { count: Number(params.count) }), why }
    case 'phase-empty':
      return { what: t('notice.phase-empty', { phase: phaseName(params.phase as Phase) }), why }
  }
}
