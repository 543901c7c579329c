import { css } from 'lit'

/** Typography, links and visually hidden text: the base of every component and page. */
export const textStyles = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :host {
    display: block;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd,
  figure {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  h1 {
    font: 500 var(--step-4) / 1.12 var(--font-title);
    letter-spacing: -0.015em;
    text-wrap: balance;
    overflow-wrap: anywhere;
  }
  h1.long {
    font-size: var(--step-3);
    line-height: 1.2;
  }
  @media (max-width: 820px) {
    h1.long {
      font-size: var(--step-2);
    }
  }
  h2 {
    font: 500 var(--step-2) / 1.25 var(--font-title);
    letter-spacing: -0.005em;
    text-wrap: balance;
    overflow-wrap: anywhere;
  }
  h3 {
    font: 600 var(--step-0) / 1.4 var(--font-text);
    overflow-wrap: anywhere;
  }
  :is(h1, h2):lang(zh-Hans) {
    letter-spacing: 0;
    line-height: 1.3;
  }
  a {
    color: var(--accent);
    text-decoration-thickness: 1px;
    text-underline-offset: 0.2em;
    text-decoration-color: color-mix(in srgb, currentColor 40%, transparent);
  }
  a:hover {
    text-decoration-color: currentColor;
  }
  a.quiet {
    color: inherit;
    text-decoration: none;
  }
  a.quiet:hover {
    text-decoration: underline;
    text-decoration-thickness: 1px;
  }
  :focus-visible {
    outline: var(--focus);
    outline-offset: var(--focus-offset);
    border-radius: 3px;
  }
  kbd {
    font: 400 0.75rem / 1.5 var(--font-figure);
    border: 1px solid var(--rule-strong);
    border-radius: 4px;
    padding: 0 5px;
    color: var(--ink-2);
    white-space: nowrap;
  }
  .lede {
    font-size: var(--step-1);
    color: var(--ink-2);
    max-width: var(--measure);
  }
  .kicker {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-3);
    align-items: center;
    color: var(--ink-2);
    font-size: var(--step--1);
  }
  .quiet-text {
    color: var(--ink-3);
    font-size: var(--step--1);
  }
  .number {
    font-variant-numeric: tabular-nums;
  }
  .late {
    color: var(--warn);
    font-weight: 600;
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`
