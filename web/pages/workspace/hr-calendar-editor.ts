import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { FieldError } from '#server/contracts/problems.ts'
import { calendarErrors } from '#server/domain/schedule/calendar-errors.ts'
import '../../components/hr-field.ts'
import { ValueChanged } from '../../events/value-changed.ts'
import type { ValueTyped } from '../../events/value-changed.ts'
import { Closed } from '../../events/closed.ts'
import { SaveRequested } from '../../events/save-requested.ts'
import { addDays } from '../../formats/dates.ts'
import { language, localText } from '../../locales/language.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { common } from '../../locales/common.ts'
import { fieldErrorText } from '../../formats/problem-text.ts'
import { buttonStyles } from '../../styles/buttons.ts'
import { fieldStyles } from '../../styles/fields.ts'
import { textStyles } from '../../styles/text.ts'
import type { DayRange } from './calendar-days.ts'
import { definitionOf, errorsOfRange, isChanged } from './calendar-draft.ts'
import type { CalendarDraft, DayList } from './calendar-draft.ts'
import { calendarEditorStyles } from './calendar-editor-styles.ts'
import { t } from '../../locales/workspace.ts'

/**
 * Edits a calendar, one line per range of days. Emits `value-changed` with the draft on every change,
 * `save-requested` to save it and `closed` to cancel.
 */
