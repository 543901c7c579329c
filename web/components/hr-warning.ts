import { css, html, nothing, svg } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { Warning } from '#server/contracts/warnings.ts'
import { DismissalRequested, UndismissalRequested } from '../events/dismissal-requested.ts'
import type { ValueChanged, ValueTyped } from '../events/value-changed.ts'
import { localText } from '../locales/language.ts'
import { LocalizedElement } from '../elements/localized-element.ts'
import { common } from '../locales/common.ts'
import { vocabulary } from '../locales/vocabulary.ts'
import { personName } from '../formats/person-name.ts'
import { warningText as t } from '../locales/warnings.ts'
import { buttonStyles } from '../styles/buttons.ts'
import { textStyles } from '../styles/text.ts'

/** Severity icons: octagon = blocking, triangle = warning, circle = information. */
const shapes = {
  blocks: svg`<path class="fill" d="M6.2 1.5h7.6l4.7 4.7v7.6l-4.7 4.7H6.2l-4.7-4.7V6.2z"/><path class="sign" d="M6 10h8"/>`,
  warning: svg`<path d="M10 2.5 18.5 17h-17z"/><path d="M10 8v4.2M10 14.4v.3"/>`,
  information: svg`<circle cx="10" cy="10" r="8"/><path d="M10 9v5M10 6v.3"/>`,
}

/**
 * One warning: severity by shape and word, what, why, and a link to the cause. Emits `dismissal-requested`
 * with a reason, `undismissal-requested` for a dismissed one.
 */
@customElement('hr-warning')
export class HrWarning extends LocalizedElement {
  @property({ attribute: false }) warning!: Warning
  /** Shows the entity of the warning; false on the entity's own page. */
  @property({ type: Boolean, attribute: 'with-thing' }) isEntityShown = false
  /** Why the reader may not dismiss it; '' when they may. */
  @property({ attribute: 'why-not' }) whyNot = ''
  @state() private isAsking = false
  @state() private error = ''
  @query('#dismiss') private readonly button!: HTMLButtonElement | null
  private reason = ''

  static override styles = [
    textStyles,
    buttonStyles,
    css`
      :host {
        container-type: inline-size;
      }
      @media print {
        button,
        form {
          display: none;
        }
      }
      article {
        display: grid;
        grid-template-columns: 20px minmax(0, 1fr) auto;
        gap: 0 var(--space-3);
        align-items: start;
      }
      svg {
        width: 18px;
        height: 18px;
        margin-top: 2px;
        fill: none;
        stroke: currentColor;
        stroke-width: 1.7;
        stroke-linecap: round;
        stroke-linejoin: round;
      }
      .fill {
        fill: currentColor;
      }
      .sign {
        stroke: var(--paper);
        stroke-width: 2.2;
      }
      .blocks {
        color: var(--stop);
      }
      .warning {
        color: var(--warn);
      }
      .information {
        color: var(--ink-2);
      }
      .severity {
        font-size: var(--step--1);
        font-weight: 600;
      }
      .severity::after {
        content: '·';
        margin-inline-start: 6px;
        color: var(--ink-3);
      }
      h3 {
        display: inline;
      }
      .cause {
        max-width: 68ch;
        margin-top: 2px;
        color: var(--ink-2);
      }
      .thing {
        margin-top: 2px;
        font-size: var(--step--1);
        overflow-wrap: anywhere;
      }
      article > button {
        margin-inline-end: -6px;
      }
      .dismissed {
        color: var(--ink-3);
      }
      .ask {
        margin-bottom: var(--space-4);
        color: var(--ink-2);
      }
      @container (max-width: 420px) {
        article {
          grid-template-columns: 20px minmax(0, 1fr);
        }
        article > button {
          grid-column: 2;
          justify-self: start;
          margin-inline-start: -6px;
        }
      }
    `,
  ]

  private readonly ask = async () => {
    await Promise.all([import('./hr-dialog.ts'), import('./hr-field.ts')])
    this.isAsking = true
  }

  private readonly close = async () => {
    this.isAsking = false
    this.error = ''
    this.reason = ''
    await this.updateComplete
    this.button?.focus()
  }

  private readonly write = (event: ValueTyped | ValueChanged) => {
    event.stopPropagation()
    this.reason = event.value
  }

  private readonly dismiss = () => {
    const reason = this.reason.trim()
    if (reason === '') {
      this.error = t('reasonNeeded')
      return
    }
    this.isAsking = false
    this.reason = ''
    this.dispatchEvent(new DismissalRequested(this.warning.id, reason))
  }

  override render() {
    const { warning } = this
    const title = localText(warning.title)
    return html`<article class=${warning.dismissal ? 'dismissed' : ''}>
        <svg class=${warning.severity} viewBox="0 0 20 20" aria-hidden="true">
          ${shapes[warning.severity]}
        </svg>
        <div>
          <span class="severity ${warning.severity}">${vocabulary(`severity.${warning.severity}`)}</span>
          <h3>${title}</h3>
          <p class="cause">${localText(warning.cause)}</p>
          ${this.isEntityShown ? this.renderEntity() : nothing} ${this.renderDismissal()}
        </div>
        ${this.renderButton(title)}
      </article>
      ${this.isAsking ? this.renderDialog(title) : nothing}`
  }

  private renderEntity() {
    const { noun, entityId, entityTitle } = this.warning
    return html`<p class="thing">
      <a href="${noun === 'feature' ? '/features' : '/launches'}/${entityId}">${entityTitle}</a>
    </p>`
  }

  private renderDismissal() {
    const { dismissal } = this.warning
    if (!dismissal) return nothing
    const name = dismissal.by ? personName(dismissal.by) : common('unknownPerson')
    return html`<p class="thing">${t('dismissedBy', { name, reason: dismissal.reason })}</p>`
  }

  private renderButton(title: string) {
    const { warning, whyNot } = this
    if (warning.dismissal) {
      return html`<button
        class="quiet"
        title=${whyNot || nothing}
        ?disabled=${whyNot !== ''}
        @click=${() => this.dispatchEvent(new UndismissalRequested(warning.id))}
      >
        ${t('raiseAgain')}
      </button>`
    }
    return html`<button
      id="dismiss"
      class="quiet"
      aria-label=${t('dismissThing', { title })}
      title=${whyNot || nothing}
      ?disabled=${whyNot !== ''}
      @click=${this.ask}
    >
      ${t('dismiss')}
    </button>`
  }

  private renderDialog(title: string) {
    return html`<hr-dialog open .heading=${t('dismissTitle')} @closed=${this.close}>
      <p class="ask"><b>${title}.</b> ${t('dismissText')}</p>
      <hr-field
        type="textarea"
        required
        .label=${t('reason')}
        .error=${this.error}
        @value-typed=${this.write}
        @value-changed=${this.write}
      ></hr-field>
      <button slot="actions" @click=${this.close}>${common('cancel')}</button>
      <button slot="actions" class="primary" @click=${this.dismiss}>${t('dismiss')}</button>
    </hr-dialog>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-warning': HrWarning
  }
}
