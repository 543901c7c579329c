import { css } from 'lit'

/**
 * Column widths follow the font, the title takes the rest; where that leaves too little for the title, only
 * grade and title are shown.
 */
export const featureTableStyles = css`
  :host {
    container-type: inline-size;
  }
  table {
    table-layout: fixed;
    transition: opacity var(--quick);
  }
  :host([stale]) tbody {
    opacity: 0.55;
  }
  th {
    white-space: normal;
  }
  td {
    padding-block: 9px;
  }
  :is(.grade, .area, .stage, .owners, .day) {
    font-size: var(--step--1);
  }
  .select {
    width: 34px;
  }
  .grade {
    width: max(62px, 8ch);
  }
  .area {
    width: 17.5ch;
  }
  .stage {
    width: 11ch;
  }
  .owners {
    width: 24ch;
  }
  .day {
    width: 16ch;
  }
  .updated {
    width: 11.5ch;
  }
  td:is(.area, .stage, .owners, .day) {
    color: var(--ink-2);
  }
  td.day,
  th.day {
    text-align: end;
    font-variant-numeric: tabular-nums;
    padding-inline-end: 0;
  }
  th.day {
    padding-inline-start: var(--space-3);
  }
  th a {
    padding-block: 4px;
    color: inherit;
    text-decoration: none;
  }
  th a:hover {
    color: var(--ink);
  }
  th span {
    font-size: 0.75em;
  }
  .cut {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    line-clamp: 2;
    overflow: hidden;
  }
  .owner {
    display: inline-block;
    max-width: 100%;
    vertical-align: top;
  }
  .select label {
    display: inline-flex;
    padding: 3px;
    margin: -3px;
    translate: 0 2px;
    cursor: pointer;
  }
  .select input {
    width: 16px;
    height: 16px;
    margin: 0;
    accent-color: var(--accent);
    vertical-align: -2px;
  }
  a.title {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    line-clamp: 2;
    overflow: hidden;
    padding-block: 1px;
    margin-block: -1px;
    font-weight: 500;
    line-height: 1.45;
  }
  a.title:focus-visible {
    outline-offset: 0;
  }
  hr-grade {
    vertical-align: -3px;
  }
  a.to-grade {
    display: inline-block;
    min-height: 24px;
    line-height: 24px;
    margin-block: -4px;
    font-size: var(--step--1);
  }
  .meta {
    display: none;
  }
  tr.chosen td,
  tr.chosen:hover td {
    background: var(--accent-soft);
  }
  tbody tr:focus-within td {
    background: color-mix(in srgb, var(--paper-sunk) 80%, transparent);
  }
  tbody tr.chosen:focus-within td {
    background: var(--accent-soft);
  }
  @container (max-width: 100ch) {
    .updated {
      display: none;
    }
    .area {
      width: 16ch;
    }
    .owners {
      width: 17ch;
    }
  }
  @container (max-width: 82ch) {
    :is(.area, .stage, .owners, .day) {
      display: none;
    }
    .grade {
      width: max(54px, 7.5ch);
    }
    td {
      padding-block: 12px;
    }
    a.title {
      -webkit-line-clamp: 4;
      line-clamp: 4;
    }
    .meta {
      display: block;
      margin-top: 3px;
      color: var(--ink-3);
      font-size: var(--step--1);
    }
  }
  @media print {
    .select {
      display: none;
    }
    a.title {
      display: block;
    }
  }
`
