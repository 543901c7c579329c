import { html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Launch } from '#server/contracts/launches.ts'
import type { Task } from '#server/contracts/tasks.ts'
import type { Warning } from '#server/contracts/warnings.ts'
import '../../components/hr-warning.ts'
import type { DismissalRequested } from '../../events/dismissal-requested.ts'
import { longDate } from '../../formats/dates.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { withSearch } from '../../navigation/location.ts'
import { gradeName } from '../../locales/vocabulary.ts'
import { dismissWithUndo, undismissWithUndo } from '../../editing/warning-changes.ts'
import { textStyles } from '../../styles/text.ts'
import { isOpen } from './checklist-filter.ts'
import { wayStyles } from './way-styles.ts'
import { t } from '../../locales/launch.ts'

type Line = { title: string; text?: string; href?: string; link?: string; isStop?: boolean }

/** Problems of a launch: concerns of its plan, then warnings, each with its cause and a link. */
@customElement('hr-in-the-way')
export class HrInTheWay extends LocalizedElement {
  @property({ attribute: false }) launch!: Launch
  @property({ attribute: false }) tasks: readonly Task[] = []
  /** Undefined while they load. */
  @property({ attribute: false }) warnings: readonly Warning[] | undefined
  /** Why the signed-in person may not dismiss a warning; '' when they may. */
  @property({ attribute: false }) whyNotDismiss = ''

  static override styles = [textStyles, wayStyles]

  private get plan() {
    return `/launches/${this.launch.id}/plan`
  }

  private get lines(): Line[] {
    const { launch } = this
    const { grade, decidedGrade, launchDate } = launch
    return launch.concerns.map((concern): Line => {
      const link = { href: this.plan, link: t('way.look') }
      switch (concern) {
        case 'regraded': {
          const planned = grade ? gradeName(grade) : ''
          if (!decidedGrade)
            return { title: t('way.regraded'), text: t('way.regradedNone', { planned }), ...link }
          const text = t('way.regradedText', { decided: gradeName(decidedGrade), planned })
          return {
            title: t('way.regraded'),
            text,
            href: `${this.plan}?grade=${decidedGrade}`,
            link: t('way.look'),
          }
        }
        case 'date-not-working-day':
          return {
            title: t('way.date'),
            text: t('way.dateText', { date: launchDate ? longDate(launchDate) : '' }),
            ...link,
          }
        case 'date-passed-in-draft':
          return { title: t('way.passed'), text: t('way.passedText'), ...link, isStop: true }
        case 'lead-time-short': {
          const count = this.tasks.filter((task) => task.leadTimeShort && isOpen(task)).length
          const href = withSearch({ show: 'short' })
          return {
            title: t('way.short', { count }),
            text: t('way.shortText'),
            href,
            link: t('way.shortLink'),
          }
        }
        case 'tasks-overdue': {
          const count = this.tasks.filter((task) => task.isOverdue).length
          return {
            title: t('way.overdue', { count }),
            href: withSearch({ show: 'overdue' }),
            link: t('way.overdueLink'),
          }
        }
      }
    })
  }

  override render() {
    const warnings = this.warnings ?? []
    const standing = warnings.filter((one) => !one.dismissal)
    const dismissed = warnings.filter((one) => one.dismissal)
    const { lines } = this
    const isClear = lines.length === 0 && standing.length === 0 && this.warnings !== undefined
    return html`
      <h2>${t('way.title')}</h2>
      ${isClear ? html`<p class="clear">${t('way.nothing')}</p>` : nothing}
      ${lines.map(
        (line) =>
          html`<div class=${`line ${line.isStop ? 'stop' : 'warn'}`}>
            <b>${line.title}</b> ${line.text ?? ''}
            ${line.href ? html`<a href=${line.href}>${line.link}</a>` : nothing}
          </div>`,
      )}
      ${standing.map((warning) => this.renderWarning(warning))}
      ${
        dismissed.length > 0
          ? html`<details>
              <summary>${t('way.dismissed', { count: dismissed.length })}</summary>
              ${dismissed.map((warning) => this.renderWarning(warning))}
            </details>`
          : nothing
      }
    `
  }

  private renderWarning(warning: Warning) {
    return html`<hr-warning
      .warning=${warning}
      .whyNot=${this.whyNotDismiss}
      ?with-thing=${warning.noun === 'feature'}
      @dismissal-requested=${(event: DismissalRequested) => dismissWithUndo(warning, event.reason)}
      @undismissal-requested=${() => undismissWithUndo(warning)}
    ></hr-warning>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-in-the-way': HrInTheWay
  }
}
