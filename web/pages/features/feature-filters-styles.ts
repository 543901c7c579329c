import { css } from 'lit'

/** One wrapping line of controls; where the table is collapsed, the search box takes the whole first line. */
export const filterStyles = css`
  :host {
    container-type: inline-size;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2) var(--space-3);
  }
  .box {
    position: relative;
    flex: 0 1 290px;
    margin-inline-end: var(--space-2);
  }
  .box svg {
    position: absolute;
    inset-inline-start: 10px;
    top: 50%;
    width: 16px;
    translate: 0 -50%;
    fill: none;
    stroke: var(--ink-3);
    stroke-width: 1.6;
    pointer-events: none;
  }
  .box kbd {
    position: absolute;
    inset-inline-end: 8px;
    top: 50%;
    translate: 0 -50%;
    background: var(--paper-raised);
    pointer-events: none;
  }
  .box:has(input:focus) kbd,
  .box:has(input:not(:placeholder-shown)) kbd {
    display: none;
  }
  .box input[type='search'] {
    padding-inline-start: 32px;
  }
  .flag {
    gap: 6px;
    color: var(--ink-2);
    font-size: var(--step--1);
    cursor: pointer;
    white-space: nowrap;
  }
  .flag input {
    width: 15px;
    height: 15px;
  }
  .flag:has(:checked) {
    color: var(--ink);
    font-weight: 600;
  }
  button.quiet {
    font-size: var(--step--1);
  }
  .sort {
    display: none;
  }
  @container (max-width: 82ch) {
    .box {
      flex-basis: 100%;
      margin: 0;
    }
    .box kbd {
      display: none;
    }
    .sort {
      display: block;
      flex: 1 1 150px;
    }
  }
  @media print {
    .bar {
      display: none;
    }
  }
`
