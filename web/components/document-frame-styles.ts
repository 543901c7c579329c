import { css } from 'lit'

/** Code and tables of a document; what is wider than the page scrolls in a frame of its own. */
export const documentFrameStyles = css`
  :is(code, samp) {
    padding: 0.12em 0.32em;
    border-radius: 4px;
    background: var(--paper-sunk);
    font: 400 0.875em / 1.4 var(--font-figure);
    box-decoration-break: clone;
  }
  .document kbd {
    font-size: 0.8em;
  }
  pre {
    width: max-content;
    min-width: 100%;
    margin: 0;
    font: 400 var(--step--1) / 1.65 var(--font-figure);
    tab-size: 2;
    text-align: start;
  }
  pre code {
    display: block;
    padding: 0;
    background: none;
    font: inherit;
    overflow-wrap: normal;
  }
  .scroll {
    overflow-x: auto;
    overscroll-behavior-x: contain;
  }
  .scroll:focus-visible {
    outline-offset: 0;
  }
  .document > .table {
    max-width: min(100%, 60rem);
  }
  .document > :is(.code, .code-block) {
    max-width: min(100%, 52rem);
  }
  .code {
    padding: var(--space-3) var(--space-4);
    border-radius: var(--radius);
    background: var(--paper-sunk);
  }
  .code-block {
    position: relative;
  }
  .code-block > .language {
    display: block;
    padding: var(--space-2) var(--space-4) 0;
    border-radius: var(--radius) var(--radius) 0 0;
    background: var(--paper-sunk);
    color: var(--ink-3);
    font-size: 0.75rem;
    line-height: 1.5;
  }
  .code-block > .code {
    padding-top: var(--space-1);
    border-radius: 0 0 var(--radius) var(--radius);
  }

  table {
    border-collapse: collapse;
    font-size: var(--step-0);
    line-height: 1.5;
    font-variant-numeric: tabular-nums;
    text-align: start;
  }
  :is(th, td) {
    min-width: 5.5em;
    max-width: 26em;
    padding: 0.55em 1.4em 0.55em 0;
    border-bottom: 1px solid var(--rule);
    text-align: start;
    vertical-align: top;
    overflow-wrap: break-word;
  }
  :is(th, td):last-child {
    padding-inline-end: 0;
  }
  :is(th, td)[align='right'] {
    text-align: end;
  }
  :is(th, td)[align='center'] {
    text-align: center;
  }
  th {
    border-bottom-color: var(--rule-strong);
    color: var(--ink-2);
    font-size: var(--step--1);
    font-weight: 500;
    vertical-align: bottom;
  }
`
