import { css } from 'lit'

/** Twelve small months. Kinds of days differ primarily in shape, additionally in colour. */
export const calendarYearStyles = css`
  .months {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(196px, 1fr));
    gap: var(--space-5) var(--space-6);
  }
  table {
    width: 100%;
    border-collapse: collapse;
    table-layout: fixed;
    align-self: start;
    font-size: var(--step--1);
    font-variant-numeric: tabular-nums;
  }
  caption {
    padding-bottom: 2px;
    text-align: start;
    font: 500 var(--step-0) / 1.4 var(--font-title);
    padding-inline-start: 5px;
  }
  th {
    padding: 0 0 2px;
    color: var(--ink-3);
    font-size: 0.75rem;
    font-weight: 400;
  }
  td {
    padding: 1px 0;
    text-align: center;
  }
  .day {
    position: relative;
    display: inline-grid;
    place-items: center;
    width: 24px;
    height: 24px;
    font-style: normal;
    line-height: 1;
    color: var(--ink);
  }
  .weekend {
    color: var(--ink-3);
  }
  .holiday {
    border: 1.5px solid var(--accent);
    border-radius: 50%;
    color: var(--accent);
  }
  .make-up {
    border-radius: 4px;
    background: var(--ink);
    color: var(--paper);
    font-weight: 600;
  }
  .today::after {
    content: '';
    position: absolute;
    inset: auto 3px -2px;
    height: 2px;
    background: var(--warn);
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-5);
    margin-top: var(--space-5);
    color: var(--ink-2);
    font-size: var(--step--1);
    font-variant-numeric: tabular-nums;
  }
  .legend span {
    display: inline-flex;
    gap: 6px;
    align-items: center;
  }
  @media (max-width: 480px) {
    .months {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: var(--space-4);
    }
    table {
      font-size: 0.6875rem;
    }
    th {
      font-size: 0.625rem;
    }
    .months .day {
      width: 20px;
      height: 20px;
    }
  }
  @media print {
    .months {
      grid-template-columns: repeat(4, 1fr);
      gap: 14px;
    }
    table {
      break-inside: avoid;
      font-size: 8pt;
    }
    .day {
      width: 18px;
      height: 18px;
    }
    .make-up {
      border: 1.5px solid #000;
      background: none;
      color: #000;
    }
  }
`
