import { css } from 'lit'

/** What a document has beside its text: fields, pictures, footnotes, what is not loaded; and how it prints. */
export const documentPartsStyles = css`
  .fields {
    display: grid;
    grid-template-columns: minmax(5em, max-content) minmax(0, 1fr);
    gap: 2px var(--space-4);
    padding-block: var(--space-3);
    border-block: 1px solid var(--rule);
    text-align: start;
  }
  .document > .fields:not(:last-child) {
    margin-bottom: var(--space-6);
  }
  .fields > * {
    font-size: var(--step--1);
    line-height: 1.7;
  }
  .fields dt {
    max-width: 14em;
    color: var(--ink-3);
    font-weight: 400;
  }
  figure {
    margin: 0;
  }
  .document > figure {
    max-width: min(100%, 52rem);
    margin-block: 1.6em;
  }
  img {
    max-width: 100%;
    height: auto;
    border-radius: 3px;
    vertical-align: middle;
  }
  figure img {
    display: block;
    background: var(--paper-sunk);
  }
  figcaption {
    max-width: var(--reading-measure);
    margin-top: var(--space-2);
    color: var(--ink-3);
    font-size: var(--step--1);
    line-height: 1.5;
    text-align: start;
  }
  .not-loaded {
    display: inline-block;
    max-width: 100%;
    padding: var(--space-1) var(--space-3);
    border: 1px dashed var(--rule-strong);
    border-radius: var(--radius);
    color: var(--ink-2);
    font-size: var(--step--1);
    line-height: 1.5;
    text-align: start;
  }
  .not-loaded .why {
    color: var(--ink-3);
  }
  .not-loaded .alt {
    color: var(--ink);
  }
  .not-loaded .alt::before {
    content: '· ';
    color: var(--ink-3);
  }
  .not-loaded .address {
    display: block;
  }

  .note {
    padding-inline: 0.15em;
    font-variant-numeric: tabular-nums;
    text-decoration: none;
  }
  .document > .notes {
    margin-top: var(--space-6);
    padding-top: var(--space-4);
    border-top: 1px solid var(--rule);
    color: var(--ink-2);
    font-size: var(--step--1);
  }
  .notes .heading > :first-child {
    margin-bottom: var(--space-2);
    color: var(--ink-3);
    font: 500 var(--step--1) / 1.5 var(--font-text);
  }
  .notes .anchor {
    display: none;
  }
  .notes li {
    scroll-margin-top: calc(var(--header-height) + var(--space-4));
  }
  .notes li:focus {
    outline: none;
  }
  .notes li:focus,
  sup:has(> .note:focus) {
    background: var(--accent-soft);
  }
  .back {
    padding-inline: 0.2em;
    font-family: var(--font-figure);
    text-decoration: none;
  }
  .rest {
    margin-top: var(--space-5);
  }

  @media print {
    .document,
    .document:lang(zh-Hans) {
      --reading: 10.5pt;
      --reading-measure: none;
    }
    table {
      --step-0: 9.5pt;
    }
    .anchor,
    .back,
    .rest {
      display: none;
    }
    .heading {
      break-after: avoid;
    }
    .document > :is(.table, .code, .code-block, figure) {
      max-width: none;
    }
    .scroll {
      overflow: visible;
    }
    pre {
      width: auto;
    }
    pre code {
      white-space: pre-wrap;
    }
    .code,
    .code-block {
      border: 1px solid var(--rule);
    }
    .code-block > .code {
      border: 0;
    }
    table {
      width: 100%;
    }
    :is(th, td) {
      min-width: 0;
      max-width: none;
      padding-inline-end: 0.8em;
    }
    :is(tr, figure, .not-loaded, li > p) {
      break-inside: avoid;
    }
    p {
      orphans: 3;
      widows: 3;
    }
    a[target]::after {
      content: ' (' attr(href) ')';
      color: var(--ink-3);
      font-size: 0.85em;
    }
    .address[href]::after {
      content: none;
    }
  }
`
