import { html, nothing, svg } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Grade } from '#server/contracts/lists.ts'
import type { Band } from '#server/contracts/rubrics.ts'
import { number, points } from '../formats/numbers.ts'
import { LocalizedElement } from '../elements/localized-element.ts'
import { common } from '../locales/common.ts'
import { gradeName } from '../locales/vocabulary.ts'
import { gradeColour } from './grade-colour.ts'
import { LevelTween } from './level-tween.ts'
import { MeasuredWidth } from './measured-width.ts'
import { TextRuler } from './text-ruler.ts'
import {
  breadthOf,
  lowestCapAt,
  vesselOutline,
  vesselPartAt,
  vesselParts,
  wall,
  yOf,
} from './vessel-model.ts'
import type { GradeCap } from './vessel-model.ts'
import { vesselStyles } from './vessel-styles.ts'

/** Width of the drawing when its labels need no more. */
const width = 342
const names = 212
/** Right edge of the figures at the left wall. */
const figures = wall - 13

/**
 * The four grades as one stepped vessel: each part is as wide as its grade, the level rises with the total.
 * An unmet gate is drawn as a lid across it: points rise behind it and do not pass. With unknown scores the
 * level is a range, solid to `low`, hatched to `high`.
 */
@customElement('hr-vessel')
export class HrVessel extends LocalizedElement {
  @property({ attribute: false }) bands: Band[] = []
  /** The total, 0 to 100, with unknown scores as 0; null before the first score. */
  @property({ type: Number }) low: number | null = null
  /** The total with unknown scores as 5; equal to `low` when none is unknown. */
  @property({ type: Number }) high: number | null = null
  /** The proposed grade; null when several are possible. */
  @property() grade: Grade | null = null
  /** The gates that limit the grade below its band (proposal.heldBy). */
  @property({ attribute: false }) lids: GradeCap[] = []
  /** Distance in points within which a total counts as near a threshold. */
  @property({ type: Number, attribute: 'near-points' }) nearPoints = 3

  private readonly tween = new LevelTween(this)
  private readonly ruler = new TextRuler(this)

  constructor() {
    super()
    // Labels can be measured only once the drawing is displayed.
    new MeasuredWidth(this)
  }

  static override styles = vesselStyles

  override render() {
    if (this.bands.length === 0) return nothing
    const [low, high] = [this.low ?? 0, Math.max(this.low ?? 0, this.high ?? 0)]
    const [shownLow = low, shownHigh = high] = this.tween.follow([low, high])
    const lid = lowestCapAt(this.bands, this.lids)
    const path = vesselOutline(this.bands)
    const colour = gradeColour(this.grade ?? vesselPartAt(this.bands, low)?.grade ?? null)
    const free = lid === null ? shownLow : Math.min(shownLow, lid)
    return html`<svg viewBox=${this.room(low, high)} role="img" aria-label=${this.name}>
        <defs>
          <clipPath id="vessel"><path d=${`${path}Z`} /></clipPath>
          <pattern id="dry" width="7" height="7" patternTransform="rotate(45)" patternUnits="userSpaceOnUse">
            <path d="M0 0V7" stroke="var(--bed-line)" stroke-width="1.1" />
          </pattern>
          <pattern
            id="maybe"
            width="6"
            height="6"
            patternTransform="rotate(-45)"
            patternUnits="userSpaceOnUse"
          >
            <path d="M0 0V6" stroke=${colour} stroke-width="2.6" />
          </pattern>
        </defs>
        <g clip-path="url(#vessel)">
          <rect x="0" y="0" width=${width} height="430" fill="var(--bed)" />
          <rect x="0" y="0" width=${width} height="430" fill="url(#dry)" opacity="0.6" />
          ${shownHigh > shownLow + 0.05 ? this.body(shownHigh, 'url(#maybe)', 0.75) : nothing}
          ${shownLow > free + 0.05 ? this.body(shownLow, colour, 0.38) : nothing}
          ${this.body(free, colour, 1)}
        </g>
        <path class="wall" d=${path} />
        ${this.renderThresholds(low, [shownLow, shownHigh])} ${lid === null ? nothing : this.renderLid(lid)}
        ${this.low === null ? nothing : this.renderReading(shownLow, shownHigh)}
      </svg>
      <ul class="visually-hidden">
        ${this.sentences().map((sentence) => html`<li>${sentence}</li>`)}
      </ul>`
  }

  /** The viewBox: wide enough for every label in its actual font. */
  private room(low: number, high: number): string {
    const beside = vesselParts(this.bands).flatMap((part) => [
      this.ruler.width(gradeName(part.grade), this.isHere(part, low) ? 'name here' : 'name'),
      ...(this.low === null || part.from === 0 ? [] : [this.ruler.width(...this.distanceOf(part, low))]),
    ])
    const totals = this.low === null ? [] : [low, high].map((one) => this.ruler.width(points(one), 'total'))
    const left = Math.max(0, Math.ceil(Math.max(...totals) - figures))
    const right = Math.max(width, names + Math.ceil(Math.max(...beside)))
    return `${-left} 0 ${left + right} ${yOf(0) + 12}`
  }

