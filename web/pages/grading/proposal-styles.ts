import { css } from 'lit'

export const proposalStyles = css`
  .say {
    font: 500 var(--step-2) / 1.25 var(--font-title);
    letter-spacing: -0.005em;
    text-wrap: balance;
  }
  .why {
    margin-top: var(--space-1);
    color: var(--ink-2);
    font-size: var(--step--1);
  }
  ul.why li {
    display: inline;
  }
  ul.why li:not(:last-child)::after {
    content: ' · ';
    color: var(--ink-3);
  }
  hr-vessel {
    margin: var(--space-4) 0;
  }
  .gate {
    margin-top: var(--space-4);
    padding-inline-start: var(--space-3);
    border-inline-start: 3px solid var(--warn);
    color: var(--ink-2);
    font-size: var(--step--1);
  }
  .gate b {
    display: block;
    color: var(--ink);
    font-weight: 600;
  }
  .gate ul {
    margin-top: var(--space-1);
  }
  .gate li::before {
    content: '· ';
  }
  .nearest {
    margin-top: var(--space-5);
  }
  .nearest h3 {
    color: var(--ink-2);
    font-weight: 500;
    font-size: var(--step--1);
  }
  .nearest li {
    display: grid;
    grid-template-columns: minmax(2.6rem, auto) minmax(0, 1fr) auto;
    gap: var(--space-2);
    align-items: baseline;
    padding: 5px 0;
    border-bottom: 1px solid var(--rule);
    font-size: var(--step--1);
  }
  .nearest a {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    text-decoration: none;
  }
  .nearest a:hover {
    text-decoration: underline;
  }
  .nearest .number {
    color: var(--ink-3);
  }
`
