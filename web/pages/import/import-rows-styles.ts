import { css } from 'lit'

export const rowsStyles = css`
  nav {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-5);
    border-bottom: 1px solid var(--rule-strong);
  }
  nav a {
    padding: 6px 0 8px;
    margin-bottom: -1px;
    border-bottom: 2px solid transparent;
    color: var(--ink-2);
    text-decoration: none;
  }
  nav a:hover {
    color: var(--ink);
  }
  nav a[aria-current] {
    border-color: var(--ink);
    color: var(--ink);
    font-weight: 600;
  }
  nav b {
    margin-inline-start: 3px;
    font-weight: 400;
    font-variant-numeric: tabular-nums;
    color: var(--ink-3);
  }
  nav a.wrong:not(.zero) b {
    color: var(--stop);
    font-weight: 600;
  }
  :host([stale]) tbody {
    opacity: 0.55;
  }
  table {
    margin-top: var(--space-3);
    table-layout: fixed;
  }
  .line {
    width: 58px;
    padding-inline-end: var(--space-4);
    color: var(--ink-3);
  }
  td.line,
  td.key {
    font-size: var(--step--1);
  }
  .key {
    width: 34%;
    color: var(--ink-2);
  }
  td.key {
    font-family: var(--font-figure);
  }
  .what {
    width: 34%;
  }
  .title {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    line-clamp: 3;
    overflow: hidden;
    overflow-wrap: anywhere;
  }
  dt.name {
    font-family: var(--font-figure);
    overflow-wrap: anywhere;
  }
  small {
    display: block;
    color: var(--ink-3);
    font-size: var(--step--1);
  }
  i {
    color: var(--ink-3);
  }
  i:lang(zh-Hans) {
    font-style: normal;
  }
  dl > div {
    display: grid;
    grid-template-columns: minmax(84px, 22%) minmax(0, 1fr);
    gap: 0 var(--space-3);
  }
  dl > div + div {
    margin-top: 4px;
  }
  dt {
    color: var(--ink-3);
    font-size: var(--step--1);
    line-height: calc(1.5 * var(--step-0));
  }
  del {
    color: var(--ink-3);
    text-decoration-thickness: 1px;
  }
  del:has(i) {
    text-decoration: none;
  }
  ins {
    text-decoration: none;
    font-weight: 500;
  }
  dd > span[aria-hidden] {
    margin-inline: 4px;
    color: var(--ink-3);
  }
  .none {
    padding: var(--space-5) 0;
    color: var(--ink-3);
  }
  @media (max-width: 620px) {
    .line {
      width: 44px;
      padding-inline-end: var(--space-3);
    }
    nav {
      column-gap: var(--space-4);
    }
    .what {
      width: 38%;
    }
    dl > div {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`
