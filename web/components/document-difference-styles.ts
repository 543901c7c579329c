import { css } from 'lit'

/** A difference: a sign beside whole blocks, underlined and struck words within them; colour comes on top of that. */
export const documentDifferenceStyles = css`
  :host {
    --reading: calc((var(--step-0) + var(--step-1)) / 2);
  }
  header {
    position: sticky;
    inset-block-start: var(--header-height);
    z-index: 1;
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-5);
    align-items: center;
    justify-content: space-between;
    max-width: calc(68ch + 1.75rem);
    padding-block: var(--space-2);
    border-bottom: 1px solid var(--rule);
    background: var(--paper);
    font-size: var(--reading);
    font-variant-numeric: tabular-nums;
  }
  .counts,
  .moves {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-4);
    align-items: center;
  }
  .counts,
  .position {
    font-size: var(--step--1);
  }
  .moves {
    gap: var(--space-1);
  }
  .counts .added {
    color: var(--good);
  }
  .counts .removed {
    color: var(--stop);
  }
  .position {
    margin-inline-end: var(--space-2);
    color: var(--ink-2);
  }
  .coarse {
    max-width: 68ch;
    margin-top: var(--space-3);
    color: var(--ink-2);
    font-size: var(--step--1);
  }
  article {
    max-width: calc(68ch + 1.75rem);
    padding-block: var(--space-4);
    font: 400 var(--reading) / 1.65 var(--font-text);
    overflow-wrap: anywhere;
  }
  article:lang(zh-Hans) {
    max-width: calc(40em + 1.75rem);
    line-height: 1.85;
  }
  .change {
    border-radius: var(--radius);
    scroll-margin-block: calc(var(--header-height) + 4rem);
  }
  .change:focus {
    outline: none;
    box-shadow: -3px 0 0 var(--accent);
  }
  .around {
    color: var(--ink-2);
  }
  .block {
    position: relative;
    margin: 0;
    padding: 0.3em 0.6em 0.3em 1.75rem;
    white-space: pre-wrap;
  }
  .block:not(.list-item, .table-row) + .block {
    margin-top: 0.35em;
  }
  .heading {
    color: var(--ink);
    font-weight: 600;
  }
  .heading:is(.level-1, .level-2) {
    font: 500 var(--step-1) / 1.4 var(--font-title);
  }
  .quote {
    font-style: normal;
  }
  .list-item {
    padding-inline-start: 3rem;
  }
  .list-item:is(.level-1, .level-2) {
    padding-inline-start: 4.2rem;
  }
  .list-item:is(.level-3, .level-4, .level-5, .level-6) {
    padding-inline-start: 5.4rem;
  }
  .list-item::after {
    position: absolute;
    inset-block-start: 0.3em;
    margin-inline-start: -1.1em;
    inset-inline-start: 3rem;
    color: var(--ink-3);
    content: '•';
  }
  .list-item:is(.level-1, .level-2)::after {
    inset-inline-start: 4.2rem;
  }
  .list-item:is(.level-3, .level-4, .level-5, .level-6)::after {
    inset-inline-start: 5.4rem;
  }
  .table-row {
    border-bottom: 1px solid var(--rule);
    font-size: var(--step-0);
    font-variant-numeric: tabular-nums;
  }
  .code {
    font: 400 var(--step--1) / 1.65 var(--font-figure);
  }
  .field {
    font-size: var(--step--1);
  }

  /* The sign of a block that only one version has. */
  .block::before {
    position: absolute;
    inset-block-start: 0.3em;
    inset-inline-start: 0.45rem;
    font: 500 1em / inherit var(--font-figure);
    line-height: inherit;
  }
  .block.added {
    background: color-mix(in srgb, var(--good-soft) 55%, transparent);
  }
  .block.added::before {
    color: var(--good);
    content: '+' / '';
  }
  .block.removed {
    background: color-mix(in srgb, var(--stop-soft) 45%, transparent);
    color: var(--ink-2);
  }
  .block.removed::before {
    color: var(--stop);
    content: '−' / '';
  }
  .block.changed::before {
    color: var(--ink-3);
    content: '~'/ '';
  }
  .block.added ins {
    text-decoration: none;
  }
  ins {
    border-radius: 2px;
    text-decoration: underline 1.5px var(--good);
    text-underline-offset: 0.2em;
    text-decoration-skip-ink: none;
  }
  del {
    border-radius: 2px;
    color: var(--ink-2);
    text-decoration: line-through 1px var(--stop);
  }
  .removed del {
    text-decoration-color: color-mix(in srgb, var(--stop) 55%, transparent);
  }
  .changed del + ins {
    margin-inline-start: 0.15em;
  }
  .changed ins {
    background: var(--good-soft);
  }
  .changed del {
    background: var(--stop-soft);
  }
  .folded {
    position: relative;
    margin-block: var(--space-2);
    padding-inline-start: 1.25rem;
  }
  .folded button {
    color: var(--ink-3);
    font-size: var(--step--1);
  }
  .folded button::before {
    content: '⋯ ' / '';
  }

  @media print {
    header {
      position: static;
    }
    .moves {
      display: none;
    }
    .block {
      break-inside: avoid;
    }
    .changed ins {
      background: none;
    }
  }
`
