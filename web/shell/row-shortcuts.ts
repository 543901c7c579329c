import type { LitElement } from 'lit'
import { Shortcuts } from './shortcuts.ts'

type Row = HTMLElement & { toggle: () => unknown }

/** Shortcuts of a list of rows: j and k move the focus to the next and previous row, x toggles the focused row. */
export class RowShortcuts extends Shortcuts {
  /**
   * @param rows returns the rows, which are in the shadow root of the host
   * @param says returns the text of a shortcut
   */
  constructor(host: LitElement, rows: () => Row[], says: (shortcut: 'down' | 'up' | 'done') => string) {
    const focused = () => rows().find((row) => row === host.shadowRoot?.activeElement)
    const step = (by: 1 | -1) => {
      const all = rows()
      const from = focused()
      const next = from ? all.indexOf(from) + by : 0
      all[Math.max(0, Math.min(all.length - 1, next))]?.focus()
    }
    super(host, [
      { keys: 'j', says: () => says('down'), run: () => step(1) },
      { keys: 'k', says: () => says('up'), run: () => step(-1) },
      { keys: 'x', says: () => says('done'), run: () => void focused()?.toggle() },
    ])
  }
}
