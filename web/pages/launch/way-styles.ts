import { css } from 'lit'

/** Styles of the margin next to a checklist. */
export const wayStyles = css`
  h2 {
    margin-bottom: var(--space-3);
    font: 600 var(--step-0) / 1.4 var(--font-text);
  }
  .clear {
    color: var(--ink-2);
    font-size: var(--step--1);
  }
  .line {
    margin-bottom: var(--space-4);
    padding-inline-start: var(--space-3);
    border-inline-start: 3px solid var(--rule-strong);
    color: var(--ink-2);
    font-size: var(--step--1);
    overflow-wrap: anywhere;
  }
  .line b {
    display: block;
    color: var(--ink);
    font-size: var(--step-0);
    font-weight: 600;
  }
  .line.warn {
    border-color: var(--warn);
  }
  .line.stop {
    border-color: var(--stop);
  }
  hr-warning {
    margin-bottom: var(--space-4);
    font-size: var(--step--1);
  }
  summary {
    margin-bottom: var(--space-3);
    color: var(--ink-3);
    font-size: var(--step--1);
    cursor: pointer;
  }
`
