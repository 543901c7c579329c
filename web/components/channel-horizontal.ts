import { html, nothing, svg } from 'lit'
import { common } from '../locales/common.ts'
import { widths } from './channel-model.ts'
import { gate, gateLabel, stretchLabel, stretchLabelWidth } from './channel-labels.ts'
import type { LargeDrawing } from './channel-labels.ts'
import { svgDefinitions, todayMarker, isGateOpen, spring, water } from './channel-parts.ts'
import { placeLabels, labelGap } from './place-labels.ts'
import { surfaceAt } from './water-surface.ts'
import type { Reach } from './water-surface.ts'

const top = 48

/**
 * Layout of the horizontal channel: end of the springs, length of each stretch, positions and widths of the
 * labels.
 */
export type HorizontalLayout = { mouth: number; each: number; labels: { x: number; room: number }[] }

/**
 * Lays out the horizontal channel by measuring its labels in their actual font; null when it is too short for
 * them.
 */
export function layOutHorizontal(drawing: LargeDrawing): HorizontalLayout | null {
  const { width, springs, stretches } = drawing
  const widest = Math.max(...springs.map((stretch) => stretchLabelWidth(stretch, drawing, 0, '')))
  const fair = Math.min(168, Math.max(104, width * 0.145))
  const mouth = Math.round(Math.max(fair, widest + labelGap - 4))
  const each = (width - mouth) / 5
  const starts = stretches.map((_, index) => mouth + index * each + (index === 0 ? 4 : 12))
  const labels = starts.map((x, index) => ({
    x,
    room: (starts[index + 1] ?? width + labelGap) - labelGap - x,
  }))
  const hasRoom = stretches.every(
    (stretch, index) => stretchLabelWidth(stretch, drawing, 0, 'phase') <= (labels[index]?.room ?? 0),
  )
  return hasRoom ? { mouth, each, labels } : null
}

/**
 * The large horizontal channel: two springs enter from the left, five stretches follow, T is after the first.
 */
export function horizontalChannel(drawing: LargeDrawing, measures: HorizontalLayout, name: string) {
  const { width, grade, colour, levels } = drawing
  const { mouth, each } = measures
  const across = widths.large[grade ?? 'none']
  const depth = Math.max(across, 58)
  const middle = top + depth / 2
  const [brim, bed] = [middle - across / 2, middle + across / 2]
  const height = top + depth + 46
  const thread = Math.max(3, Math.min(13, across * 0.2))

  // The springs meet left of the mouth; from there the bed widens.
  const meeting = mouth - Math.min(58, mouth * 0.4)
  const rise = Math.max(24, Math.min(depth / 2 - 4, 40))
  const arms = [-1, 1].map((side) => {
    const [from, to] = [middle + side * rise, middle + (side * thread) / 2.2]
    return `M-8 ${from}C${meeting * 0.55} ${from} ${meeting * 0.5} ${to} ${meeting + 12} ${to}`
  })
  const springs = arms.map((path, index) => spring(path, thread, levels[5 + index] ?? 0, colour))
  const lip = Math.min(across / 2, thread * 0.9)
  const turn = (mouth - meeting) * 0.62
  const basin = svg`<path d=${
    `M${width + 12} ${brim}H${mouth + 16}C${mouth + 16 - turn} ${brim} ${meeting + turn} ${middle - lip} ${meeting + 6} ${middle - lip}` +
    `V${middle + lip}C${meeting + turn} ${middle + lip} ${mouth + 16 - turn} ${bed} ${mouth + 16} ${bed}H${width + 12}Z`
  } />`

  const reaches = drawing.stretches.map((stretch, index): Reach => {
    const level = levels[index] ?? 0
    const from = index === 0 ? meeting + 34 : mouth + index * each
    const to = index === 4 ? width + 12 : mouth + (index + 1) * each
    return {
      from,
      to,
      surface: level > 0.004 ? bed - level * across : bed + 3,
      isWavy: level > 0 && !stretch.isEmpty,
    }
  })
  // A complete spring flows into the pool; until then the pool has a rounded front.
  const isPouring = Math.max(levels[5] ?? 0, levels[6] ?? 0) > 0.98
  const pour = isPouring ? middle - lip : Math.max(middle + lip + 2, reaches[0]?.surface ?? bed)
  reaches.unshift({ from: meeting, to: meeting + 34, surface: pour, isWavy: false })
  const isOpen = isGateOpen(drawing)
  const ends = { from: meeting, to: width + 12, bed: bed + 4, across }
  const today = place(drawing, mouth, each, reaches, middle - rise, middle)

  return html`<svg
    viewBox=${`0 0 ${width} ${height}`}
    width=${width}
    height=${height}
    role="img"
    aria-label=${name}
  >
    ${svgDefinitions('right', basin)} ${springs.map((one) => one.bank)}
    <g fill="none" stroke="var(--rule-strong)" stroke-width="2.6">${basin}</g>
    ${springs.map((one) => one.bed)}
    <g fill="var(--bed)">${basin}</g>
    <g fill="url(#dry)">${basin}</g>
    ${springs.map((one) => one.water)} ${water('right', reaches, ends, isOpen ? -1 : 2, colour)}
    ${drawing.stretches.slice(2).map((_, index) => {
      const x = mouth + (index + 2) * each
      return svg`<path class="joint" d=${`M${x} ${brim + 1}V${bed - 1}`} /><path class="tick" d=${`M${x} ${bed + 2}v7`} />`
    })}
    <g opacity=${drawing.launchDate ? '1' : '0.35'}>${gate('right', mouth + each, brim, bed, isOpen)}</g>
    ${labels(drawing, measures, top + depth + 24)} ${heads(drawing, measures, brim - 20, today)}
  </svg>`
}

