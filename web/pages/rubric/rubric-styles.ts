import { css } from 'lit'

export const rubricStyles = css`
  .note {
    max-width: var(--measure);
    color: var(--ink-2);
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-4);
    align-items: baseline;
    justify-content: space-between;
    margin-bottom: var(--space-3);
  }
  .views {
    display: flex;
    gap: var(--space-4);
    font-size: var(--step--1);
  }
  .views a {
    padding: 2px 0;
    color: var(--ink-2);
    text-decoration: none;
  }
  .views [aria-current] {
    border-bottom: 1.5px solid var(--ink);
    color: var(--ink);
    font-weight: 600;
  }
  .fine {
    max-width: var(--measure);
    color: var(--ink-2);
    font-size: var(--step--1);
  }
  hr-criteria-sheet + .fine,
  hr-vessel + .fine {
    margin-top: var(--space-4);
  }
  .pair {
    display: grid;
    grid-template-columns: minmax(0, 340px) minmax(0, 1fr);
    gap: var(--space-6) var(--space-7);
  }
  .pair h2,
  .versions h2 {
    margin-bottom: var(--space-1);
  }
  hr-vessel {
    margin-top: var(--space-4);
  }
  .gates {
    margin-top: var(--space-3);
  }
  .gates > li {
    display: grid;
    grid-template-columns: 34px minmax(0, 1fr);
    gap: var(--space-3);
    padding: var(--space-3) 0;
    border-top: 1px solid var(--rule);
    break-inside: avoid;
  }
  .gates hr-grade {
    align-self: start;
    height: 1.4em;
  }
  .gates ul {
    margin: 2px 0 6px;
  }
  .gates ul li::before {
    content: '· ';
    color: var(--ink-3);
  }
  .gates p {
    max-width: var(--measure);
    font-size: var(--step--1);
    color: var(--ink-2);
  }
  .gates p.quiet-text {
    color: var(--ink-3);
  }
  @media (max-width: 900px) {
    .pair {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  .criteria {
    container-type: inline-size;
  }
  @container (max-width: 98ch) {
    .views {
      display: none;
    }
  }
  @media print {
    .views,
    .versions {
      display: none;
    }
  }
`
