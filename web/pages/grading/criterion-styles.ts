import { css } from 'lit'

/** A criterion that is not being scored: one line with its scale. */
export const criterionStyles = css`
  :host {
    border-top: 1px solid var(--rule);
  }
  section {
    display: grid;
    grid-template-columns: minmax(10.5rem, 1fr) minmax(0, 1.6fr) auto 3.6rem;
    gap: 0 var(--space-4);
    align-items: center;
    min-height: 46px;
    padding: 7px 0;
    cursor: pointer;
    scroll-margin: 84px 0 132px;
  }
  :host(:not([is-current])) h3 small {
    display: none;
  }
  h3 small {
    margin-inline-start: 6px;
    color: var(--ink-3);
    font-weight: 400;
    font-size: var(--step--1);
    white-space: nowrap;
  }
  .chosen {
    overflow: hidden;
    color: var(--ink-2);
    font-size: var(--step--1);
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .open-yet {
    color: var(--ink-3);
  }
  .points {
    color: var(--ink-3);
    font-size: var(--step--1);
    text-align: end;
    white-space: nowrap;
  }
  .scale {
    display: flex;
    gap: 2px;
  }
  .level {
    position: relative;
  }
  label {
    position: relative;
    display: grid;
    place-items: center;
    width: 27px;
    height: 27px;
    background: var(--paper-sunk);
    color: var(--ink-3);
    font: 400 var(--step--1) / 1 var(--font-figure);
    cursor: pointer;
    transition: background var(--quick);
  }
  .level:first-child label {
    border-start-start-radius: var(--radius);
    border-end-start-radius: var(--radius);
  }
  .level:nth-child(6) label {
    border-start-end-radius: var(--radius);
    border-end-end-radius: var(--radius);
  }
  .level.unknown label {
    margin-inline-start: 6px;
    border-radius: var(--radius);
    background: none;
    box-shadow: inset 0 0 0 1px var(--rule-strong);
  }
  label:hover {
    color: var(--ink);
    box-shadow: inset 0 0 0 1px var(--ink-3);
  }
  .under label {
    background: var(--accent-soft);
    color: var(--ink-2);
  }
  label:has(:checked) {
    background: var(--accent) !important;
    color: var(--accent-ink);
    font-weight: 600;
  }
  label:has(:focus-visible) {
    z-index: 1;
    outline: var(--focus);
    outline-offset: var(--focus-offset);
  }
  input[type='radio'] {
    position: absolute;
    inset: 0;
    width: 100% !important;
    height: 100% !important;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  label span,
  .past,
  .question {
    display: none;
  }

  .note {
    grid-column: 1 / -1;
    margin-top: var(--space-3);
  }
  .note textarea {
    min-height: 58px;
  }
  p.note-text {
    grid-column: 1 / -1;
    padding-bottom: 2px;
    color: var(--ink-2);
    font-size: var(--step--1);
    overflow-wrap: anywhere;
  }
  p.note-text::before {
    content: '— ';
    color: var(--ink-3);
  }
  .add-note {
    justify-self: start;
    margin: var(--space-2) 0 0 -6px;
  }
  @media (max-width: 900px) {
    section {
      grid-template-columns: minmax(0, 1fr) auto;
      gap: 4px var(--space-3);
      padding: 10px 0;
    }
    .chosen {
      grid-row: 2;
      white-space: normal;
    }
    .points {
      grid-row: 2;
    }
  }
  @media (max-width: 480px) {
    section {
      grid-template-columns: minmax(0, 1fr) auto;
    }
    :host(:not([is-current])) .scale {
      grid-column: 1 / -1;
      grid-row: 2;
      gap: 3px;
    }
    :host(:not([is-current])) .level {
      flex: 1;
    }
    :host(:not([is-current])) label {
      width: auto;
      height: 32px;
    }
    .chosen {
      grid-row: 3;
      grid-column: 1 / -1;
    }
    .points {
      grid-row: 1;
      grid-column: 2;
    }
  }
`
