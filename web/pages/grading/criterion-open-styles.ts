import { css } from 'lit'

/** The criterion being scored, with all six level descriptions. Adopted after criterionStyles. */
export const criterionOpenStyles = css`
  :host([is-current]) {
    border-top-color: var(--ink);
  }
  :host([is-current]) section {
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: baseline;
    padding: var(--space-3) 0 var(--space-4);
    cursor: default;
  }
  :host([is-current]) .chosen {
    display: none;
  }
  :host([is-current]) .points {
    grid-area: 1 / 2;
  }
  :host([is-current]) h3 {
    font-size: var(--step-1);
  }
  :host([is-current]) .question {
    display: block;
    grid-column: 1 / -1;
    margin: 2px 0 var(--space-3);
    color: var(--ink-2);
  }
  :host([is-current]) .scale {
    grid-column: 1 / -1;
    display: grid;
    gap: 1px;
  }
  :host([is-current]) .level {
    display: flex;
    align-items: center;
    background: var(--paper-sunk);
  }
  :host([is-current]) .level.under {
    background: var(--accent-soft);
  }
  :host([is-current]) .level:has(:checked) {
    background: var(--accent);
    color: var(--accent-ink);
  }
  :host([is-current]) label {
    flex: 1;
    background: none !important;
    grid-template-columns: 2.2rem minmax(0, 1fr);
    place-items: center start;
    width: auto;
    height: auto;
    min-height: 38px;
    padding: 7px var(--space-3) 7px 0;
    border-radius: 0;
    line-height: 1.4;
  }
  :host([is-current]) label b {
    justify-self: center;
    font-weight: inherit;
  }
  :host([is-current]) label span {
    display: block;
    color: var(--ink);
    font: 400 var(--step-0) / 1.4 var(--font-text);
  }
  :host([is-current]) label:has(:checked) span {
    color: inherit;
    font-weight: 500;
  }
  :host([is-current]) .level:first-child {
    border-radius: var(--radius) var(--radius) 0 0;
  }
  :host([is-current]) .level:nth-child(6) {
    border-radius: 0 0 var(--radius) var(--radius);
  }
  :host([is-current]) .level.unknown {
    margin: var(--space-1) 0 0;
    border-radius: var(--radius);
  }
  :host([is-current]) .level.unknown label {
    margin: 0;
  }
  :host([is-current]) .level.unknown:not(:has(:checked)) {
    background: none;
    box-shadow: inset 0 0 0 1px var(--rule-strong);
  }
  :host([is-current]) .level.unknown label {
    box-shadow: none;
  }
  :host([is-current]) label:has(:focus-visible) {
    outline: none;
  }
  :host([is-current]) .level:has(label :focus-visible) {
    z-index: 1;
    outline: var(--focus);
    outline-offset: 1px;
  }
  :host([is-current]) .past {
    display: -webkit-box;
    position: relative;
    flex: none;
    max-width: 36%;
    padding-inline-end: var(--space-3);
    overflow: hidden;
    color: var(--ink-2);
    font-size: var(--step--1);
    line-height: 1.35;
    text-align: end;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }
  .past a {
    color: var(--ink-2);
    text-decoration-color: var(--rule-strong);
  }
  .level:has(:checked) :is(.past, .past a) {
    color: var(--accent-ink) !important;
  }
  @media (max-width: 620px) {
    :host([is-current]) .level {
      display: block;
    }
    :host([is-current]) .past {
      display: block;
      max-width: none;
      padding: 0 var(--space-3) 7px 2.2rem;
      text-align: start;
    }
  }
`
