import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { ConfidentialityChange } from '#server/contracts/confidentiality.ts'
import type { Person } from '#server/contracts/people.ts'
import type { Session } from '#server/contracts/session.ts'
import type { Entity, EntityNoun } from '../api/entities.ts'
import '../components/hr-who-sees.ts'
import { LocalizedElement } from '../elements/localized-element.ts'
import type { ValueChanged } from '../events/value-changed.ts'
import { whyNot } from '../session/permissions.ts'
import { ConfidentialityEditing } from './confidentiality-editing.ts'
import { traitsOf } from './traits.ts'

/** Who can see a feature or launch, and the dialog that changes it. */
@customElement('hr-entity-visibility')
export class HrEntityVisibility extends LocalizedElement {
  @property() noun!: EntityNoun
  @property({ attribute: false }) entity!: Entity
  @property({ attribute: false }) people: Person[] = []
  @property({ attribute: false }) session: Session | undefined

  static override styles = css`
    :host {
      display: block;
    }
  `

  private readonly confiding = new ConfidentialityEditing(this, () => this)

  private get mayChange() {
    const { noun, entity, session } = this
    const { actions, ownerIds } = traitsOf[noun]
    if (entity.archivedAt !== null) return false
    return whyNot(session, actions.setConfidentiality, { ownerIds: ownerIds(entity) }) === ''
  }

  override render() {
    const { confiding, noun, entity } = this
    const traits = traitsOf[noun]
    const owners = traits.owners(entity)
    return html`<hr-who-sees
        .isConfidential=${entity.isConfidential}
        .value=${confiding.value}
        .owners=${owners}
        .confidentialParts=${traits.confidentialParts(entity)}
        .mayChange=${this.mayChange}
        @visibility-requested=${() => {
          void import('../components/hr-visibility-dialog.ts')
          confiding.open()
        }}
      ></hr-who-sees>
      ${
        confiding.isOpen
          ? html`<hr-visibility-dialog
              .noun=${noun}
              .value=${confiding.base}
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
    'hr-entity-visibility': HrEntityVisibility
  }
}
