import { css } from 'lit'

/** Styles of the week. */
export const weekStyles = css`
  .page-head {
    grid-template-columns: minmax(0, 1fr) auto;
    gap: var(--space-3) var(--space-5);
    align-items: end;
  }
  .page-head p {
    margin-top: var(--space-2);
    color: var(--ink-2);
    font-variant-numeric: tabular-nums;
  }
  hr-select-person {
    width: 220px;
  }
  .section {
    margin-top: var(--space-5);
  }
  .section h2 {
    display: flex;
    gap: var(--space-3);
    align-items: baseline;
    margin: 0;
    padding-bottom: 4px;
    border-bottom: 1px solid var(--rule-strong);
    font: 600 var(--step-0) / 1.4 var(--font-text);
  }
  h2 small {
    color: var(--ink-3);
    font-size: var(--step--1);
    font-weight: 400;
  }
  .overdue h2 {
    color: var(--warn);
  }
  .today h2 {
    border-bottom-color: var(--accent);
  }
  .today h2 small {
    color: var(--accent);
    font-weight: 600;
  }
  .none {
    padding: 10px 0;
    color: var(--ink-3);
    font-size: var(--step--1);
  }
  @media (max-width: 640px) {
    .page-head {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  @media print {
    hr-select-person {
      display: none;
    }
  }
`
