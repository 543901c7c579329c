import { css } from 'lit'

export const sourceStyles = css`
  :host {
    display: grid;
    gap: var(--space-4);
    max-width: 760px;
  }
  .drop {
    display: grid;
    justify-items: center;
    gap: var(--space-3);
    padding: var(--space-6) var(--space-4);
    border: 1.5px dashed var(--rule-strong);
    border-radius: 10px;
    background: var(--paper-sunk);
    text-align: center;
    transition:
      background var(--quick),
      border-color var(--quick);
  }
  .drop.over {
    border-color: var(--accent);
    background: var(--accent-soft);
  }
  svg {
    width: 64px;
  }
  .bed {
    fill: var(--bed);
    stroke: var(--bed-line);
  }
  .line {
    fill: none;
    stroke: var(--accent);
    stroke-width: 3;
    stroke-linecap: round;
  }
  .says {
    font: 500 var(--step-1) / 1.4 var(--font-title);
  }
  .or {
    display: flex;
    align-items: center;
    gap: var(--space-3);
    color: var(--ink-3);
  }
  .refused {
    padding-inline-start: var(--space-3);
    border-inline-start: 3px solid var(--stop);
  }
  .refused b {
    display: block;
    font-weight: 600;
  }
  form {
    display: grid;
    gap: var(--space-1);
    margin-top: var(--space-2);
  }
  textarea {
    max-height: 240px;
    font: 400 var(--step--1) / 1.5 var(--font-figure);
    white-space: pre;
    overflow: auto;
  }
  .under {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    align-items: start;
    gap: var(--space-2) var(--space-4);
  }
  .hint {
    flex: 1 1 240px;
  }
  .quiet-text + .quiet-text {
    margin-top: calc(-1 * var(--space-3));
  }
`
