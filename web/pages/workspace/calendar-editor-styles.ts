import { css } from 'lit'

/** Styles of the calendar editor: one line per range of days. */
export const calendarEditorStyles = css`
  form {
    display: grid;
    gap: var(--space-5);
    padding-top: var(--space-4);
  }
  .titles {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(240px, 1fr));
    gap: var(--space-4) var(--space-5);
  }
  fieldset {
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0;
    margin-bottom: var(--space-2);
    font: 500 var(--step-1) / 1.3 var(--font-title);
  }
  .week {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-5);
  }
  .line {
    display: grid;
    grid-template-columns: 160px 160px minmax(0, 1fr) minmax(0, 1fr) 34px;
    gap: var(--space-2) var(--space-3);
    align-items: center;
    padding: 3px 0;
  }
  .heads {
    color: var(--ink-3);
    font-size: var(--step--1);
  }
  @media (max-width: 820px) {
    .heads {
      display: none;
    }
    .line {
      grid-template-columns: repeat(2, minmax(0, 1fr)) 34px;
      padding: var(--space-2) 0;
      border-bottom: 1px solid var(--rule);
    }
    .line > :nth-child(3),
    .line > :nth-child(4) {
      grid-row: 2;
    }
    .line > :nth-child(5) {
      grid-column: 3;
      grid-row: 1;
    }
  }
`