  private isHere(part: { grade: Grade }, low: number): boolean {
    return part.grade === (this.grade ?? vesselPartAt(this.bands, low)?.grade)
  }

  private body(total: number, fill: string, opacity: number) {
    if (total <= 0) return nothing
    const y = yOf(total)
    return svg`<g opacity=${opacity}>
      <path d=${`M${wall - 4} ${y}q18 -2.6 36 0t36 0t36 0t36 0t36 0V430H${wall - 4}Z`} fill=${fill} />
      <path class="light" d=${`M${wall - 4} ${y}q18 -2.6 36 0t36 0t36 0t36 0t36 0`} />
      ${[0.3, 0.62].map((share) => {
        const at = y + (yOf(0) - y) * share
        return at - y > 14
          ? svg`<path class="flow" d=${`M${wall + 6} ${at}q9 -2 18 0t18 0t18 0t18 0t18 0t18 0`} />`
          : nothing
      })}
    </g>`
  }

  private renderThresholds(low: number, shown: number[]) {
    return vesselParts(this.bands).map((part) => {
      const y = yOf(part.from)
      const middle = yOf((part.from + part.to) / 2)
      const isNear = shown.some((total) => Math.abs(part.from - total) < 5)
      return svg`
        ${part.from > 0 ? svg`<path class="threshold" d=${`M${wall - 8} ${y}H${names - 8}`} />` : nothing}
        ${isNear && this.low !== null ? nothing : svg`<text class="tick" x=${wall - 14} y=${y + 4} text-anchor="end">${number(part.from)}</text>`}
        <text class=${this.isHere(part, low) ? 'name here' : 'name'} x=${names} y=${middle + 4.5}>${gradeName(part.grade)}</text>
        ${this.low === null || part.from === 0 ? nothing : this.renderDistance(part, low)}`
    })
  }

  private renderDistance(part: { from: number }, low: number) {
    const [words, className] = this.distanceOf(part, low)
    return svg`<text class=${className} x=${names} y=${yOf(part.from) + 4}>${words}</text>`
  }

  /** The distance label of a threshold, and its class. */
  private distanceOf(part: { from: number }, low: number): [words: string, className: string] {
    const distance = part.from - low
    const isNear = Math.abs(distance) <= this.nearPoints + 1e-9
    // An upward distance is the missing points; rounding must never understate it.
    const shown = distance > 0 ? points(Math.ceil(distance * 10 - 1e-9) / 10) : points(-distance)
    const isOn = Math.abs(distance) < 1e-9
    const words = isOn
      ? common('vessel.on')
      : common(distance > 0 ? 'vessel.toGo' : 'vessel.above', { points: shown })
    return [words, isNear ? 'distance near' : 'distance']
  }

  private renderLid(lid: number) {
    const under = vesselParts(this.bands).find((part) => part.to === lid)
    const far =
      wall +
      breadthOf(
        vesselParts(this.bands).find((part) => part.from === lid)?.grade ?? under?.grade ?? 'announce',
      )
    const y = yOf(lid)
    return svg`<g class="lid"><path d=${`M${wall - 5} ${y}H${far + 5}`} />
      <path d=${`M${wall - 5} ${y - 6}v12M${far + 5} ${y - 6}v12`} />
      <circle cx=${(wall + far) / 2} cy=${y} r="5" /></g>`
  }

  private renderReading(low: number, high: number) {
    const isRange = high > low + 0.05
    const flag = (total: number, shift: number) => {
      const y = yOf(total)
      return svg`<path class="mark" d=${`M${wall - 8} ${y}h16`} />
        <text class="total" x=${figures} y=${y + 5 + shift} text-anchor="end">${points(total)}</text>`
    }
    const isTight = isRange && (high - low) * 4 < 18
    return svg`${flag(low, isTight ? 8 : 0)} ${isRange ? flag(high, isTight ? -8 : 0) : nothing}`
  }

  private get name(): string {
    if (this.low === null) return common('vessel.empty')
    const high = this.high ?? this.low
    if (high > this.low) return common('vessel.nameRange', { low: points(this.low), high: points(high) })
    const grade = this.grade ?? vesselPartAt(this.bands, this.low)?.grade
    return common('vessel.name', { total: points(this.low), grade: grade ? gradeName(grade) : '' })
  }

  private sentences(): string[] {
    const thresholds = vesselParts(this.bands).map((part) =>
      common('vessel.threshold', { grade: gradeName(part.grade), from: number(part.from) }),
    )
    return [...thresholds, ...this.lids.map((lid) => `${common('vessel.held')} · ${lid.reason}`)]
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-vessel': HrVessel
  }
}
