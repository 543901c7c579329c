import { css } from 'lit'

/** Layout of the desk: headings in the margin, items next to them. */
export const deskStyles = css`
  .page-head {
    margin-bottom: var(--space-6);
  }
  .waiting {
    max-width: 58ch;
    font-size: var(--step-1);
    line-height: 1.6;
    color: var(--ink-2);
  }
  .part {
    display: grid;
    grid-template-columns: 208px minmax(0, 1fr);
    gap: var(--space-2) var(--space-6);
    padding: var(--space-5) 0 var(--space-6);
    border-top: 1px solid var(--rule-strong);
    scroll-margin-top: calc(var(--header-height) + var(--space-3));
  }
  .part > header {
    display: grid;
    gap: var(--space-1);
    align-content: start;
  }
  .part > header h2 {
    font-size: var(--step-1);
    line-height: 1.35;
  }
  .part > header h2:focus-visible {
    outline-offset: 4px;
  }
  .part > header a {
    justify-self: start;
    font-size: var(--step--1);
    padding: 2px 0;
  }
  .lines > li {
    padding: var(--space-3) 0;
    border-bottom: 1px solid var(--rule);
  }
  .lines > li:first-child {
    padding-top: 0;
  }
  .lines > li:last-child {
    padding-bottom: 0;
    border-bottom: 0;
  }
  .line {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0 var(--space-5);
    align-items: baseline;
  }
  .line h3 {
    font-size: 1.0625rem;
    font-weight: 500;
  }
  .line .kicker {
    display: block;
    margin-top: 1px;
  }
  .line .kicker > :not(:last-child)::after {
    content: '·';
    margin-inline: 6px 4px;
    color: var(--ink-3);
  }
  .line > a {
    white-space: nowrap;
  }
  .clear {
    padding-top: var(--space-4);
    border-top: 1px solid var(--rule-strong);
    max-width: none;
  }
  @media (max-width: 820px) {
    .part {
      grid-template-columns: minmax(0, 1fr);
      padding: var(--space-4) 0 var(--space-5);
      gap: var(--space-3);
    }
    .part > header h2 {
      font-size: var(--step-2);
    }
    .line {
      gap: 0 var(--space-3);
    }
  }
`
