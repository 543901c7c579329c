import { html, svg } from 'lit'
import type { Cell } from '#server/domain/access/actions.ts'

const marks = {
  yes: svg`<circle cx="8" cy="8" r="6" fill="currentColor" />`,
  own: svg`<circle cx="8" cy="8" r="5.3" /><path d="M8 2.7a5.3 5.3 0 0 0 0 10.6z" fill="currentColor" />`,
  no: svg`<path d="M5 8h6" />`,
}

/** Yes, own only or no, as an icon: full, half, dash. Its text is next to it. */
export const roleMark = (cell: Cell) =>
  html`<svg class=${cell} viewBox="0 0 16 16" aria-hidden="true">${marks[cell]}</svg>`
