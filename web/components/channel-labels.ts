import { svg } from 'lit'
import type { PlainDate } from '#server/contracts/primitives.ts'
import { shortDate } from '../formats/dates.ts'
import { common } from '../locales/common.ts'
import { phaseName } from '../locales/vocabulary.ts'
import type { Stretch } from './channel-model.ts'
import type { Drawing } from './channel-parts.ts'
import type { TextRuler } from './text-ruler.ts'
import type { Axis } from './water-surface.ts'

/** Input of the large drawings, whose labels are measured. */
export type LargeDrawing = Drawing & { ruler: TextRuler }

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

/** A piece of text with one style. */
type Run = { text: string; className: string }

/** `4 / 7 · 2 late`, or why there is no number; the phase's start day is omitted where it does not fit. */
export function progressRuns(stretch: Stretch, drawing: LargeDrawing, room: number): Run[] {
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

const widthOf = (runs: Run[], { ruler }: LargeDrawing) =>
  runs.reduce((sum, { text, className }) => sum + ruler.width(text, `number ${className}`), 0)

/** Width of a stretch's label: its name and its numbers below, limited to the available width. */
export const stretchLabelWidth = (stretch: Stretch, drawing: LargeDrawing, room: number, className: string) =>
  Math.max(
    drawing.ruler.width(phaseName(stretch.phase), className),
    widthOf(progressRuns(stretch, drawing, room), drawing),
  )

/** The label of a stretch: its name and its numbers below. */
export const stretchLabel = (
  stretch: Stretch,
  drawing: LargeDrawing,
  { x, y, room }: { x: number; y: number; room: number },
  className: string,
) =>
  svg`<text x=${x} y=${y} class=${className}>${phaseName(stretch.phase)}</text>
    <text x=${x} y=${y + 18} class="number">${progressRuns(stretch, drawing, room).map((run) => svg`<tspan class=${run.className}>${run.text}</tspan>`)}</text>`

export const gateLabel = (date: PlainDate) => common('channel.t', { date: shortDate(date) })
