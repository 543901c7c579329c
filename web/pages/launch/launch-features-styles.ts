import { css } from 'lit'

/** Styles of the features of a launch, in the margin next to its checklist. */
export const launchFeaturesStyles = css`
  :host {
    display: block;
  }
  h2 {
    margin-bottom: var(--space-3);
    font: 600 var(--step-0) / 1.4 var(--font-text);
  }
  li {
    font-size: var(--step--1);
    overflow-wrap: anywhere;
  }
  .promoted {
    display: flex;
    gap: var(--space-2);
    justify-content: space-between;
    align-items: start;
    margin-bottom: var(--space-3);
  }
  hr-grade {
    color: var(--ink-2);
  }
  .begin {
    margin-inline-start: -6px;
    font-size: var(--step--1);
  }
  .adding {
    display: grid;
    gap: var(--space-2);
    justify-items: start;
  }
  .adding > :not(button) {
    width: 100%;
  }
  .adding li {
    border-bottom: 1px solid var(--rule);
  }
  .found {
    display: block;
    width: 100%;
    min-height: 38px;
    padding: 6px 0;
    border: 0;
    border-radius: 0;
    background: none;
    font-weight: 400;
    text-align: start;
  }
  .found:hover {
    background: var(--paper-sunk);
  }
  .found span,
  .found hr-grade {
    display: block;
  }
`
