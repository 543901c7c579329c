import { html, nothing, svg } from 'lit'
import { common } from '../locales/common.ts'
import { widths } from './channel-model.ts'
import {
  definitions,
  float,
  gate,
  gateLabel,
  isGateOpen,
  nameOf,
  numbers,
  spring,
  water,
} from './channel-parts.ts'
import type { Drawing } from './channel-parts.ts'
import { surfaceAt } from './water-surface.ts'
import type { Reach } from './water-surface.ts'

const top = 48

/** The large channel, lying: two springs run in from the left, five stretches follow, T stands after the first. */
export function lyingChannel(drawing: Drawing, name: string) {
  const { width, grade, colour, levels } = drawing
  const across = widths.large[grade ?? 'none']
  const depth = Math.max(across, 58)
  const middle = top + depth / 2
  const [brim, bed] = [middle - across / 2, middle + across / 2]
  const mouth = Math.round(Math.min(168, Math.max(104, width * 0.145)))
  const each = (width - mouth) / 5
  const height = top + depth + 46
  const thread = Math.max(3, Math.min(13, across * 0.2))

  // The springs meet left of the mouth, and the bed widens from there.
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
  // A spring that has run all the way pours in; until then the pool backs up with a round front.
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
    ${definitions('right', basin)} ${springs.map((one) => one.bank)}
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
    ${labels(drawing, mouth, each, top + depth)} ${heads(drawing, mouth, mouth + each, brim - 20, today)}
  </svg>`
}

function labels(drawing: Drawing, mouth: number, each: number, under: number) {
  const [preparation, enablement] = drawing.springs
  const isRoomy = each > 150
  const label = (x: number, y: number, stretch: (typeof drawing.stretches)[number], isBold: boolean) =>
    svg`<text x=${x} y=${y} class=${isBold ? 'phase' : ''}>${nameOf(stretch)}</text>
      <text x=${x} y=${y + 18} class="number">${numbers(stretch, drawing, isBold ? isRoomy : mouth > 130)}</text>`
  return svg`${label(0, 14, preparation, false)} ${label(0, under + 24, enablement, false)}
    ${drawing.stretches.map((stretch, index) =>
      label(mouth + index * each + (index === 0 ? 4 : 12), under + 24, stretch, true),
    )}`
}

function heads(
  drawing: Drawing,
  mouth: number,
  gateAt: number,
  y: number,
  today: { x: number; y: number } | null,
) {
  const isClose = today !== null && Math.abs(today.x - gateAt) < 92
  const isBefore = today !== null && today.x <= gateAt
  const gateAnchor = !isClose ? 'middle' : isBefore ? 'start' : 'end'
  const todayAnchor = !isClose ? 'middle' : isBefore ? 'end' : 'start'
  const shift = isClose ? 8 : 0
  return svg`
    ${
      drawing.launchDate
        ? svg`<text class="phase" x=${gateAt - (isClose ? (isBefore ? 8 : -8) : 0)} y=${y} text-anchor=${gateAnchor}>${gateLabel(drawing.launchDate)}</text>`
        : nothing
    }
    ${
      today
        ? isUnderLabel(mouth, today.x)
          ? svg`<text class="beside" x=${today.x + 11} y=${today.y + 4.5}>${common('channel.today')}</text>
          ${float(today.x, today.y)}`
          : svg`<path class="mast" d=${`M${today.x} ${y + 6}V${today.y}`} />
          <text x=${Math.max(18, Math.min(drawing.width - 20, today.x + (isBefore ? -shift + 8 : shift - 8) * (isClose ? 1 : 0)))} y=${y} text-anchor=${todayAnchor}>${common('channel.today')}</text>
          ${float(today.x, today.y)}`
        : nothing
    }`
}

/** Above the springs stands what is prepared and from when; the word for today then goes beside its mark. */
function isUnderLabel(mouth: number, x: number): boolean {
  return x < (mouth > 130 ? 150 : 72)
}

function place(
  drawing: Drawing,
  mouth: number,
  each: number,
  reaches: Reach[],
  armFrom: number,
  armTo: number,
): { x: number; y: number } | null {
  const { along, width } = drawing
  if (along === null) return null
  if (along < 0) {
    // Still among the springs: on the upper one, whose curve is the cubic drawn above.
    const t = Math.max(0.1, 1 + along)
    const bend = 3 * t * t - 2 * t * t * t
    return { x: Math.max(24, t * mouth), y: armFrom + (armTo - armFrom) * bend }
  }
  const x = Math.min(width - 16, Math.max(mouth + 6, mouth + along * each))
  return { x, y: surfaceAt(reaches, x) }
}
