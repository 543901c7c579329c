import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { ConfidentialityChange } from '#server/contracts/confidentiality.ts'
import type { Feature } from '#server/contracts/features.ts'
import type { Person } from '#server/contracts/people.ts'
import type { PersonRef } from '#server/contracts/primitives.ts'
import type { Session } from '#server/contracts/session.ts'
import '../../components/hr-who-sees.ts'
import type { ValueChanged } from '../../events/value-changed.ts'
import { ConfidentialityEditing } from '../../editing/confidentiality-editing.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { whyNot } from '../../session/permissions.ts'

/** Who sees a feature, and the dialog that changes it. */
@customElement('hr-feature-visibility')
export class HrFeatureVisibility extends LocalizedElement {
  @property({ attribute: false }) feature!: Feature
  @property({ attribute: false }) people: Person[] = []
  @property({ attribute: false }) session: Session | undefined

  static override styles = css`
    :host {
      display: block;
    }
  `

  private readonly confiding = new ConfidentialityEditing(this, 'features', () => this.feature)

  private get owners(): PersonRef[] {
    const { pmOwner, pmmOwner, departmentOwner } = this.feature
    const owners = [pmOwner, pmmOwner, departmentOwner].filter((one) => one !== null)
    return [...new Map(owners.map((one) => [one.id, one])).values()]
  }

  private get mayChange() {
    const { pmOwner, archivedAt } = this.feature
    const ownerIds = pmOwner ? [pmOwner.id] : []
    return archivedAt === null && whyNot(this.session, 'feature.confide', { ownerIds }) === ''
  }

  override render() {
    const { confiding, owners, feature } = this
    return html`<hr-who-sees
        .isConfidential=${feature.isConfidential}
        .value=${confiding.value}
        .owners=${owners}
        .mayChange=${this.mayChange}
        @visibility-requested=${() => {
          void import('../../components/hr-visibility-dialog.ts')
          confiding.open()
        }}
      ></hr-who-sees>
      ${
        confiding.isOpen
          ? html`<hr-visibility-dialog
              noun="feature"
              .value=${confiding.value}
              .owners=${owners}
              .people=${this.people}
              .ownId=${this.session?.person?.id ?? ''}
              .error=${confiding.error}
              @value-changed=${(event: ValueChanged<ConfidentialityChange>) => {
                event.stopPropagation()
                void confiding.save(event.value)
              }}
              @closed=${confiding.close}
            ></hr-visibility-dialog>`
          : nothing
      }`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-feature-visibility': HrFeatureVisibility
  }
}
