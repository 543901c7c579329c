import { css } from 'lit'

/** Styles of the permission table; narrow windows show one role at a time. */
export const roleTableStyles = css`
  th.role {
    width: 9%;
    padding-inline-end: 0;
    text-align: center;
    white-space: normal;
  }
  th.role.mine {
    color: var(--ink);
    font-weight: 600;
  }
  th small {
    display: block;
    color: var(--ink-2);
    font-size: 0.75rem;
    font-weight: 400;
  }
  tbody th {
    padding-block: 7px;
    border-bottom: 1px solid var(--rule);
    color: var(--ink);
    font-size: var(--step-0);
    white-space: normal;
    vertical-align: middle;
  }
  tbody th.group {
    padding-top: var(--space-5);
    border-bottom-color: var(--rule-strong);
    font: 500 var(--step-1) / 1.3 var(--font-title);
  }
  td {
    padding: 7px 0;
    text-align: center;
    vertical-align: middle;
  }
  td.mine {
    background: color-mix(in srgb, var(--accent-soft) 55%, transparent);
  }
  svg {
    flex: none;
    width: 16px;
    height: 16px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.4;
    vertical-align: middle;
  }
  .yes,
  .own {
    color: var(--accent);
  }
  .no {
    color: var(--ink-3);
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-5);
    margin-top: var(--space-4);
    color: var(--ink-2);
    font-size: var(--step--1);
  }
  .legend .why {
    flex-basis: 100%;
  }
  .narrow {
    display: none;
  }
  .narrow h3 {
    margin: var(--space-5) 0 var(--space-1);
    font: 500 var(--step-1) / 1.3 var(--font-title);
  }
  .narrow li {
    display: grid;
    grid-template-columns: 16px minmax(0, 1fr) auto;
    gap: var(--space-3);
    align-items: baseline;
    padding: 9px 0;
    border-bottom: 1px solid var(--rule);
  }
  .narrow li svg {
    translate: 0 3px;
  }
  .narrow li.is-no {
    color: var(--ink-2);
  }
  .narrow small {
    color: var(--ink-2);
    font-size: var(--step--1);
    white-space: nowrap;
  }
  @media (max-width: 760px) {
    table,
    .legend .mark {
      display: none;
    }
    .narrow {
      display: block;
    }
  }
  @media print {
    tr {
      break-inside: avoid;
    }
  }
`
