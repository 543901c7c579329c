import { css } from 'lit'

/** The list of everyone; narrow windows fold a row into lines under the name. */
export const peopleStyles = css`
  .page-head {
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: end;
  }
  .page-head .lede {
    grid-column: 1 / -1;
  }
  td.name {
    width: 32%;
  }
  td.name b {
    display: inline;
    font-weight: 500;
  }
  td.name small,
  td .trouble {
    display: block;
    font-size: var(--step--1);
  }
  td.name small {
    color: var(--ink-2);
  }
  /* Name and address are two targets, so they keep 24 px between their middles. */
  td.name b + small,
  td.name .you + small {
    margin-top: 5px;
  }
  td.name .you {
    display: inline;
    margin-inline-start: 8px;
    color: var(--accent);
  }
  td .trouble {
    color: var(--stop);
  }
  td .trouble button {
    margin-inline-start: -6px;
  }
  td input[type='checkbox'] {
    vertical-align: -3px;
  }
  .lead svg {
    width: 12px;
    height: 14px;
    margin-inline-end: 6px;
    fill: var(--accent);
    vertical-align: -1px;
  }
  .lead .word {
    display: none;
    margin-inline-start: 6px;
  }
  .narrow {
    display: none;
  }
  hr-role-table {
    margin-top: var(--space-4);
  }
  @media (max-width: 760px) {
    thead {
      display: none;
    }
    tbody tr {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--space-4);
      padding: var(--space-3) 0;
      border-bottom: 1px solid var(--rule);
    }
    td {
      padding: 0;
      border: 0;
      color: var(--ink-2);
    }
    td.name {
      width: 100%;
      color: var(--ink);
    }
    .lead .word,
    .narrow {
      display: inline;
    }
    .wide {
      display: none;
    }
    td:empty,
    td.blank {
      display: none;
    }
  }
`
