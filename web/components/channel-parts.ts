import { nothing, svg } from 'lit'
import type { Grade } from '#server/contracts/lists.ts'
import type { PlainDate } from '#server/contracts/primitives.ts'
import { shortDate } from '../formats/dates.ts'
import { common } from '../locales/common.ts'
import { phaseName } from '../locales/vocabulary.ts'
import { bodyPath, surfacePath } from './water-surface.ts'
import type { Axis, Reach } from './water-surface.ts'
import type { Stretch } from './channel-model.ts'
import type { TextRuler } from './text-ruler.ts'

/** Input of every variant of the channel drawing. */
export type Drawing = {
  width: number
  grade: Grade | null
  colour: string
  stretches: Stretch[]
  springs: [Stretch, Stretch]
  /** Current levels, 0 to 1: the five stretches, then the two springs. */
  levels: number[]
  launchDate: PlainDate | null
  today: PlainDate | null
  /** Position of today in stretches (see todayAlong). */
  along: number | null
  isPlanned: boolean
  ruler: TextRuler
}

/** The gate is closed before T: water ends there. */
export const isGateOpen = (drawing: Drawing) =>
  drawing.launchDate !== null && drawing.today !== null && drawing.today >= drawing.launchDate

export const svgDefinitions = (id: string, bed: unknown) => svg`<defs>
  <pattern id="dry" width="7" height="7" patternTransform="rotate(45)" patternUnits="userSpaceOnUse">
    <path d="M0 0V7" stroke="var(--bed-line)" stroke-width="1.3" />
  </pattern>
  <linearGradient id="depth" x1="0" y1="0" x2=${id === 'right' ? '0' : '1'} y2=${id === 'right' ? '1' : '0'}>
    <stop offset="0" stop-color="#fff" stop-opacity="0.1" />
    <stop offset="0.45" stop-color="#fff" stop-opacity="0" />
    <stop offset="1" stop-color="#000" stop-opacity="0.16" />
  </linearGradient>
  <clipPath id="bed">${bed}</clipPath>
</defs>`

/** A spring: its own small bed, filled in proportion to its completed tasks. */
export function spring(path: string, width: number, level: number, colour: string) {
  return {
    bank: svg`<path d=${path} fill="none" stroke="var(--rule-strong)" stroke-width=${width + 2.6} />`,
    bed: svg`<path d=${path} fill="none" stroke="var(--bed)" stroke-width=${width} />
      <path d=${path} fill="none" stroke="url(#dry)" stroke-width=${width} />`,
    water:
      level > 0.005
        ? svg`<path class="water" d=${path} fill="none" stroke=${colour} stroke-width=${width} pathLength="1"
            stroke-dasharray=${`${level} 2`} />`
        : nothing,
  }
}

/** Water over the dry bed: body, depth, flow lines, and highlights on the surface. */
export function water(
  axis: Axis,
  reaches: Reach[],
  ends: { from: number; to: number; bed: number; across: number },
  gate: number,
  colour: string,
) {
  const wave = Math.min(1.7, ends.across / 26)
  const surface = surfacePath(axis, reaches, gate, wave)
  const body = bodyPath(axis, surface, ends.from, ends.to, ends.bed)
  // Flow lines are placed at fractions of the local depth, so that they are closer together in shallow water.
  const flow = (share: number) =>
    surfacePath(
      axis,
      reaches.map((reach) => ({ ...reach, surface: reach.surface + (ends.bed - reach.surface) * share })),
      gate,
      wave * (1 - share),
    )
  const shares = ends.across > 80 ? [0.26, 0.52, 0.77] : ends.across > 24 ? [0.36, 0.68] : []
  return svg`<g clip-path="url(#bed)">
    <path d=${body} fill=${colour} /><path d=${body} fill="url(#depth)" />
    ${shares.map((share, index) => svg`<path class=${`flow flow-${index}`} d=${flow(share)} />`)}
    <path class="light" d=${surface} />
  </g>`
}

/** The gate T: posts and a leaf; closed before launch day, raised from then on. */
export function gate(axis: Axis, at: number, from: number, to: number, isOpen: boolean) {
  const leafTo = isOpen ? from - 3 : to
  const leafFrom = isOpen ? from - 13 : from - 3
  const box = (along: number, across: number, length: number, depth: number, name: string) =>
    axis === 'right'
      ? svg`<rect class=${name} x=${along} y=${across} width=${length} height=${depth} rx="1" />`
      : svg`<rect class=${name} x=${across} y=${along} width=${depth} height=${length} rx="1" />`
  return svg`<g class="gate">
    ${box(at - 6, from - 12, 1.6, to - from + 18, 'post')} ${box(at + 4.4, from - 12, 1.6, to - from + 18, 'post')}
    ${box(at - 8, from - 14, 16, 2.4, 'post')} ${box(at - 3, leafFrom, 6, leafTo - leafFrom, 'leaf')}
  </g>`
}

export const todayMarker = (x: number, y: number, radius = 5.5) =>
  svg`<circle class="float" cx=${x} cy=${y} r=${radius} />`

/** A piece of text with one style. */
type Run = { text: string; className: string }

/** `4 / 7 · 2 late`, or why there is no number; the phase's start day is omitted where it does not fit. */
export function progressRuns(stretch: Stretch, drawing: Drawing, room: number): Run[] {
  if (!drawing.isPlanned) return []
  if (stretch.isEmpty) return [{ text: common('channel.noTasks'), className: 'late' }]
  const { done, total, overdue, from } = stretch
  const count = { text: `${done} / ${total}`, className: '' }
  if (overdue > 0)
    return [count, { text: ` · ${common('channel.late', { count: overdue })}`, className: 'late' }]
  const isAhead = done === 0 && from !== null && drawing.today !== null && from > drawing.today
  if (!isAhead) return [count]
  const start = { text: ` · ${common('channel.from', { date: shortDate(from) })}`, className: 'ahead' }
  return widthOf([count, start], drawing) <= room ? [count, start] : [count]
}

const widthOf = (runs: Run[], { ruler }: Drawing) =>
  runs.reduce((sum, { text, className }) => sum + ruler.width(text, `number ${className}`), 0)

/** Width of a stretch's label: its name and its numbers below, limited to the available width. */
export const stretchLabelWidth = (stretch: Stretch, drawing: Drawing, room: number, className: string) =>
  Math.max(
    drawing.ruler.width(phaseName(stretch.phase), className),
    widthOf(progressRuns(stretch, drawing, room), drawing),
  )

/** The label of a stretch: its name and its numbers below. */
export const stretchLabel = (
  stretch: Stretch,
  drawing: Drawing,
  { x, y, room }: { x: number; y: number; room: number },
  className: string,
) =>
  svg`<text x=${x} y=${y} class=${className}>${phaseName(stretch.phase)}</text>
    <text x=${x} y=${y + 18} class="number">${progressRuns(stretch, drawing, room).map((run) => svg`<tspan class=${run.className}>${run.text}</tspan>`)}</text>`

export const gateLabel = (date: PlainDate) => common('channel.t', { date: shortDate(date) })
