import { css } from 'lit'

export const comparisonStyles = css`
  /* A scroll shadow at the side with hidden columns; a scrolling background layer covers it at the end. */
  .table-scroll {
    background:
      linear-gradient(to left, var(--paper) 40%, transparent) right / 64px 100% no-repeat local,
      linear-gradient(to left, color-mix(in srgb, var(--ink) 26%, transparent), transparent) right / 22px 100%
        no-repeat scroll;
  }
  .table-scroll:focus-visible {
    outline-offset: 4px;
  }
  table {
    max-width: 860px;
  }
  tbody td,
  tbody th {
    border-bottom: 0;
  }
  tbody tr:first-child :is(th, td) {
    padding-top: 9px;
    padding-bottom: 9px;
    vertical-align: middle;
  }
  tbody {
    border-bottom: 1px solid var(--rule);
  }
  tbody th,
  tfoot th {
    color: var(--ink);
    font-size: var(--step-0);
    font-weight: 500;
    white-space: normal;
    overflow-wrap: break-word;
  }
  th small {
    color: var(--ink-3);
    font-weight: 400;
    font-size: var(--step--1);
  }
  .mark {
    display: inline-block;
    margin-inline-start: 6px;
    padding: 0 7px;
    border-radius: 99px;
    background: var(--warn-soft);
    color: var(--warn);
    font-size: 0.75rem;
    font-weight: 600;
    white-space: nowrap;
  }
  th.rater {
    max-width: 12ch;
    color: var(--ink);
    text-align: end;
    white-space: normal;
    overflow-wrap: break-word;
    line-height: 1.35;
  }
  th.rater small {
    display: block;
    font-size: 0.75rem;
  }
  th em {
    color: var(--warn);
    font-style: normal;
  }
  .beside {
    color: var(--ink-3) !important;
  }
  .mean,
  .total {
    color: var(--ink);
    font-weight: 600;
  }
  .unknown {
    color: var(--ink-3);
    font-weight: 400;
  }
  s {
    color: var(--ink-3);
    font-size: var(--step--1);
  }
  .notes td {
    padding: 0 0 12px;
  }
  tr.notes:hover td {
    background: none;
  }
  .notes li {
    max-width: var(--measure);
    padding-inline-start: var(--space-3);
    border-inline-start: 2px solid var(--rule-strong);
    color: var(--ink-2);
    font-size: var(--step--1);
    white-space: pre-line;
  }
  .notes li + li {
    margin-top: 4px;
  }
  .notes b {
    color: var(--ink);
    font-weight: 500;
  }
  tfoot :is(th, td) {
    padding-top: 10px;
    border-bottom: 0;
    vertical-align: baseline;
    white-space: nowrap;
  }
  .legend {
    margin-top: var(--space-2);
  }
  .strip {
    display: block;
    overflow: visible;
  }
  .axis {
    stroke: var(--rule-strong);
  }
  .band {
    stroke: var(--accent-soft);
    stroke-width: 8;
    stroke-linecap: round;
  }
  .band.wide {
    stroke: var(--warn-soft);
  }
  .dot {
    fill: var(--accent);
    stroke: var(--paper);
    stroke-width: 1.2;
  }
  .dot.beside {
    fill: var(--paper);
    stroke: var(--ink-3);
    stroke-width: 1.5;
  }
  path.mean {
    fill: var(--ink);
  }
  @media (max-width: 620px) {
    .picture {
      display: none;
    }
    th.criterion {
      position: sticky;
      z-index: 1;
      inset-inline-start: 0;
      max-width: max(34vw, 13ch);
      background: var(--paper);
    }
    table {
      width: max-content;
      min-width: 100%;
    }
    .notes ul {
      position: sticky;
      inset-inline-start: 0;
      width: calc(100vw - 2 * var(--gutter));
    }
  }
`
