import { css } from 'lit'

/** Styles of a checklist line. */
export const rowStyles = css`
  .row {
    display: grid;
    grid-template-columns: 22px minmax(0, 1fr) 96px 104px 116px;
    gap: 2px var(--space-3);
    align-items: baseline;
    padding: 9px 0;
  }
  :host {
    display: block;
    container-type: inline-size;
    border-bottom: 1px solid var(--rule);
  }
  :host(:focus-within) .row {
    background: linear-gradient(90deg, var(--accent) 2px, transparent 0) -12px 0 no-repeat;
  }
  .box {
    position: relative;
    top: 3px;
    margin: 0;
  }
  .what {
    display: inline;
    min-height: 0;
    padding: 0;
    border: 0;
    border-radius: 3px;
    background: none;
    font-weight: 500;
    text-align: start;
    overflow-wrap: anywhere;
  }
  .what:hover {
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.2em;
    text-decoration-color: var(--ink-3);
  }
  .finished .what {
    color: var(--ink-3);
    font-weight: 400;
    text-decoration: line-through;
    text-decoration-thickness: 1px;
  }
  .text small {
    display: block;
    max-width: 62ch;
    color: var(--ink-3);
    font-size: var(--step--1);
  }
  .finished .text .criterion {
    display: none;
  }
  .text .mark {
    display: inline;
    margin-inline-start: 8px;
  }
  .text .order {
    color: var(--warn);
  }
  .fn,
  .who,
  .due {
    color: var(--ink-2);
    font-size: var(--step--1);
  }
  .due {
    text-align: end;
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
  }
  .due small {
    white-space: normal;
    display: block;
    color: var(--ink-3);
    font-size: inherit;
    font-weight: 400;
  }
  .weeks {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1);
    margin-top: var(--space-1);
  }
  .weeks button {
    min-width: 26px;
    min-height: 24px;
    padding: 0 6px;
    border-color: var(--rule-strong);
    font-size: var(--step--1);
    font-weight: 400;
    font-variant-numeric: tabular-nums;
  }
  .weeks button[aria-pressed='true'] {
    border-color: var(--accent);
    background: var(--accent);
    color: var(--accent-ink);
  }
  @media screen {
    @container (max-width: max(560px, 66ch)) {
      .row {
        grid-template-columns: 22px minmax(min-content, 1fr) auto auto;
      }
      .due {
        grid-column: 4;
        grid-row: 1;
      }
      .text {
        grid-column: 2 / 4;
      }
      .fn {
        grid-column: 2;
      }
      .who {
        grid-column: 3 / 5;
        text-align: end;
      }
    }
  }
  @media (pointer: coarse) {
    .weeks button {
      min-width: 40px;
      min-height: 40px;
    }
    .box {
      width: 22px;
      height: 22px;
    }
  }
  @media print {
    :host {
      break-inside: avoid;
    }
    .row {
      grid-template-columns: 22px minmax(0, 1fr) 100px 100px 84px;
      padding: 5px 0;
    }
    .weeks {
      display: none;
    }
    .finished .text .criterion {
      display: block;
    }
  }
`
