import { css } from 'lit'

/** Styles of the head of a launch. */
export const headStyles = css`
  .kicker {
    gap: var(--space-1) var(--space-4);
  }
  h1 {
    margin: var(--space-2) 0 var(--space-3);
  }
  .lede {
    margin-bottom: var(--space-5);
  }
  hr-entity-visibility,
  hr-entity-archived {
    margin-bottom: var(--space-4);
  }
  dl {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-3) var(--space-6);
  }
  dt {
    color: var(--ink-3);
    font-size: var(--step--1);
  }
  dd {
    font-size: var(--step-1);
    font-variant-numeric: tabular-nums;
  }
  dd small {
    margin-inline-start: 6px;
    color: var(--ink-2);
    font-size: var(--step--1);
  }
  dd small.late {
    color: var(--warn);
  }
  .reason {
    margin-top: var(--space-3);
    color: var(--ink-2);
    font-size: var(--step--1);
    max-width: var(--measure);
  }
  .actions {
    margin-top: var(--space-4);
  }
  hr-menu {
    color: var(--ink-2);
    font-size: var(--step--1);
  }
  .why {
    color: var(--ink-3);
    font-size: var(--step--1);
  }
  @media (max-width: 640px) {
    dl {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: var(--space-3) var(--space-4);
    }
    dd small {
      display: block;
      margin: 0;
    }
  }
`
