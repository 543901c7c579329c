import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Session } from '#server/contracts/session.ts'
import '../../components/hr-channel-small.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { whyNot } from '../../session/permissions.ts'
import { buttonStyles } from '../../styles/buttons.ts'
import { textStyles } from '../../styles/text.ts'
import { t } from '../../locales/desk.ts'

/** First steps of an installation without features: import, grade, plan. */
@customElement('hr-first-steps')
export class HrFirstSteps extends LocalizedElement {
  @property({ attribute: false }) session: Session | undefined

  static override styles = [
    textStyles,
    buttonStyles,
    css`
      .lede {
        margin: var(--space-2) 0 var(--space-5);
      }
      ol {
        display: grid;
        grid-template-columns: repeat(3, minmax(0, 1fr));
        gap: var(--space-6);
        margin-top: var(--space-5);
      }
      .number {
        display: block;
        font: 500 var(--step-3) / 1 var(--font-title);
        color: var(--accent);
        margin-bottom: var(--space-3);
      }
      h3 {
        font: 500 var(--step-1) / 1.35 var(--font-title);
      }
      li p {
        margin: var(--space-2) 0 var(--space-3);
        color: var(--ink-2);
        max-width: 42ch;
      }
      @media (max-width: 820px) {
        ol {
          grid-template-columns: minmax(0, 1fr);
          gap: var(--space-5);
        }
        li {
          display: grid;
          grid-template-columns: 40px minmax(0, 1fr);
        }
        .number {
          line-height: 1.1;
        }
      }
    `,
  ]

  override render() {
    const whyNotImport = whyNot(this.session, 'feature.import')
    const whyNotAdd = whyNot(this.session, 'feature.create')
    return html`<h2>${t('start.title')}</h2>
      <p class="lede">${t('start.lede')}</p>
      <div aria-hidden="true"><hr-channel-small grade="big-scenario"></hr-channel-small></div>
      <ol>
        ${this.step(
          1,
          'import',
          whyNotImport
            ? html`<span class="quiet-text">${whyNotImport}</span>`
            : html`<a class="button primary" href="/features/import">${t('start.import.go')}</a>`,
          whyNotAdd ? nothing : html`<a class="button" href="/features">${t('start.import.or')}</a>`,
        )}
        ${this.step(2, 'grade', html`<a href="/rubric">${t('start.grade.go')}</a>`)}
        ${this.step(3, 'plan', html`<a href="/playbook">${t('start.plan.go')}</a>`)}
      </ol>`
  }

  private step(number: number, key: 'import' | 'grade' | 'plan', ...ways: unknown[]) {
    return html`<li>
      <span class="number" aria-hidden="true">${number}</span>
      <div>
        <h3>${t(`start.${key}.title`)}</h3>
        <p>${t(`start.${key}.text`)}</p>
        <div class="actions">${ways}</div>
      </div>
    </li>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-first-steps': HrFirstSteps
  }
}
