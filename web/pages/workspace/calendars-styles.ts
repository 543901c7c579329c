import { css } from 'lit'

/** Styles of the workspace calendars: selection, year view, list of days. */
export const calendarsStyles = css`
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 2px var(--space-5);
    margin-bottom: var(--space-4);
    font-size: var(--step--1);
  }
  .choices a {
    padding: 4px 0;
    color: var(--ink-2);
    text-decoration: none;
  }
  .choices a:hover {
    color: var(--ink);
    text-decoration: underline;
  }
  .choices a[aria-current] {
    color: var(--ink);
    font-weight: 600;
    box-shadow: 0 2px 0 var(--accent);
  }
  .choices small {
    margin-inline-start: 4px;
    color: var(--accent);
    font-size: inherit;
    font-weight: 400;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-5);
    align-items: baseline;
    margin-bottom: var(--space-5);
  }
  .bar nav {
    display: flex;
    gap: var(--space-3);
    align-items: baseline;
    font: 500 var(--step-2) / 1.2 var(--font-title);
    font-variant-numeric: tabular-nums;
  }
  .bar nav b {
    font-weight: inherit;
  }
  .bar nav a {
    display: inline-grid;
    place-items: center;
    min-width: 28px;
    min-height: 28px;
    font-size: var(--step-1);
    text-decoration: none;
  }
  .bar p {
    flex: 1;
    min-width: 240px;
    color: var(--ink-2);
  }
  .days {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(280px, 1fr));
    gap: var(--space-5) var(--space-7);
    margin-top: var(--space-6);
  }
  .days h3 {
    margin-bottom: var(--space-2);
    font: 500 var(--step-1) / 1.3 var(--font-title);
  }
  .days li {
    display: grid;
    grid-template-columns: 132px minmax(0, 1fr) auto;
    gap: 0 var(--space-3);
    align-items: baseline;
    padding: 5px 0;
    border-bottom: 1px solid var(--rule);
  }
  .when {
    font-variant-numeric: tabular-nums;
  }
  .days small {
    color: var(--ink-2);
    font-size: var(--step--1);
  }
  .editor {
    margin-top: var(--space-6);
    padding-top: var(--space-4);
    border-top: 1px solid var(--rule-strong);
  }
  @media print {
    .choices,
    .bar button,
    .bar nav a {
      display: none;
    }
  }
`
