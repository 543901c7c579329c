import { nothing, svg } from 'lit'
import type { Grade } from '#server/contracts/lists.ts'
import type { PlainDate } from '#server/contracts/primitives.ts'
import { bodyPath, surfacePath } from './water-surface.ts'
import type { Axis, Reach } from './water-surface.ts'
import type { Stretch } from './channel-model.ts'

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

export const todayMarker = (x: number, y: number, radius = 5.5) =>
  svg`<circle class="float" cx=${x} cy=${y} r=${radius} />`
