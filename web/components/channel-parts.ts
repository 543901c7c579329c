import { nothing, svg } from 'lit'
import type { Grade } from '#server/contracts/lists.ts'
import type { PlainDate } from '#server/contracts/primitives.ts'
import { shortDate } from '../formats/dates.ts'
import { common } from '../locales/common.ts'
import { phaseName } from '../locales/vocabulary.ts'
import { bodyPath, surfacePath } from './water-surface.ts'
import type { Axis, Reach } from './water-surface.ts'
import type { Stretch } from './channel-model.ts'

/** What every form of the channel is drawn from. */
export type Drawing = {
  width: number
  grade: Grade | null
  colour: string
  stretches: Stretch[]
  springs: [Stretch, Stretch]
  /** Levels to draw now, 0 to 1: the five stretches, then the two springs. */
  levels: number[]
  launchDate: PlainDate | null
  today: PlainDate | null
  /** Place of today in stretches (see todayAlong). */
  along: number | null
  isPlanned: boolean
}

/** Before T the gate is shut: nothing flows past it. */
export const isGateOpen = (drawing: Drawing) =>
  drawing.launchDate !== null && drawing.today !== null && drawing.today >= drawing.launchDate

export const definitions = (id: string, bed: unknown) => svg`<defs>
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

/** A spring: its own small bed, and water as far as its tasks are done. */
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

/** Water over the dry bed: body, depth, lines of flow, and the light on its surface. */
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
  // Lines of flow follow the surface at a share of each depth, so shallow water shows them close together.
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

/** The sluice gate T: posts and a leaf, shut before the day, lifted from it on. */
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

export const float = (x: number, y: number, radius = 5.5) =>
  svg`<circle class="float" cx=${x} cy=${y} r=${radius} />`

/** `4 / 7 · 2 late`, or why there is no number. */
export function numbers(stretch: Stretch, drawing: Drawing, isRoomy: boolean) {
  if (!drawing.isPlanned) return nothing
  if (stretch.isEmpty) return svg`<tspan class="late">${common('channel.noTasks')}</tspan>`
  const starts = isRoomy && stretch.done === 0 && stretch.overdue === 0 && stretch.from !== null
  const isAhead = starts && drawing.today !== null && (stretch.from ?? '') > drawing.today
  return svg`${stretch.done} / ${stretch.total}${
    stretch.overdue > 0
      ? svg`<tspan class="late"> · ${common('channel.late', { count: stretch.overdue })}</tspan>`
      : isAhead && stretch.from !== null
        ? svg`<tspan class="ahead"> · ${common('channel.from', { date: shortDate(stretch.from) })}</tspan>`
        : nothing
  }`
}

export const nameOf = (stretch: Stretch) => phaseName(stretch.phase)
export const gateLabel = (date: PlainDate) => common('channel.t', { date: shortDate(date) })
