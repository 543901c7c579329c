import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { ConfidentialityChange } from '#server/contracts/confidentiality.ts'
import type { Launch } from '#server/contracts/launches.ts'
import type { Person } from '#server/contracts/people.ts'
import type { Session } from '#server/contracts/session.ts'
import '../../components/hr-who-sees.ts'
import type { ValueChanged } from '../../events/value-changed.ts'
import { ConfidentialityEditing } from '../../editing/confidentiality-editing.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { whyNot } from '../../session/permissions.ts'

/** Who sees a launch, and the dialog that changes it. */
@customElement('hr-launch-visibility')
export class HrLaunchVisibility extends LocalizedElement {
  @property({ attribute: false }) launch!: Launch
  @property({ attribute: false }) people: Person[] = []
  @property({ attribute: false }) session: Session | undefined

  static override styles = css`
    :host {
      display: block;
    }
  `

  private readonly confiding = new ConfidentialityEditing(this, 'launches', () => this.launch)

  override render() {
    const { confiding, launch } = this
    const owners = launch.owner ? [launch.owner] : []
    return html`<hr-who-sees
        .isConfidential=${launch.isConfidential}
        .value=${confiding.value}
        .owners=${owners}
        .confidentialParts=${launch.features.filter((one) => one.isConfidential).map((one) => one.title)}
        .mayChange=${launch.archivedAt === null && whyNot(this.session, 'launch.confide') === ''}
        @visibility-requested=${() => {
          void import('../../components/hr-visibility-dialog.ts')
          confiding.open()
        }}
      ></hr-who-sees>
      ${
        confiding.isOpen
          ? html`<hr-visibility-dialog
              noun="launch"
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
    'hr-launch-visibility': HrLaunchVisibility
  }
}
