import type { DifferenceBlock } from '#server/domain/documents/difference.ts'

/** Blocks shown together: a change, unchanged ones around it, or unchanged ones behind a button. */
export type Stretch = { kind: 'change' | 'around' | 'folded'; blocks: DifferenceBlock[]; index: number }

/** Fewer unchanged blocks than this are shown. */
const leastFolded = 2

/** The unchanged blocks to show: beside a change, and the heading of the section that the next change is in. */
function shownOf(blocks: readonly DifferenceBlock[], isFirst: boolean, isLast: boolean): Set<number> {
  const shown = new Set<number>()
  if (!isFirst) shown.add(0)
  if (!isLast) {
    shown.add(blocks.length - 1)
    shown.add(blocks.findLastIndex(({ type }) => type === 'heading'))
  }
  return shown
}

/** Divides a difference into what is shown and what is folded; `index` counts the stretches of each kind. */
export function stretchesOf(blocks: readonly DifferenceBlock[]): Stretch[] {
  const stretches: Stretch[] = []
  const counts = { change: 0, around: 0, folded: 0 }
  const add = (kind: Stretch['kind'], some: DifferenceBlock[]) => {
    if (some.length > 0) stretches.push({ kind, blocks: some, index: counts[kind]++ })
  }
  for (let from = 0; from < blocks.length;) {
    const isSame = blocks[from]?.kind === 'same'
    let to = from
    while (to < blocks.length && (blocks[to]?.kind === 'same') === isSame) to++
    const run = blocks.slice(from, to)
    if (!isSame) add('change', run)
    else {
      const shown = shownOf(run, from === 0, to === blocks.length)
      let hidden: DifferenceBlock[] = []
      let around: DifferenceBlock[] = []
      const endHidden = () => {
        if (hidden.length < leastFolded) around.push(...hidden)
        else {
          add('around', around)
          add('folded', hidden)
          around = []
        }
        hidden = []
      }
      run.forEach((block, index) => {
        if (!shown.has(index)) hidden.push(block)
        else {
          endHidden()
          around.push(block)
        }
      })
      endHidden()
      add('around', around)
    }
    from = to
  }
  return stretches
}
