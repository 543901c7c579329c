import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Feature } from '#server/contracts/features.ts'
import type { Session } from '#server/contracts/session.ts'
import { entityExportUrl } from '../../api/deletions.ts'
import '../../components/hr-archived.ts'
import { Deleting } from '../../editing/deleting.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { whyNot } from '../../session/permissions.ts'
import { setArchived } from './archiving.ts'

/** An archived feature says so, and offers what can be done about it. */
@customElement('hr-feature-archived')
export class HrFeatureArchived extends LocalizedElement {
  @property({ attribute: false }) feature!: Feature
  @property({ attribute: false }) session: Session | undefined

  static override styles = css`
    :host {
      display: block;
    }
  `

  private readonly deleting = new Deleting(this, 'features')

  override render() {
    const { feature, deleting, session } = this
    if (feature.archivedAt === null) return nothing
    const ownerIds = feature.pmOwner ? [feature.pmOwner.id] : []
    return html`<hr-archived
        noun="feature"
        .at=${feature.archivedAt}
        .whyNot=${whyNot(session, 'feature.archive', { ownerIds })}
        .mayDelete=${whyNot(session, 'feature.delete') === ''}
        @unarchive-requested=${() => setArchived(feature, false)}
        @deletion-requested=${() => {
          void import('../../components/hr-delete-dialog.ts')
          deleting.open()
        }}
      ></hr-archived>
      ${
        deleting.isOpen
          ? html`<hr-delete-dialog
              noun="feature"
              .entityTitle=${feature.title}
              .exportHref=${entityExportUrl('features', feature.id)}
              .holders=${deleting.holders}
              .error=${deleting.error}
              @value-changed=${(event: Event) => {
                event.stopPropagation()
                void deleting.run(feature)
              }}
              @closed=${deleting.close}
            ></hr-delete-dialog>`
          : nothing
      }`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-feature-archived': HrFeatureArchived
  }
}
