import { css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Calendar } from '#server/contracts/calendars.ts'
import type { Workspace, WorkspaceChange } from '#server/contracts/workspace.ts'
import type { ApiError } from '../../api/client.ts'
import { changeWorkspace, getWorkspace } from '../../api/workspace.ts'
import type { Option } from '../../components/hr-field.ts'
import '../../components/hr-inline-edit.ts'
import type { ValueChanged } from '../../events/value-changed.ts'
import { change } from '../../state/change.ts'
import { longDate } from '../../state/formats.ts'
import { language, localText } from '../../state/language.ts'
import { LocalizedElement } from '../../state/localized-element.ts'
import { saveMerging } from '../../state/merge-change.ts'
import { problemText, fieldErrorFor } from '../../state/problem-text.ts'
import { sessionKey } from '../../state/session.ts'
import { textStyles } from '../../styles/text.ts'
import { t } from './words.ts'

type Field = keyof WorkspaceChange & string

/** Name, time zone, currency and calendar of the company, edited where they stand. */
@customElement('hr-workspace-facts')
export class HrWorkspaceFacts extends LocalizedElement {
  @property({ attribute: false }) workspace!: Workspace
  @property({ attribute: false }) calendars: Calendar[] = []
  /** Why the reader may not edit; '' when they may. */
  @property({ attribute: 'why-not' }) whyNot = ''
  @state() private trouble: { field: Field; text: string } | null = null

  static override styles = [
    textStyles,
    css`
      .kicker {
        margin-bottom: var(--space-1);
      }
      dl {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(200px, auto));
        gap: var(--space-4) var(--space-6);
        margin-top: var(--space-5);
      }
      dt {
        color: var(--ink-3);
        font-size: var(--step--1);
      }
      dd {
        font-size: var(--step-1);
        overflow-wrap: anywhere;
      }
      dd small {
        display: block;
        color: var(--ink-2);
        font-size: var(--step--1);
      }
      .error {
        color: var(--stop);
        font-size: var(--step--1);
      }
    `,
  ]

  private async save(field: Field, value: string) {
    const { workspace } = this
    this.trouble = null
    const before = { [field]: workspace[field] } as WorkspaceChange
    const touched = [['workspace'], sessionKey, ['launches'], ['desk'], ['activity']]
    let version = workspace.version
    await change({
      optimistic: [{ queryKey: ['workspace'], update: (now: Workspace) => ({ ...now, [field]: value }) }],
      run: async () => {
        const merged = await saveMerging<Workspace, WorkspaceChange>({
          base: workspace,
          change: { [field]: value },
          valueOf: (one, name) => one[name],
          save: changeWorkspace,
          read: getWorkspace,
        })
        // Someone else set the same field a moment ago: the one who looks at it now decides.
        const saved =
          merged.kind === 'saved'
            ? merged.value
            : await changeWorkspace(merged.current.version, { [field]: value })
        version = saved.version
      },
      said: t('saved', { field: t(field === 'calendarId' ? 'calendar' : field) }),
      undo: () => changeWorkspace(version, before),
      invalidates: touched,
      refused: (error: ApiError) => {
        this.trouble = { field, text: fieldErrorFor(error, field) || problemText(error) }
        return true
      },
    })
  }

  override render() {
    const { workspace } = this
    const calendar = this.calendars.find((one) => one.id === workspace.calendarId)
    return html`
      <p class="kicker">${t('kicker')}</p>
      <h1>${this.renderField('name', workspace.name)}</h1>
      ${this.renderTrouble('name')}
      <dl>
        <div>
          <dt>${t('timeZone')}</dt>
          <dd>
            ${this.renderField('timeZone', workspace.timeZone, timeZones)}${this.renderTrouble('timeZone')}
          </dd>
        </div>
        <div>
          <dt>${t('today')}</dt>
          <dd>${longDate(workspace.today)}<small>${t('todayHint')}</small></dd>
        </div>
        <div>
          <dt>${t('currency')}</dt>
          <dd>
            ${this.renderField('currency', currencyName(workspace.currency), currencies)}${this.renderTrouble('currency')}
          </dd>
        </div>
        <div>
          <dt>${t('calendar')}</dt>
          <dd>
            ${this.renderField('calendarId', calendar ? localText(calendar.definition.title) : '', () =>
              this.calendars.map((one) => ({ value: one.id, label: localText(one.definition.title) })),
            )}${this.renderTrouble('calendarId')}
          </dd>
        </div>
      </dl>
    `
  }

  private renderField(field: Field, shows: string, options?: () => Option[]) {
    if (this.whyNot) return shows
    return html`<hr-inline-edit
      required
      .label=${t(field === 'calendarId' ? 'calendar' : field)}
      .type=${options ? 'select' : 'text'}
      .options=${options?.() ?? []}
      .shows=${shows}
      .value=${this.workspace[field]}
      @value-changed=${(event: ValueChanged) => this.save(field, event.value)}
    ></hr-inline-edit>`
  }

  private renderTrouble(field: Field) {
    return this.trouble?.field === field
      ? html`<p class="error" role="alert">${this.trouble.text}</p>`
      : nothing
  }
}

const timeZones = (): Option[] =>
  ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')].map((zone) => ({
    value: zone,
    label: zone.replaceAll('_', ' '),
  }))

/** `CNY · Chinese Yuan` */
function currencyName(code: string): string {
  const name = new Intl.DisplayNames([language()], { type: 'currency' }).of(code)
  return name && name !== code ? `${code} · ${name}` : code
}

const currencies = (): Option[] =>
  Intl.supportedValuesOf('currency').map((code) => ({ value: code, label: currencyName(code) }))

declare global {
  interface HTMLElementTagNameMap {
    'hr-workspace-facts': HrWorkspaceFacts
  }
}
