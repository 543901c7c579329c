import { css } from 'lit'

export const readingStyles = css`
  h2 {
    margin-bottom: var(--space-3);
    font-size: var(--step-1);
  }
  h3 {
    margin: var(--space-5) 0 var(--space-2);
  }
  dl {
    display: flex;
    gap: var(--space-5);
    margin-bottom: var(--space-2);
  }
  dt {
    color: var(--ink-3);
    font-size: var(--step--1);
  }
  .check {
    font-size: var(--step--1);
  }
  .hint {
    margin: calc(-1 * var(--space-1)) 0 var(--space-2);
  }
  li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 168px);
    gap: 0 var(--space-3);
    align-items: center;
    padding: 7px 0;
    border-top: 1px solid var(--rule);
  }
  li b {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font: 400 var(--step--1) / 1.5 var(--font-figure);
  }
  li small {
    grid-column: 1 / -1;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    color: var(--ink-3);
    font-size: 0.75rem;
  }
  li.out b {
    color: var(--ink-3);
  }
  li select {
    min-height: 30px;
    padding: 2px 6px;
    font-size: var(--step--1);
  }
  li.out select {
    color: var(--ink-3);
  }
  li.unknown select {
    border-color: var(--warn);
    color: var(--warn);
  }
`
