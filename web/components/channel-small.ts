import { html, nothing, svg } from 'lit'
import { widths } from './channel-model.ts'
import { svgDefinitions, todayMarker, isGateOpen, spring, water } from './channel-parts.ts'
import type { Drawing } from './channel-parts.ts'
import { surfaceAt } from './water-surface.ts'
import type { Reach } from './water-surface.ts'

const height = 32
const mouth = 26

/** The channel on a card: without labels, with a dot where tasks are overdue. */
export function smallChannel(drawing: Drawing, name: string) {
  const { width, grade, colour, levels } = drawing
  const across = widths.small[grade ?? 'none']
  const [brim, bed] = [height / 2 - across / 2, height / 2 + across / 2]
  const thread = Math.max(1.5, across * 0.2)
  const each = (width - mouth) / 5
  const arms = [
    `M-3 5C${mouth * 0.5} 5 ${mouth * 0.5} ${brim + thread / 2} ${mouth + 4} ${brim + thread / 2}`,
    `M-3 ${height - 5}C${mouth * 0.5} ${height - 5} ${mouth * 0.5} ${bed - thread / 2} ${mouth + 4} ${bed - thread / 2}`,
  ]
  const springs = arms.map((path, index) => spring(path, thread, levels[5 + index] ?? 0, colour))
  const basin = svg`<rect x=${mouth - 3} y=${brim} width=${width} height=${across} rx=${Math.min(across / 2, 5)} />`
  const reaches = drawing.stretches.map((_, index): Reach => {
    const level = levels[index] ?? 0
    const from = index === 0 ? mouth - 4 : mouth + index * each
    return {
      from,
      to: mouth + (index + 1) * each,
      surface: level > 0 ? bed - level * across : bed + 2,
      isWavy: false,
    }
  })
  const isOpen = isGateOpen(drawing)
  const x =
    drawing.along === null
      ? null
      : Math.min(width - 5, Math.max(5, mouth + drawing.along * (drawing.along < 0 ? mouth : each)))
  const surface = x === null ? 0 : x < mouth ? height / 2 : Math.min(bed, surfaceAt(reaches, x))
  return html`<svg
    viewBox=${`0 0 ${width} ${height}`}
    width=${width}
    height=${height}
    role="img"
    aria-label=${name}
  >
    ${svgDefinitions('right', basin)}
    <g opacity="0.9">${springs.map((one) => svg`${one.bed}${one.water}`)}</g>
    <g fill="var(--bed)">${basin}</g>
    <g fill="url(#dry)">${basin}</g>
    ${water('right', reaches, { from: mouth - 4, to: width, bed: bed + 3, across: 0 }, isOpen ? -1 : 1, colour)}
    ${[2, 3, 4].map((index) => svg`<path class="joint" d=${`M${mouth + index * each} ${brim}V${bed}`} />`)}
    <path
      class="gate-line"
      d=${`M${mouth + each} ${isOpen ? brim - 5 : brim - 4}V${isOpen ? brim : bed + 4}`}
    />
    ${isOpen ? svg`<path class="gate-line thin" d=${`M${mouth + each} ${brim}V${bed + 4}`} />` : nothing}
    ${drawing.stretches.map((stretch, index) =>
      stretch.overdue > 0
        ? svg`<circle class="late-dot" cx=${mouth + (index + 0.5) * each} cy=${Math.max(3, brim - 5)} r="2.5" />`
        : nothing,
    )}
    ${x === null ? nothing : todayMarker(x, surface, 3.2)}
  </svg>`
}
