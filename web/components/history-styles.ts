import { css } from 'lit'

export const historyStyles = css`
  section {
    display: grid;
    grid-template-columns: 208px minmax(0, 1fr);
    gap: var(--space-2) var(--space-6);
    padding: var(--space-5) 0;
    border-top: 1px solid var(--rule-strong);
  }
  h2 {
    font-size: var(--step-1);
    line-height: 1.35;
  }
  li {
    display: grid;
    grid-template-columns: 52px minmax(0, 1fr);
    padding: 5px 0;
  }
  .clock {
    color: var(--ink-3);
    font-size: var(--step--1);
    font-variant-numeric: tabular-nums;
    line-height: 1.75;
  }
  .says {
    max-width: 74ch;
    overflow-wrap: anywhere;
  }
  b {
    font-weight: 600;
  }
  .changes {
    display: grid;
    gap: 1px;
    margin-top: 2px;
    color: var(--ink-2);
    font-size: var(--step--1);
  }
  .changes dt,
  .changes dd {
    display: inline;
  }
  .changes dt {
    color: var(--ink-3);
    margin-inline-end: 6px;
  }
  .changes del {
    color: var(--ink-3);
    text-decoration-thickness: 1px;
  }
  .changes ins {
    text-decoration: none;
  }
  summary {
    cursor: pointer;
    list-style: none;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary::after {
    content: '';
    display: inline-block;
    width: 6px;
    height: 6px;
    margin-inline-start: 9px;
    border: solid var(--ink-3);
    border-width: 0 1.5px 1.5px 0;
    rotate: 45deg;
    translate: 0 -3px;
  }
  [open] > summary::after {
    rotate: 225deg;
    translate: 0 0;
  }
  details ol {
    margin: var(--space-1) 0 var(--space-2);
    padding-inline-start: var(--space-3);
    border-inline-start: 1px solid var(--rule);
    color: var(--ink-2);
  }
  details ol li {
    display: block;
    padding: 2px 0;
  }
  .restore {
    margin-inline-start: var(--space-2);
    padding: 0 4px;
    min-height: 24px;
    font-size: var(--step--1);
  }
  .wordings {
    display: inline-block;
    vertical-align: top;
    max-width: 100%;
  }
  .wordings del,
  .wordings ins {
    display: block;
    max-width: var(--measure);
    margin: var(--space-2) 0;
    padding-inline-start: var(--space-3);
    border-inline-start: 2px solid var(--rule);
    text-decoration: none;
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  .wordings ins {
    border-color: var(--rule-strong);
    color: var(--ink);
  }
  .redacted,
  .from {
    color: var(--ink-3);
    font-size: var(--step--1);
  }
  :host([audit]) .says {
    position: relative;
    max-width: none;
    padding-inline-end: 260px;
  }
  :host([audit]) .from {
    position: absolute;
    inset-block-start: 2px;
    inset-inline-end: 0;
    max-width: 240px;
    text-align: end;
  }
  :host([audit]) details.says {
    padding-inline-end: 0;
  }
  :host([audit]) details ol li {
    position: relative;
    padding-inline-end: 260px;
  }
  :host([of-one]) section {
    grid-template-columns: minmax(0, 1fr);
    padding: var(--space-3) 0;
    border-color: var(--rule);
  }
  :host([of-one]) header {
    display: flex;
    gap: var(--space-3);
    align-items: baseline;
  }
  :host([of-one]) h2,
  :host([of-one]) h3 {
    font-size: var(--step-0);
    font-weight: 600;
  }
  @media (max-width: 820px) {
    :host([audit]) :is(.says, details ol li) {
      padding-inline-end: 0;
    }
    :host([audit]) .from {
      position: static;
      max-width: none;
      text-align: start;
    }
    section {
      grid-template-columns: minmax(0, 1fr);
    }
    li {
      grid-template-columns: 48px minmax(0, 1fr);
    }
  }
  @media print {
    li {
      break-inside: avoid;
    }
  }
`
