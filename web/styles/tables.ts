import { css } from 'lit'

/** Tables, styled like printed ones: one rule under the head, hairlines between rows. */
export const tableStyles = css`
  .table-scroll {
    overflow-x: auto;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: var(--step-0);
  }
  caption {
    text-align: start;
    color: var(--ink-3);
    font-size: var(--step--1);
    padding-bottom: var(--space-2);
  }
  th {
    padding: 6px var(--space-3) 6px 0;
    border-bottom: 1px solid var(--rule-strong);
    color: var(--ink-3);
    font-size: var(--step--1);
    font-weight: 400;
    text-align: start;
    vertical-align: bottom;
    white-space: nowrap;
  }
  th[aria-sort]:not([aria-sort='none']) {
    color: var(--ink);
  }
  th button {
    all: unset;
    cursor: pointer;
    min-height: 24px;
  }
  th button:focus-visible {
    outline: var(--focus);
    outline-offset: var(--focus-offset);
  }
  td {
    padding: 10px var(--space-3) 10px 0;
    border-bottom: 1px solid var(--rule);
    vertical-align: baseline;
    overflow-wrap: anywhere;
  }
  :is(th, td).number {
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  tbody tr:hover td {
    background: color-mix(in srgb, var(--paper-sunk) 55%, transparent);
  }
  @media print {
    tr {
      break-inside: avoid;
    }
    thead {
      display: table-header-group;
    }
  }
`
