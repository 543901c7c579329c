import { customElement } from 'lit/decorators.js'
import { ChannelElement } from './channel-element.ts'
import type { Drawing } from './channel-parts.ts'
import { smallChannel } from './channel-small.ts'
import { channelStyles } from './channel-styles.ts'

/** The channel of a launch on a card: without labels and motion, see `hr-channel`. */
@customElement('hr-channel-small')
export class HrChannelSmall extends ChannelElement {
  static override styles = channelStyles

  protected override draw(drawing: Drawing, name: string) {
    return smallChannel(drawing, name)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-channel-small': HrChannelSmall
  }
}
