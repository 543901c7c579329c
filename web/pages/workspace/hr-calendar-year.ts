import { html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { PlainDate } from '#server/contracts/primitives.ts'
import type { CalendarDefinition } from '#server/contracts/calendars.ts'
import { prepareCalendar } from '#server/domain/schedule/working-days.ts'
import type { PreparedCalendar } from '#server/domain/schedule/working-days.ts'
import { addDays, longDate, monthName } from '../../formats/dates.ts'
import { language, localText } from '../../locales/language.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { textStyles } from '../../styles/text.ts'
import { dayKindOf, weeksOf } from './calendar-days.ts'
import { calendarYearStyles } from './calendar-year-styles.ts'
import { t } from '../../locales/workspace.ts'

const months = Array.from({ length: 12 }, (_, index) => index + 1)

/** The year view: a holiday is a ring, a make-up working day a filled square, a weekend day faint. */
@customElement('hr-calendar-year')
export class HrCalendarYear extends LocalizedElement {
  @property({ attribute: false }) definition!: CalendarDefinition
  @property({ type: Number }) year = 2026
  @property() today: PlainDate = ''

  static override styles = [textStyles, calendarYearStyles]

  override render() {
    const calendar = prepareCalendar(this.definition)
    const names = new Map(
      [...this.definition.holidays, ...this.definition.makeUpWorkingDays].map((day) => [
        day.date,
        localText(day.name),
      ]),
    )
    return html`<div class="months">${months.map((month) => this.renderMonth(month, calendar, names))}</div>
      <p class="legend">
        <span><i class="day">12</i>${t('calendars.workingDay')}</span>
        <span><i class="day weekend">12</i>${t('calendars.weekend')}</span>
        <span><i class="day holiday">12</i>${t('calendars.holiday')}</span>
        <span><i class="day make-up">12</i>${t('calendars.makeUpDay')}</span>
        ${
          this.today.startsWith(String(this.year))
            ? html`<span><i class="day today">12</i>${t('calendars.today')}</span>`
            : nothing
        }
      </p>`
  }

  private renderMonth(month: number, calendar: PreparedCalendar, names: ReadonlyMap<PlainDate, string>) {
    const first = `${this.year}-${String(month).padStart(2, '0')}-01`
    return html`<table>
      <caption>
        ${monthShort(first)}<span class="visually-hidden"> ${this.year}</span>
      </caption>
      <thead>
        <tr>
          ${weekdays().map(
            ({ letter, name }) =>
              html`<th scope="col">
                <span aria-hidden="true">${letter}</span><span class="visually-hidden">${name}</span>
              </th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${weeksOf(this.year, month).map(
          (week) =>
            html`<tr>
              ${week.map((date) => this.renderDay(date, calendar, names))}
            </tr>`,
        )}
      </tbody>
    </table>`
  }

  private renderDay(
    date: PlainDate | null,
    calendar: PreparedCalendar,
    names: ReadonlyMap<PlainDate, string>,
  ) {
    if (date === null) return html`<td></td>`
    const kind = dayKindOf(calendar, date)
    const isNamed = kind === 'holiday' || kind === 'make-up'
    const word = kind === 'holiday' ? t('calendars.holiday') : t('calendars.makeUpDay')
    const says = isNamed ? `${word}: ${names.get(date) ?? ''}` : ''
    const isToday = date === this.today
    return html`<td>
      <span
        class="day ${kind} ${isToday ? 'today' : ''}"
        title=${isNamed ? `${longDate(date)} · ${names.get(date) ?? ''}` : nothing}
        >${Number(date.slice(8))}${says ? html`<span class="visually-hidden"> ${says}</span>` : nothing}${
          isToday ? html`<span class="visually-hidden"> ${t('calendars.today')}</span>` : nothing
        }</span
      >
    </td>`
  }
}

/** `March` · `3月` */
function monthShort(date: PlainDate): string {
  return language() === 'en' ? monthName(date).replace(/\s*\d+$/, '') : monthName(date).replace(/^\d+年/, '')
}

/** Monday to Sunday, as a letter and as a word. 4 January 2027 was a Monday. */
function weekdays(): { letter: string; name: string }[] {
  const format = (weekday: 'narrow' | 'long') =>
    new Intl.DateTimeFormat(language() === 'en' ? 'en-GB' : 'zh-CN', { weekday, timeZone: 'UTC' })
  const [letters, names] = [format('narrow'), format('long')]
  return Array.from({ length: 7 }, (_, index) => {
    const day = new Date(`${addDays('2027-01-04', index)}T00:00:00Z`)
    return { letter: letters.format(day), name: names.format(day) }
  })
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-calendar-year': HrCalendarYear
  }
}