/** The maximum width of the spring labels that keeps the label of the first stretch clear. */
const springRoom = ({ mouth }: HorizontalLayout) => mouth + 4 - labelGap

function labels(drawing: LargeDrawing, measures: HorizontalLayout, y: number) {
  const [preparation, enablement] = drawing.springs
  const room = springRoom(measures)
  return svg`${stretchLabel(preparation, drawing, { x: 0, y: 14, room }, '')}
    ${stretchLabel(enablement, drawing, { x: 0, y, room }, '')}
    ${drawing.stretches.map((stretch, index) => {
      const place = measures.labels[index]
      return place && stretchLabel(stretch, drawing, { ...place, y }, 'phase')
    })}`
}

/** The labels of T and of today, in one row above the channel, right of the preparation label. */
function heads(
  drawing: LargeDrawing,
  measures: HorizontalLayout,
  y: number,
  today: { x: number; y: number } | null,
) {
  const { launchDate, ruler, width } = drawing
  const from = stretchLabelWidth(drawing.springs[0], drawing, springRoom(measures), '') + labelGap
  const gateAt = measures.mouth + measures.each
  const word = common('channel.today')
  const isBeside = today !== null && today.x - ruler.width(word) / 2 < from
  const words = [
    ...(today && !isBeside ? [{ text: word, className: '', at: today.x }] : []),
    ...(launchDate ? [{ text: gateLabel(launchDate), className: 'phase', at: gateAt }] : []),
  ]
  const measured = words.map((one) => ({ ...one, width: ruler.width(one.text, one.className) }))
  const row = placeLabels(
    measured.sort((a, b) => a.at - b.at),
    from,
    width,
  )
  return svg`
    ${row.map((one) => svg`<text class=${one.className} x=${one.x} y=${y}>${one.text}</text>`)}
    ${today && !isBeside ? svg`<path class="mast" d=${`M${today.x} ${y + 6}V${today.y}`} />` : nothing}
    ${today && isBeside ? svg`<text class="beside" x=${today.x + 11} y=${today.y + 4.5}>${word}</text>` : nothing}
    ${today ? todayMarker(today.x, today.y) : nothing}`
}

function place(
  drawing: LargeDrawing,
  mouth: number,
  each: number,
  reaches: Reach[],
  armFrom: number,
  armTo: number,
): { x: number; y: number } | null {
  const { along, width } = drawing
  if (along === null) return null
  if (along < 0) {
    // Within the springs: on the upper spring, whose curve is the cubic drawn above.
    const t = Math.max(0.1, 1 + along)
    const bend = 3 * t * t - 2 * t * t * t
    return { x: Math.max(24, t * mouth), y: armFrom + (armTo - armFrom) * bend }
  }
  const x = Math.min(width - 16, Math.max(mouth + 6, mouth + along * each))
  return { x, y: surfaceAt(reaches, x) }
}
