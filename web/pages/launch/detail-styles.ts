import { css } from 'lit'

/** Styles of a task's details. */
export const detailStyles = css`
  :host {
    display: block;
    padding: var(--space-1) 0 var(--space-4) 34px;
  }
  .details {
    display: grid;
    grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
    gap: var(--space-3) var(--space-6);
  }
  dl {
    display: grid;
    align-content: start;
    gap: var(--space-3);
  }
  dt {
    color: var(--ink-3);
    font-size: var(--step--1);
  }
  dd {
    max-width: 60ch;
    overflow-wrap: anywhere;
  }
  dd a {
    margin-inline-start: var(--space-2);
    font-size: var(--step--1);
  }
  dd small {
    margin-inline-start: 6px;
    font-size: var(--step--1);
    color: var(--ink-3);
  }
  dd small.late {
    color: var(--warn);
  }
  .assists,
  .end,
  .why {
    color: var(--ink-2);
    font-size: var(--step--1);
  }
  .assists,
  .end {
    margin-top: var(--space-3);
  }
  .why,
  .actions {
    margin-top: var(--space-4);
  }
  @media screen {
    @container (max-width: max(560px, 66ch)) {
      :host {
        padding-inline-start: 0;
      }
      .details {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  }
`
