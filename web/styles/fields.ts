import { css } from 'lit'

/** Inputs, selects and text areas, for hr-field and for pages with their own form controls. */
export const fieldStyles = css`
  label,
  .label {
    display: block;
    font-size: var(--step--1);
    font-weight: 500;
    color: var(--ink-2);
  }
  input:not([type='checkbox'], [type='radio'], [type='file'], [type='range']),
  select,
  textarea {
    width: 100%;
    min-height: 36px;
    padding: 6px 10px;
    border: 1px solid var(--ink-3);
    border-radius: var(--radius);
    background: var(--paper-raised);
    color: var(--ink);
    font: 400 var(--step-0) / 1.5 var(--font-text);
  }
  textarea {
    min-height: 84px;
    resize: vertical;
    field-sizing: content;
  }
  select {
    text-overflow: ellipsis;
  }
  input[type='number'] {
    font-variant-numeric: tabular-nums;
  }
  input[type='checkbox'],
  input[type='radio'] {
    width: 18px;
    height: 18px;
    margin: 0;
    accent-color: var(--accent);
  }
  ::placeholder {
    color: var(--ink-3);
    opacity: 1;
  }
  :is(input, select, textarea):focus-visible {
    outline: var(--focus);
    outline-offset: 0;
    border-color: var(--accent);
  }
  :is(input, select, textarea)[aria-invalid='true'] {
    border-color: var(--stop);
  }
  :is(input, select, textarea):disabled {
    background: var(--paper-sunk);
    color: var(--ink-3);
  }
  .hint {
    margin-top: var(--space-1);
    font-size: var(--step--1);
    color: var(--ink-3);
  }
  .error {
    margin-top: var(--space-1);
    font-size: var(--step--1);
    color: var(--stop);
  }
  .check {
    display: flex;
    gap: var(--space-2);
    align-items: center;
    min-height: 28px;
    font-size: var(--step-0);
    font-weight: 400;
    color: var(--ink);
  }
  @media (pointer: coarse) {
    input:not([type='checkbox'], [type='radio']),
    select {
      min-height: 42px;
      font-size: 1rem;
    }
  }
`
