import { html, nothing, svg } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Grade } from '#server/contracts/lists.ts'
import { channelPhases } from '#server/contracts/lists.ts'
import type { PhaseProgress } from '#server/contracts/launches.ts'
import type { PlainDate } from '#server/contracts/primitives.ts'
import { longDate } from '../formats/dates.ts'
import { LocalizedElement } from '../elements/localized-element.ts'
import { common } from '../locales/common.ts'
import { gradeName, phaseName } from '../locales/vocabulary.ts'
import { horizontalChannel, layOutHorizontal } from './channel-horizontal.ts'
import { stretchesOf, todayAlong, widths } from './channel-model.ts'
import type { Stretch } from './channel-model.ts'
import type { Drawing } from './channel-parts.ts'
import { smallChannel } from './channel-small.ts'
import { channelStyles } from './channel-styles.ts'
import { verticalChannel } from './channel-vertical.ts'
import { gradeColour } from './grade-colour.ts'
import { LevelTween } from './level-tween.ts'
import { MeasuredWidth } from './measured-width.ts'
import { TextRuler } from './text-ruler.ts'

/**
 * Below this width in pixels the large channel is vertical; a wider one is vertical when its labels do not
 * fit.
 */
const verticalBelow = 640

/**
 * The channel drawing of a launch: its width shows the grade, its level the completed tasks. Preparation and
 * enablement are its springs, T is a gate, a marker shows today. `large` for the launch page, `small` for
 * cards, `trickle` for a line.
 */
@customElement('hr-channel')
export class HrChannel extends LocalizedElement {
  @property() grade: Grade | null = null
  @property({ attribute: false }) progress: PhaseProgress[] = []
  @property({ attribute: 'launch-date' }) launchDate: PlainDate | null = null
  @property() today: PlainDate | null = null
  @property({ reflect: true }) mode: 'large' | 'small' | 'trickle' = 'large'

  private readonly tween = new LevelTween(this)
  private readonly measured = new MeasuredWidth(this)
  private readonly ruler = new TextRuler(this)

  static override styles = channelStyles

  override render() {
    const byPhase = stretchesOf(this.progress)
    const stretches = channelPhases.map((phase) => byPhase[phase])
    const springs: [Stretch, Stretch] = [byPhase.preparation, byPhase.enablement]
    const all = [...springs, ...stretches]
    const isPlanned = all.some((stretch) => !stretch.isEmpty)
    const targets = [...stretches, ...springs].map((stretch) => stretch.level)
    const name = this.nameOf(all, isPlanned)
    if (this.mode === 'trickle') return this.renderTrickle(all, name)

    const { width } = this.measured
    if (width === 0) return nothing
    const drawing: Drawing = {
      width,
      grade: this.grade,
      colour: gradeColour(this.grade),
      stretches,
      springs,
      levels: this.mode === 'large' ? this.tween.follow(targets) : targets,
      launchDate: this.launchDate,
      today: this.today,
      along: this.today === null ? null : todayAlong(byPhase, this.launchDate, this.today),
      isPlanned,
      ruler: this.ruler,
    }
    if (this.mode === 'small') return smallChannel(drawing, name)
    const layout = width < verticalBelow ? null : layOutHorizontal(drawing)
    return html`${layout ? horizontalChannel(drawing, layout, name) : verticalChannel(drawing, name)}
      <ul class="visually-hidden" aria-label=${common('channel.list')}>
        ${all.map((stretch) => html`<li>${this.sentenceOf(stretch)}</li>`)}
      </ul>`
  }

  private sentenceOf(stretch: Stretch): string {
    const { phase, done, total, overdue, isEmpty } = stretch
    const words = { phase: phaseName(phase), done, total, late: overdue }
    return common(isEmpty ? 'channel.phaseEmpty' : overdue > 0 ? 'channel.phaseLate' : 'channel.phase', words)
  }

  private nameOf(all: Stretch[], isPlanned: boolean): string {
    const grade = this.grade ? gradeName(this.grade) : common('channel.ungraded')
    const gate = this.launchDate
      ? common('channel.gate', { date: longDate(this.launchDate) })
      : common('channel.noDate')
    const stretches = isPlanned ? all.map((stretch) => this.sentenceOf(stretch)) : [common('channel.dry')]
    return [common('channel.name', { grade }), gate, ...stretches].join('; ')
  }

  private renderTrickle(all: Stretch[], name: string) {
    const total = all.reduce((sum, stretch) => sum + stretch.total, 0)
    const done = all.reduce((sum, stretch) => sum + stretch.done, 0)
    const width = Math.min(12, Math.max(2.5, widths.small[this.grade ?? 'none'] * 0.62))
    const path = 'M2 8 q8.5 -3 17 0 t17 0 t17 0 t17 0'
    return html`<svg viewBox="0 0 72 16" width="72" height="16" role="img" aria-label=${name}>
      <path d=${path} fill="none" stroke="var(--bed)" stroke-width=${width} />
      ${
        done > 0
          ? svg`<path d=${path} fill="none" stroke=${gradeColour(this.grade)} stroke-width=${width} pathLength="1"
            stroke-dasharray=${`${done / Math.max(total, 1)} 2`} />`
          : nothing
      }
    </svg>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-channel': HrChannel
  }
}
