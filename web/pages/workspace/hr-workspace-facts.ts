import { css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Calendar } from '#server/contracts/calendars.ts'
import type { Workspace, WorkspaceChange } from '#server/contracts/workspace.ts'
import '../../components/hr-conflict.ts'
import type { Option } from '../../components/hr-field.ts'
import '../../components/hr-inline-edit.ts'
import type { ValueChanged } from '../../events/value-changed.ts'
import { longDate } from '../../formats/dates.ts'
import { language, localText } from '../../locales/language.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { EntityEditor } from '../../editing/entity-editor.ts'
import { textStyles } from '../../styles/text.ts'
import { t } from '../../locales/workspace.ts'
import { withId, workspaceEntityType } from './workspace-entity-type.ts'
import type { WorkspaceWithId } from './workspace-entity-type.ts'

type Field = Exclude<keyof WorkspaceChange, 'secondFactorRoles'>

/** Name, time zone, currency and calendar of the workspace, edited in place. */
@customElement('hr-workspace-facts')
export class HrWorkspaceFacts extends LocalizedElement {
  @property({ attribute: false }) workspace!: Workspace
  @property({ attribute: false }) calendars: Calendar[] = []
  /** Why the reader may not edit; '' when they may. */
  @property({ attribute: 'why-not' }) whyNot = ''

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
    `,
  ]

  private readonly editor = new EntityEditor(
    this,
    workspaceEntityType(() => this.calendars),
  )

  override render() {
    const workspace = this.editor.shown(withId(this.workspace))
    const calendar = this.calendars.find((one) => one.id === workspace.calendarId)
    return html`
      <p class="kicker">${t('kicker')}</p>
      <h1>${this.renderField(workspace, 'name', workspace.name)}</h1>
      <dl>
        <div>
          <dt>${t('timeZone')}</dt>
          <dd>${this.renderField(workspace, 'timeZone', workspace.timeZone, timeZones)}</dd>
        </div>
        <div>
          <dt>${t('today')}</dt>
          <dd>${longDate(workspace.today)}<small>${t('todayHint')}</small></dd>
        </div>
        <div>
          <dt>${t('currency')}</dt>
          <dd>${this.renderField(workspace, 'currency', currencyName(workspace.currency), currencies)}</dd>
        </div>
        <div>
          <dt>${t('calendar')}</dt>
          <dd>
            ${this.renderField(
              workspace,
              'calendarId',
              calendar ? localText(calendar.definition.title) : '',
              () => this.calendars.map((one) => ({ value: one.id, label: localText(one.definition.title) })),
            )}
          </dd>
        </div>
      </dl>
      <hr-conflict .editor=${this.editor}></hr-conflict>
    `
  }

  private renderField(workspace: WorkspaceWithId, field: Field, shows: string, options?: () => Option[]) {
    if (this.whyNot) return shows
    return html`<hr-inline-edit
      required
      .label=${t(field === 'calendarId' ? 'calendar' : field)}
      .type=${options ? 'select' : 'text'}
      .options=${options?.() ?? []}
      .shows=${shows}
      .value=${workspace[field]}
      .entity=${workspace}
      @value-changed=${(event: ValueChanged) =>
        this.editor.save({ [field]: event.value }, event.base as WorkspaceWithId)}
    ></hr-inline-edit>`
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
