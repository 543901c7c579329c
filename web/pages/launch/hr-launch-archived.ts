import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Launch } from '#server/contracts/launches.ts'
import type { Session } from '#server/contracts/session.ts'
import { entityExportUrl } from '../../api/deletions.ts'
import '../../components/hr-archived.ts'
import { Deleting } from '../../editing/deleting.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { whyNot } from '../../session/permissions.ts'
import { restore } from './launch-actions.ts'

/** An archived launch says so, and offers what can be done about it. */
@customElement('hr-launch-archived')
export class HrLaunchArchived extends LocalizedElement {
  @property({ attribute: false }) launch!: Launch
  @property({ attribute: false }) session: Session | undefined

  static override styles = css`
    :host {
      display: block;
    }
  `

  private readonly deleting = new Deleting(this, 'launches')

  override render() {
    const { launch, deleting, session } = this
    if (launch.archivedAt === null) return nothing
    return html`<hr-archived
        noun="launch"
        .at=${launch.archivedAt}
        .whyNot=${whyNot(session, 'launch.plan')}
        .mayDelete=${whyNot(session, 'launch.delete') === ''}
        @unarchive-requested=${() => restore(launch)}
        @deletion-requested=${() => {
          void import('../../components/hr-delete-dialog.ts')
          deleting.open()
        }}
      ></hr-archived>
      ${
        deleting.isOpen
          ? html`<hr-delete-dialog
              noun="launch"
              .entityTitle=${launch.title}
              .exportHref=${entityExportUrl('launches', launch.id)}
              .holders=${deleting.holders}
              .error=${deleting.error}
              @value-changed=${(event: Event) => {
                event.stopPropagation()
                void deleting.run(launch)
              }}
              @closed=${deleting.close}
            ></hr-delete-dialog>`
          : nothing
      }`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-launch-archived': HrLaunchArchived
  }
}
