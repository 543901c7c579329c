import { css } from 'lit'

/** Styles of the tasks of a preview. */
export const plannedStyles = css`
  .chips {
    margin: 0 0 var(--space-4) -10px;
  }
  .chips .warns {
    color: var(--warn);
  }
  section {
    margin-bottom: var(--space-5);
  }
  header {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-3);
    align-items: baseline;
    padding-bottom: 6px;
    border-bottom: 1px solid var(--rule-strong);
  }
  header small {
    flex: 1;
    color: var(--ink-3);
    font-size: var(--step--1);
  }
  header span {
    margin-inline-start: auto;
    color: var(--ink-3);
    font-size: var(--step--1);
    font-variant-numeric: tabular-nums;
  }
  li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 150px 120px 236px;
    gap: 2px var(--space-4);
    align-items: baseline;
    padding: 9px 0;
    border-bottom: 1px solid var(--rule);
  }
  b {
    font-weight: 500;
    overflow-wrap: anywhere;
  }
  .removed b,
  s {
    color: var(--ink-3);
    font-weight: 400;
    text-decoration: line-through;
    text-decoration-thickness: 1px;
  }
  .text small {
    color: var(--ink-3);
    font-size: var(--step--1);
  }
  .criterion {
    display: block;
    max-width: 64ch;
  }
  .mark {
    margin-inline-start: 8px;
  }
  .text .warns {
    color: var(--warn);
    font-weight: 600;
  }
  .fn,
  .who,
  .day {
    color: var(--ink-2);
    font-size: var(--step--1);
    overflow-wrap: anywhere;
  }
  .who i {
    color: var(--ink-3);
  }
  .who i:lang(zh-Hans) {
    font-style: normal;
  }
  .day {
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  .day time {
    color: var(--ink);
    white-space: nowrap;
  }
  .day s time {
    color: inherit;
  }
  .day small {
    display: block;
    color: var(--ink-3);
    font-size: inherit;
  }
  @media screen and (max-width: 820px) {
    .chips {
      margin-inline-start: 0;
    }
    li {
      grid-template-columns: minmax(40%, 1fr) auto;
    }
    .text {
      grid-column: 1 / -1;
    }
    .who {
      grid-row: 3;
    }
    .day {
      grid-column: 2;
      grid-row: 2 / 4;
    }
  }
  @media print {
    .chips {
      display: none;
    }
    li {
      break-inside: avoid;
    }
  }
`
