import { html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { PlainDate } from '#server/contracts/primitives.ts'
import type { FieldError } from '#server/contracts/problems.ts'
import type { Calendar, CalendarDay } from '#server/contracts/calendars.ts'
import { prepareCalendar } from '#server/domain/schedule/working-days.ts'
import type { ValueChanged } from '../../events/value-changed.ts'
import { change } from '../../queries/change.ts'
import { addDays, dateRange, weekdayName } from '../../formats/dates.ts'
import { listOf } from '../../formats/numbers.ts'
import { localText } from '../../locales/language.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { searchText, withSearch } from '../../navigation/location.ts'
import { buttonStyles } from '../../styles/buttons.ts'
import { showToast } from '../../shell/toasts.ts'
import { textStyles } from '../../styles/text.ts'
import { rangeLength, rangesOf, workingDaysIn } from './calendar-days.ts'
import { definitionOf, draftOf, saveDraft } from './calendar-draft.ts'
import type { CalendarDraft } from './calendar-draft.ts'
import { calendarsStyles } from './calendars-styles.ts'
import './hr-calendar-editor.ts'
import './hr-calendar-year.ts'
import { t } from '../../locales/workspace.ts'

/** The available calendars: one is shown as a year and as a list, and edited by those who may. */
@customElement('hr-calendars')
export class HrCalendars extends LocalizedElement {
  @property({ attribute: false }) calendars: Calendar[] = []
  /** The calendar of the workspace. */
  @property({ attribute: false }) currentId = ''
  @property() search = ''
  @property() today: PlainDate = ''
  /** Why the reader may not edit calendars; '' when they may. */
  @property({ attribute: 'why-not' }) whyNot = ''
  @state() private draft: CalendarDraft | null = null
  @state() private errors: FieldError[] = []
  @state() private isBusy = false

  static override styles = [textStyles, buttonStyles, calendarsStyles]

  private get calendar(): Calendar | undefined {
    const asked = searchText(this.search, 'calendar')
    return (
      this.calendars.find((one) => one.definition.slug === asked) ??
      this.calendars.find((one) => one.id === this.currentId)
    )
  }

  private get year(): number {
    const asked = Number(searchText(this.search, 'year'))
    return Number.isInteger(asked) && asked >= 1970 && asked <= 2999 ? asked : Number(this.today.slice(0, 4))
  }

  override willUpdate(): void {
    // Another calendar was chosen: the draft belongs to the previous one.
    if (this.draft && this.draft.base.id !== this.calendar?.id) this.leave()
  }

  private leave() {
    this.draft = null
    this.errors = []
  }

  private async begin(calendar: Calendar) {
    this.draft = draftOf(calendar)
    await this.updateComplete
    const editor = this.renderRoot.querySelector('hr-calendar-editor')
    await editor?.updateComplete
    editor?.focus()
  }

  private readonly finish = async () => {
    this.leave()
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>('#edit')?.focus()
  }

  private readonly save = async () => {
    const { draft } = this
    if (!draft || this.isBusy) return
    this.isBusy = true
    this.errors = []
    let isMerged = false
    const saved = await change({
      run: async () => {
        const answer = await saveDraft(draft)
        isMerged = answer.isMerged
        return answer.calendar
      },
      noun: 'calendar',
      onRefused: (error) => {
        this.errors = error.errors
        return error.errors.length > 0
      },
    })
    this.isBusy = false
    if (!saved) return
    void this.finish()
    const title = localText(saved.definition.title)
    showToast({ text: t(isMerged ? 'editor.merged' : 'editor.saved', { title }) })
  }

  override render() {
    const { calendar, year } = this
    if (!calendar || !year) return nothing
    const definition = this.draft ? definitionOf(this.draft) : calendar.definition
    const count = workingDaysIn(prepareCalendar(definition), year)
    return html`
      ${this.renderChoices(calendar)}
      <div class="bar">
        <nav aria-label=${t('calendars.year')}>
          <a href=${withSearch({ year: year - 1 })} aria-label=${t('calendars.previous', { year: year - 1 })}
            >←</a
          >
          <b>${year}</b>
          <a href=${withSearch({ year: year + 1 })} aria-label=${t('calendars.next', { year: year + 1 })}
            >→</a
          >
        </nav>
        <p>${t('calendars.working', { count, year })} · ${rest(definition.weekendDays)}</p>
        ${this.draft ? nothing : this.renderEdit(calendar)}
      </div>
      <hr-calendar-year .definition=${definition} .year=${year} .today=${this.today}></hr-calendar-year>
      ${this.draft ? this.renderEditor(this.draft) : this.renderDays(calendar)}
    `
  }

  private renderChoices(chosen: Calendar) {
    return html`<nav class="choices" aria-label=${t('calendars.choose')}>
      ${this.calendars.map(
        (one) =>
          html`<a
            href=${withSearch({ calendar: one.definition.slug })}
            aria-current=${one.id === chosen.id ? 'true' : nothing}
            >${localText(one.definition.title)}${
              one.id === this.currentId ? html` <small>${t('calendars.inUse')}</small>` : nothing
            }</a
          >`,
      )}
    </nav>`
  }

  private renderEdit(calendar: Calendar) {
    return html`<button
      id="edit"
      ?disabled=${this.whyNot !== ''}
      title=${this.whyNot || nothing}
      @click=${() => this.begin(calendar)}
    >
      ${t('calendars.edit')}
    </button>`
  }

  private renderEditor(draft: CalendarDraft) {
    return html`<section class="editor">
      <h3>${t('calendars.editing', { title: localText(draft.base.definition.title) })}</h3>
      <p class="quiet-text">${t('calendars.keepDates')}</p>
      <hr-calendar-editor
        .draft=${draft}
        .year=${this.year}
        .errors=${this.errors}
        .busy=${this.isBusy}
        @value-changed=${(event: ValueChanged<CalendarDraft>) => {
          this.draft = event.value
          this.errors = []
        }}
        @save-requested=${this.save}
        @closed=${this.finish}
      ></hr-calendar-editor>
    </section>`
  }

  private renderDays({ definition }: Calendar) {
    const list = (heading: string, days: CalendarDay[]) => {
      const ranges = rangesOf(days.filter((day) => day.date.startsWith(String(this.year))))
      return html`<section>
        <h3>${heading}</h3>
        ${ranges.length === 0 ? html`<p class="quiet-text">${t('calendars.none', { year: this.year })}</p>` : nothing}
        <ul>
          ${ranges.map((range) => {
            const { from, to } = range
            const count = rangeLength(range)
            return html`<li>
              <span class="when">${dateRange(from, to)}</span><span>${localText(range.name)}</span
              ><small>${count > 1 ? t('calendars.days', { count }) : weekdayName(from)}</small>
            </li>`
          })}
        </ul>
      </section>`
    }
    return html`<div class="days">
      ${list(t('calendars.holidays'), definition.holidays)}
      ${list(t('calendars.makeUp'), definition.makeUpWorkingDays)}
    </div>`
  }
}

/** The weekly days off as text. 4 January 2027 was a Monday. */
function rest(weekendDays: readonly number[]): string {
  if (weekendDays.length === 0) return t('calendars.noRest')
  const days = [...weekendDays].sort().map((day) => weekdayName(addDays('2027-01-04', day - 1)))
  return t('calendars.week', { days: listOf(days) })
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-calendars': HrCalendars
  }
}
