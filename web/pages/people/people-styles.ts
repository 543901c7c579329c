import { css } from 'lit'

/** Layout of the people page. */
export const peopleStyles = css`
  .page-head {
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: end;
  }
  .page-head .lede {
    grid-column: 1 / -1;
  }
  hr-account-link {
    margin-bottom: var(--space-4);
    border-block: 1px solid var(--rule-strong);
  }
  .more {
    margin-top: var(--space-6);
    color: var(--ink-2);
  }
`

/** The people table; narrow windows collapse a row into lines under the name. */
export const peopleTableStyles = css`
  :host {
    container-type: inline-size;
  }
  td {
    overflow-wrap: break-word;
  }
  td.name {
    width: 32%;
    overflow-wrap: anywhere;
  }
  td.name b {
    display: inline;
    font-weight: 500;
  }
  td.name small,
  td .problem {
    display: block;
    font-size: var(--step--1);
  }
  td.name small {
    color: var(--ink-2);
  }
  /* Name and address are two targets, so their centres are 24 px apart. */
  td.name b + small,
  td.name .you + small {
    margin-top: 5px;
  }
  td.name .you {
    display: inline;
    margin-inline-start: 8px;
    color: var(--accent);
  }
  td .problem {
    color: var(--stop);
  }
  td .problem button {
    margin-inline-start: -6px;
  }
  td input[type='checkbox'] {
    width: 18px;
    height: 18px;
    margin: 0;
    accent-color: var(--accent);
    vertical-align: -3px;
  }
  td.menu {
    padding-inline-end: 0;
    text-align: end;
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
  @container (max-width: 84ch) {
    thead {
      display: none;
    }
    tbody tr {
      position: relative;
      display: flex;
      flex-wrap: wrap;
      /* Each line holds targets of its own: their centres are 24 px apart. */
      gap: 5px var(--space-4);
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
      padding-inline-end: 36px;
      color: var(--ink);
    }
    td.menu {
      position: absolute;
      inset-block-start: var(--space-2);
      inset-inline-end: 0;
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
