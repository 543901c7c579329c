import { css } from 'lit'

export const matrixStyles = css`
  table {
    width: 100%;
    border-collapse: collapse;
  }
  th,
  td {
    padding: 7px var(--space-3) 7px 0;
    text-align: start;
    vertical-align: baseline;
    font-weight: 400;
  }
  thead th {
    position: sticky;
    z-index: 1;
    top: 0;
    padding-block: 10px 8px;
    border-bottom: 1px solid var(--rule-strong);
    background: var(--paper);
    color: var(--ink-3);
    font-size: var(--step--1);
    vertical-align: bottom;
  }
  th.grade {
    width: 7.6rem;
    color: var(--ink);
    text-align: end;
    line-height: 1.35;
  }
  th.grade :is(span, small) {
    display: block;
  }
  th.grade hr-grade {
    justify-content: flex-end;
    margin-bottom: 4px;
  }
  small {
    color: var(--ink-3);
    font-weight: 400;
    font-size: var(--step--1);
  }
  .phase th {
    padding: var(--space-5) 0 6px;
    border-bottom: 1px solid var(--rule);
    font: 500 var(--step-1) / 1.3 var(--font-title);
  }
  .phase small {
    margin-inline-start: 6px;
    font-family: var(--font-text);
  }
  .task {
    border-bottom: 1px solid var(--rule);
  }
  .task:hover {
    background: color-mix(in srgb, var(--paper-sunk) 55%, transparent);
  }
  .task a {
    color: var(--ink);
    text-decoration: none;
  }
  .task a:hover {
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.2em;
  }
  .task p {
    max-width: 62ch;
    margin-top: 1px;
    color: var(--ink-2);
    font-size: var(--step--1);
  }
  .single td.owner {
    width: 24%;
  }
  .is-open {
    border-bottom-color: transparent;
  }
  .is-open a {
    font-weight: 600;
  }
  td.owner {
    color: var(--ink-2);
    font-size: var(--step--1);
  }
  td.owner small::before {
    content: '· ';
  }
  .offset {
    text-align: end;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .offset small {
    margin-inline-start: 2px;
  }
  .none {
    color: var(--ink-3);
  }
  .detail > td {
    padding: 2px 0 var(--space-5);
    border-bottom: 1px solid var(--rule);
  }
  .single th.grade {
    width: 12rem;
  }
  th.grade,
  td.offset {
    padding-inline-end: 0;
  }
  @media screen and (max-width: 720px) {
    .owner {
      display: none;
    }
    th.grade {
      width: auto;
      font-size: 0.6875rem;
    }
    table:not(.single) th.grade span {
      position: absolute;
      clip-path: inset(50%);
      width: 1px;
      height: 1px;
      overflow: hidden;
    }
    th.grade small {
      font-size: 0.6875rem;
    }
    .task th {
      overflow-wrap: anywhere;
      hyphens: auto;
    }
    table:not(.single) thead th:first-child {
      width: 36%;
    }
    td.offset {
      padding-inline-start: 6px;
      font-size: var(--step--1);
    }
    .offset small {
      display: block;
    }
  }
  @media print {
    th.grade {
      width: 5.2rem;
    }
    th,
    td {
      padding-block: 4px;
    }
    tr {
      break-inside: avoid;
    }
    thead {
      display: table-header-group;
    }
    thead th {
      position: static;
    }
    .phase {
      break-after: avoid;
    }
  }
`