@customElement('hr-calendar-editor')
export class HrCalendarEditor extends LocalizedElement {
  @property({ attribute: false }) draft!: CalendarDraft
  /** Only ranges of this year are shown; those of other years are unchanged. */
  @property({ type: Number }) year = 2026
  /** The server's errors of the last attempt to save. */
  @property({ attribute: false }) errors: readonly FieldError[] = []
  @property({ type: Boolean }) busy = false

  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true }
  static override styles = [textStyles, buttonStyles, fieldStyles, calendarEditorStyles]

  private change(part: Partial<CalendarDraft>) {
    this.dispatchEvent(new ValueChanged<CalendarDraft>({ ...this.draft, ...part }))
  }

  private changeRange(list: DayList, index: number, part: Partial<DayRange>) {
    const ranges = this.draft[list].map((range, at) => (at === index ? fitted({ ...range, ...part }) : range))
    this.change({ [list]: ranges })
  }

  private readonly add = async (list: DayList) => {
    const range: DayRange = { from: '', to: '', name: { en: '', 'zh-Hans': '' } }
    this.change({ [list]: [...this.draft[list], range] })
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>(`#${list} li:last-child hr-field`)?.focus()
  }

  private get allErrors(): readonly FieldError[] {
    return [...this.errors, ...calendarErrors(definitionOf(this.draft))]
  }

  override render() {
    const { title, weekendDays } = this.draft
    const tooMuchRest = weekendDays.length > 6
    return html`<form novalidate @submit=${this.submit}>
      <div class="titles">
        ${this.renderTitle('en', title.en)} ${this.renderTitle('zh-Hans', title['zh-Hans'])}
      </div>
      <fieldset>
        <legend>${t('editor.weekend')}</legend>
        <div class="week">${[1, 2, 3, 4, 5, 6, 7].map((day) => this.renderWeekday(day))}</div>
        ${tooMuchRest ? html`<p class="error" role="alert">${t('editor.weekendTooLong')}</p>` : nothing}
      </fieldset>
      ${this.renderList('holidays')} ${this.renderList('makeUpWorkingDays')}
      <p class="hint">${t('editor.otherYears')}</p>
      <div class="actions">
        <button class="primary" ?disabled=${this.busy || tooMuchRest}>${t('editor.save')}</button>
        <button type="button" @click=${() => this.dispatchEvent(new Closed())}>${common('cancel')}</button>
        <span class="quiet-text" role="status">${isChanged(this.draft) ? t('editor.unsaved') : nothing}</span>
      </div>
    </form>`
  }

  private readonly submit = (event: Event) => {
    event.preventDefault()
    this.dispatchEvent(new SaveRequested())
  }

  private renderTitle(one: 'en' | 'zh-Hans', value: string) {
    return html`<hr-field
      .label=${t(one === 'en' ? 'editor.title' : 'editor.titleZh')}
      .value=${value}
      @value-typed=${(event: ValueTyped) => {
        event.stopPropagation()
        this.change({ title: { ...this.draft.title, [one]: event.value } })
      }}
      @value-changed=${stop}
    ></hr-field>`
  }

  private renderWeekday(day: number) {
    const { weekendDays } = this.draft
    const isRest = weekendDays.includes(day)
    const toggle = () =>
      this.change({
        weekendDays: isRest ? weekendDays.filter((one) => one !== day) : [...weekendDays, day],
      })
    return html`<label class="check"
      ><input type="checkbox" .checked=${isRest} @change=${toggle} />${weekday(day)}</label
    >`
  }

  private renderList(list: DayList) {
    const year = String(this.year)
    const isShown = ({ from, to }: DayRange) => from === '' || from.startsWith(year) || to.startsWith(year)
    const lines = this.draft[list]
      .map((range, index) => ({ range, index }))
      .filter((one) => isShown(one.range))
    const isHoliday = list === 'holidays'
    return html`<fieldset id=${list}>
      <legend>${t(isHoliday ? 'calendars.holidays' : 'calendars.makeUp')}</legend>
      ${
        lines.length > 0
          ? html`<div class="line heads" aria-hidden="true">
              <span>${t('editor.from')}</span><span>${t('editor.to')}</span><span>${t('editor.nameEn')}</span
              ><span>${t('editor.nameZh')}</span>
            </div>`
          : nothing
      }
      <ul>
        ${repeat(
          lines,
          ({ index }) => index,
          ({ range, index }) => this.renderRange(list, range, index),
        )}
      </ul>
      <button type="button" class="quiet" @click=${() => this.add(list)}>
        + ${t(isHoliday ? 'editor.addHoliday' : 'editor.addMakeUp')}
      </button>
    </fieldset>`
  }

  private renderRange(list: DayList, range: DayRange, index: number) {
    const errors = errorsOfRange(this.draft, list, index, this.allErrors)
    const [first] = errors
    const input = (
      type: 'date' | 'text',
      label: string,
      value: string,
      set: (value: string) => Partial<DayRange>,
    ) =>
      html`<hr-field
        hide-label
        .type=${type}
        .label=${label}
        .placeholder=${type === 'text' ? label : ''}
        .min=${`${this.year}-01-01`}
        .value=${value}
        @value-typed=${stop}
        @value-changed=${(event: ValueChanged) => {
          event.stopPropagation()
          this.changeRange(list, index, set(event.value))
        }}
      ></hr-field>`
    const { name } = range
    return html`<li>
      <div class="line">
        ${input('date', t('editor.from'), range.from, (from) => ({ from }))}
        ${input('date', t('editor.to'), range.to, (to) => ({ to }))}
        ${input('text', t('editor.nameEn'), name.en, (en) => ({ name: { ...name, en } }))}
        ${input('text', t('editor.nameZh'), name['zh-Hans'], (zh) => ({ name: { ...name, 'zh-Hans': zh } }))}
        <button
          type="button"
          class="icon"
          aria-label=${t('editor.removeOne', { name: localText(name) || range.from })}
          @click=${() => this.change({ [list]: this.draft[list].filter((_, at) => at !== index) })}
        >
          ✕
        </button>
      </div>
      ${first ? html`<p class="error" role="alert">${fieldErrorText(first)}</p>` : nothing}
    </li>`
  }
}

const stop = (event: Event) => event.stopPropagation()

/** A range that ends before it begins, or has no end yet, ends on its first day. */
const fitted = (range: DayRange): DayRange => (range.to < range.from ? { ...range, to: range.from } : range)

/** Monday 1 … Sunday 7. 4 January 2027 was a Monday. */
const weekday = (day: number) =>
  new Intl.DateTimeFormat(language() === 'en' ? 'en-GB' : 'zh-CN', {
    weekday: 'short',
    timeZone: 'UTC',
  }).format(new Date(`${addDays('2027-01-04', day - 1)}T00:00:00Z`))

declare global {
  interface HTMLElementTagNameMap {
    'hr-calendar-editor': HrCalendarEditor
  }
}
