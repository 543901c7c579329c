import { css } from 'lit'
import { buttonStyles } from './buttons.ts'
import { fieldStyles } from './fields.ts'
import { tableStyles } from './tables.ts'
import { textStyles } from './text.ts'

const layout = css`
  :host {
    max-width: var(--page-width);
    margin: 0 auto;
    padding: var(--space-5) var(--gutter) var(--space-7);
  }
  .page-head {
    display: grid;
    gap: var(--space-2);
    margin-bottom: var(--space-5);
  }
  .section {
    margin-top: var(--space-6);
  }
  .section > :is(h2, h3) {
    margin-bottom: var(--space-3);
  }
  .beside {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 290px;
    gap: var(--space-7);
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-3) var(--space-6);
  }
  .facts dt {
    font-size: var(--step--1);
    color: var(--ink-3);
  }
  .facts dd {
    font-size: var(--step-1);
  }
  .facts small {
    margin-inline-start: 6px;
    color: var(--ink-2);
    font-size: var(--step--1);
  }
  .notice {
    padding-inline-start: var(--space-3);
    border-inline-start: 3px solid var(--rule-strong);
    font-size: var(--step--1);
    color: var(--ink-2);
  }
  .notice b {
    display: block;
    color: var(--ink);
    font-weight: 600;
  }
  .notice.warn {
    border-color: var(--warn);
  }
  .notice.stop {
    border-color: var(--stop);
  }
  .notice + .notice {
    margin-top: var(--space-3);
  }
  @media (max-width: 820px) {
    .beside {
      grid-template-columns: minmax(0, 1fr);
      gap: var(--space-5);
    }
  }
  @media print {
    :host {
      max-width: none;
      padding: 0;
    }
  }
`

/** The styles of every page: text, buttons, fields, tables and page layout. */
export const pageStyles = [textStyles, buttonStyles, fieldStyles, tableStyles, layout]
