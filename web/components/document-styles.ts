import { css } from 'lit'

/**
 * A document for reading: text in a narrow measure, tables and code in all the room there is. Sizes between two steps
 * of the scale are made of both.
 */
export const documentStyles = css`
  :host {
    container-type: inline-size;
    --reading: calc((var(--step-0) + var(--step-1)) / 2);
    --reading-measure: 68ch;
    --leading: 1.65;
    --between: 0.95em;
  }
  .document {
    font: 400 var(--reading) / var(--leading) var(--font-text);
    overflow-wrap: anywhere;
    hanging-punctuation: first allow-end;
  }
  .document:lang(zh-Hans) {
    --reading-measure: 40em;
    --leading: 1.85;
    --between: 1em;
    line-break: strict;
  }
  /* Chinese has no italics: emphasis is dots. */
  .document:lang(zh-Hans) :is(em, i) {
    font-style: normal;
    text-emphasis: dot var(--ink-3);
    text-emphasis-position: under right;
  }
  .document > * {
    max-width: var(--reading-measure);
    margin-block: 0 var(--between);
  }
  .document > :last-child {
    margin-bottom: 0;
  }
  .document :is(p, ul, ol, dl, blockquote, figure, pre, .scroll, details):not(:last-child) {
    margin-bottom: var(--between);
  }
  p {
    text-wrap: pretty;
  }

  .heading {
    position: relative;
    text-align: start;
  }
  .heading > :is(h1, h2, h3, h4, h5, h6) {
    margin: 0;
    scroll-margin-top: calc(var(--header-height) + var(--space-4));
    font: 600 var(--reading) / 1.45 var(--font-text);
    letter-spacing: 0;
    text-wrap: balance;
  }
  .heading > :focus:not(:focus-visible) {
    outline: none;
  }
  .document > .heading {
    margin-block: 1.9em 0.5em;
  }
  .document > :is(.level-1, .level-2) {
    margin-block: 2.5rem 0.75rem;
  }
  .document > .heading:first-child,
  .document > .fields + .heading {
    margin-top: 0;
  }
  .document > .level-1 {
    margin-bottom: 1.1rem;
  }
  .document > .level-1 + .heading {
    margin-top: 2rem;
  }
  .document > :not(.level-1) + .heading:not(.level-1, .level-2):is(.heading + *) {
    margin-top: 1rem;
  }
  .level-1 > :first-child {
    font: 500 var(--step-3) / 1.2 var(--font-title);
    letter-spacing: -0.012em;
  }
  .level-2 > :first-child {
    font: 500 var(--step-2) / 1.28 var(--font-title);
    letter-spacing: -0.005em;
  }
  .level-3 > :first-child {
    font-size: var(--step-1);
  }
  .level-5 > :first-child,
  .level-6 > :first-child {
    color: var(--ink-2);
  }
  .level-6 > :first-child {
    font-size: var(--step--1);
  }
  .document:lang(zh-Hans) :is(.level-1, .level-2) > :first-child {
    letter-spacing: 0;
    line-height: 1.4;
  }
  .anchor {
    position: absolute;
    inset: 0 auto auto -1.5rem;
    width: 1.5rem;
    color: var(--ink-3);
    font: 400 var(--step-1) / 1.45 var(--font-figure);
    text-decoration: none;
    opacity: 0;
  }
  .heading:hover .anchor,
  .anchor:focus-visible {
    opacity: 1;
  }
  .anchor:hover {
    color: var(--accent);
  }
  @container (max-width: 46rem) {
    .anchor {
      position: static;
      width: auto;
      margin-inline-start: 0.4em;
    }
    .heading > :first-child {
      display: inline;
    }
  }

  :is(ul, ol) {
    padding-inline-start: 1.5em;
  }
  ul {
    list-style: disc;
  }
  ol {
    list-style: decimal;
  }
  ul ul {
    list-style: circle;
  }
  li > :is(ul, ol) {
    margin-block: 0.3em 0;
  }
  li + li {
    margin-top: 0.3em;
  }
  li > p:not(:last-child) {
    margin-bottom: 0.5em;
  }
  li::marker {
    color: var(--ink-3);
    font-variant-numeric: tabular-nums;
  }
  .tasks {
    padding-inline-start: 0;
  }
  .task {
    position: relative;
    padding-inline-start: 1.75em;
    list-style: none;
  }
  .task input {
    position: absolute;
    inset: 0.32em auto auto 0;
    width: 1em;
    height: 1em;
    margin: 0;
    accent-color: var(--accent);
  }

  blockquote {
    margin: 0;
    padding-inline-start: 1.1em;
    border-inline-start: 2px solid var(--rule-strong);
    color: var(--ink-2);
  }
  hr {
    width: 5rem;
    margin-block: 2.2rem;
    margin-inline: 0;
    border: 0;
    border-top: 1px solid var(--rule-strong);
  }
  mark {
    padding: 0 0.15em;
    border-radius: 2px;
    background: var(--warn-soft);
    color: inherit;
  }
  :is(b, strong) {
    font-weight: 600;
  }
  :is(sub, sup) {
    font-size: 0.72em;
    line-height: 0;
    text-autospace: no-autospace;
  }
  summary {
    cursor: pointer;
  }
  dt {
    font-weight: 600;
  }
`
