import { html, nothing, svg } from 'lit'
import { common } from '../locales/common.ts'
import { widths } from './channel-model.ts'
import { gate, gateLabel, stretchLabel } from './channel-labels.ts'
import type { LargeDrawing } from './channel-labels.ts'
import { svgDefinitions, todayMarker, isGateOpen, spring, water } from './channel-parts.ts'
import { surfaceAt } from './water-surface.ts'
import type { Reach } from './water-surface.ts'

const mouth = 86
const each = 58
const pause = 40
const leastLeft = 46

/** The large channel on phones: vertical, labels next to it, no horizontal scrolling. */
export function verticalChannel(drawing: LargeDrawing, name: string) {
  const { width, grade, colour, levels } = drawing
  const across = widths.vertical[grade ?? 'none']
  const word = common('channel.today')
  const left = Math.max(leastLeft, drawing.along === null ? 0 : Math.ceil(drawing.ruler.width(word)) + 10)
  const words = left + Math.max(across, 40) + 30
  const beside = { x: words, room: width - words }
  const middle = left + Math.max(across, 40) / 2
  // The level rises from the left bank, as it rises from the bottom in the horizontal channel.
  const [bank, far] = [middle - across / 2, middle + across / 2]
  const starts = [0, 1, 2, 3, 4].map((index) => mouth + index * each + (index > 0 ? pause : 0))
  const gateAt = mouth + each + pause / 2
  const end = mouth + 5 * each + pause
  const thread = Math.max(3, Math.min(9, across * 0.22))

  const arms = [
    `M${words - 10} 16C${middle + 10} 16 ${bank + thread / 2} 22 ${bank + thread / 2} ${mouth}`,
    `M${words - 10} 58C${far + 4} 58 ${far - thread / 2} 60 ${far - thread / 2} ${mouth + 8}`,
  ]
  const springs = arms.map((path, index) => spring(path, thread, levels[5 + index] ?? 0, colour))
  const curve = Math.min(across / 2, 16)
  const basin = svg`<path d=${`M${bank} ${end + 9}V${mouth - 8 + curve}Q${bank} ${mouth - 8} ${middle} ${mouth - 8}Q${far} ${mouth - 8} ${far} ${mouth - 8 + curve}V${end + 9}Z`} />`
  const reaches = drawing.stretches.map((stretch, index): Reach => {
    const level = levels[index] ?? 0
    const from = index === 0 ? mouth - 10 : index === 1 ? gateAt : (starts[index] ?? 0)
    const to = index === 0 ? gateAt : (starts[index + 1] ?? end)
    return {
      from,
      to,
      surface: level > 0.004 ? bank + level * across : bank - 3,
      isWavy: level > 0 && !stretch.isEmpty,
    }
  })
  const isOpen = isGateOpen(drawing)
  const ends = { from: mouth - 10, to: end, bed: bank - 4, across }
  const today = place(drawing, gateAt, starts, end)

  return html`<svg
    viewBox=${`0 0 ${width} ${end}`}
    width=${width}
    height=${end}
    role="img"
    aria-label=${name}
  >
    ${svgDefinitions('down', basin)} ${springs.map((one) => one.bank)}
    <g fill="none" stroke="var(--rule-strong)" stroke-width="2.6">${basin}</g>
    ${springs.map((one) => one.bed)}
    <g fill="var(--bed)">${basin}</g>
    <g fill="url(#dry)">${basin}</g>
    ${springs.map((one) => one.water)} ${water('down', reaches, ends, isOpen ? -1 : 1, colour)}
    ${starts.slice(2).map((y) => svg`<path class="joint" d=${`M${bank + 1} ${y}H${far - 1}`} /><path class="tick" d=${`M${far + 2} ${y}h7`} />`)}
    <g opacity=${drawing.launchDate ? '1' : '0.35'}>${gate('down', gateAt, bank, far, isOpen)}</g>
    ${drawing.springs.map((stretch, index) => stretchLabel(stretch, drawing, { ...beside, y: index === 0 ? 14 : 56 }, ''))}
    ${drawing.stretches.map((stretch, index) => stretchLabel(stretch, drawing, { ...beside, y: (starts[index] ?? 0) + 20 }, 'phase'))}
    ${drawing.launchDate ? svg`<path class="mast" d=${`M${far + 10} ${gateAt}H${words - 6}`} /><text class="phase" x=${words} y=${gateAt + 5}>${gateLabel(drawing.launchDate)}</text>` : nothing}
    ${
      today === null
        ? nothing
        : svg`<path class="mast" d=${`M${left - 6} ${today}H${Math.max(surfaceAt(reaches, today), bank)}`} />
          <text x=${left - 10} y=${today + 4.5} text-anchor="end">${word}</text>
          ${todayMarker(today < mouth ? bank + thread / 2 : Math.max(surfaceAt(reaches, today), bank), today, 5)}`
    }
  </svg>`
}

function place(drawing: LargeDrawing, gateAt: number, starts: number[], end: number): number | null {
  const { along } = drawing
  if (along === null) return null
  if (along < 0) return Math.max(40, mouth + along * (mouth - 40))
  const marks = [mouth, gateAt, ...starts.slice(2), end]
  const index = Math.min(4, Math.floor(along))
  const [from, to] = [marks[index] ?? mouth, marks[index + 1] ?? end]
  return Math.min(end - 10, from + (to - from) * (along - index))
}
