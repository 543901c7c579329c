import { css } from 'lit'

/** `.chips`: a row of small toggle buttons that filter a list. */
export const chipStyles = css`
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1);
  }
  .chips button {
    min-height: 30px;
    padding: 2px 10px;
    border-color: transparent;
    border-radius: 99px;
    background: none;
    color: var(--ink-2);
    font-size: var(--step--1);
    font-weight: 400;
    font-variant-numeric: tabular-nums;
  }
  .chips button:hover {
    background: var(--paper-sunk);
  }
  .chips button[aria-pressed='true'] {
    border-color: var(--ink-3);
    color: var(--ink);
    font-weight: 600;
  }
`
