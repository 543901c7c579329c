import { html } from 'lit'
import { customElement } from 'lit/decorators.js'
import { common } from '../locales/common.ts'
import { ChannelElement } from './channel-element.ts'
import { horizontalChannel, layOutHorizontal } from './channel-horizontal.ts'
import type { LargeDrawing } from './channel-labels.ts'
import type { Drawing } from './channel-parts.ts'
import { channelStyles } from './channel-styles.ts'
import { verticalChannel } from './channel-vertical.ts'
import { LevelTween } from './level-tween.ts'
import { TextRuler } from './text-ruler.ts'

/**
 * Below this width in pixels the channel is vertical; a wider one is vertical when its labels do not fit.
 */
const verticalBelow = 640

/**
 * The channel drawing of a launch: its width shows the grade, its level the completed tasks. Preparation and
 * enablement are its springs, T is a gate, a marker shows today.
 */
@customElement('hr-channel')
export class HrChannel extends ChannelElement {
  private readonly tween = new LevelTween(this)
  private readonly ruler = new TextRuler(this)

  static override styles = channelStyles

  protected override draw(drawing: Drawing, name: string, sentences: string[]) {
    const { width, levels } = drawing
    const large: LargeDrawing = { ...drawing, levels: this.tween.follow(levels), ruler: this.ruler }
    const layout = width < verticalBelow ? null : layOutHorizontal(large)
    return html`${layout ? horizontalChannel(large, layout, name) : verticalChannel(large, name)}
      <ul class="visually-hidden" aria-label=${common('channel.list')}>
        ${sentences.map((sentence) => html`<li>${sentence}</li>`)}
      </ul>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-channel': HrChannel
  }
}
