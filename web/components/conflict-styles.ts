import { css } from 'lit'

export const conflictStyles = css`
  .notice {
    max-width: var(--measure);
    margin-top: var(--space-4);
    padding: var(--space-3) var(--space-4);
    border-inline-start: 3px solid var(--stop);
    border-radius: 0 var(--radius) var(--radius) 0;
    background: var(--stop-soft);
  }
  .notice .actions {
    margin-top: var(--space-1);
    margin-inline-start: -6px;
  }
  fieldset {
    min-width: 0;
    margin: var(--space-5) 0 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0;
    margin-bottom: var(--space-2);
    font-weight: 600;
  }
  .pair {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: var(--space-2);
  }
  label {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--space-1) var(--space-2);
    align-content: start;
    align-items: center;
    padding: var(--space-2) var(--space-3);
    border: 1px solid var(--rule-strong);
    border-radius: var(--radius);
    cursor: pointer;
  }
  label:has(:checked) {
    border-color: var(--accent);
    background: var(--accent-soft);
  }
  label input {
    align-self: start;
    margin-block: 1px 0;
  }
  label em {
    color: var(--ink-2);
    font-size: var(--step--1);
    font-style: normal;
    font-weight: 400;
  }
  label span {
    grid-column: 1 / -1;
    max-height: 12em;
    overflow: auto;
    color: var(--ink);
    font-size: var(--step-0);
    font-weight: 400;
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  .empty {
    color: var(--ink-2);
  }
  .together {
    margin-top: var(--space-2);
  }
  textarea {
    width: 100%;
    min-height: 6em;
    margin-top: var(--space-2);
    field-sizing: content;
  }
  @media (max-width: 520px) {
    .pair {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`
