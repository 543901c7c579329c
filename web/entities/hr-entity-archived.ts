import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Session } from '#server/contracts/session.ts'
import { entityExportUrl } from '../api/entities.ts'
import type { Entity, EntityNoun } from '../api/entities.ts'
import '../components/hr-archived.ts'
import { LocalizedElement } from '../elements/localized-element.ts'
import { whyNot } from '../session/permissions.ts'
import { setArchived } from './archiving.ts'
import { Deleting } from './deleting.ts'
import { traitsOf } from './traits.ts'

/** Banner of an archived feature or launch with its actions: restore and delete. */
@customElement('hr-entity-archived')
export class HrEntityArchived extends LocalizedElement {
  @property() noun!: EntityNoun
  @property({ attribute: false }) entity!: Entity
  @property({ attribute: false }) session: Session | undefined

  static override styles = css`
    :host {
      display: block;
    }
    :host([hidden]) {
      display: none;
    }
  `

  private readonly deleting = new Deleting(this, () => this.noun)

  override willUpdate(): void {
    this.hidden = this.entity.archivedAt === null
  }

  override render() {
    const { noun, entity, deleting, session } = this
    if (entity.archivedAt === null) return nothing
    const { actions, ownerIds } = traitsOf[noun]
    return html`<hr-archived
        .noun=${noun}
        .at=${entity.archivedAt}
        .whyNot=${whyNot(session, actions.archive, { ownerIds: ownerIds(entity) })}
        .mayDelete=${whyNot(session, actions.delete) === ''}
        @unarchive-requested=${() => setArchived(noun, entity, false)}
        @deletion-requested=${() => {
          void import('../components/hr-delete-dialog.ts')
          deleting.open()
        }}
      ></hr-archived>
      ${
        deleting.isOpen
          ? html`<hr-delete-dialog
              .noun=${noun}
              .entityTitle=${entity.title}
              .exportHref=${entityExportUrl(noun, entity.id)}
              .holders=${deleting.holders}
              .error=${deleting.error}
              @value-changed=${(event: Event) => {
                event.stopPropagation()
                void deleting.run(entity)
              }}
              @closed=${deleting.close}
            ></hr-delete-dialog>`
          : nothing
      }`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-entity-archived': HrEntityArchived
  }
}
