import { css } from 'lit'

/**
 * Buttons and links that look like buttons. Plain `button` is the default, `.primary` the main action of a
 * page, `.quiet` for use within text, `.danger` for destructive actions, `.icon` for a single icon.
 */
export const buttonStyles = css`
  button,
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--space-2);
    min-height: 34px;
    padding: 5px 14px;
    border: 1px solid var(--rule-strong);
    border-radius: var(--radius);
    background: var(--paper-raised);
    color: var(--ink);
    font: 500 var(--step-0) / 1.4 var(--font-text);
    text-decoration: none;
    cursor: pointer;
    transition:
      background var(--quick),
      border-color var(--quick);
  }
  :is(button, .button):hover {
    border-color: var(--ink-3);
  }
  :is(button, .button):active {
    background: var(--paper-sunk);
  }
  :is(button, .button):focus-visible {
    outline: var(--focus);
    outline-offset: var(--focus-offset);
  }
  :is(button, .button).primary {
    background: var(--ink);
    border-color: var(--ink);
    color: var(--paper);
  }
  :is(button, .button).primary:hover {
    background: color-mix(in srgb, var(--ink) 86%, var(--paper));
  }
  :is(button, .button).quiet {
    min-height: 28px;
    padding: 2px 6px;
    border-color: transparent;
    background: none;
    color: var(--accent);
    font-weight: 400;
  }
  :is(button, .button).quiet:hover {
    background: var(--accent-soft);
  }
  :is(button, .button).danger {
    color: var(--stop);
    border-color: color-mix(in srgb, var(--stop) 45%, var(--rule));
  }
  :is(button, .button).icon {
    min-width: 32px;
    min-height: 32px;
    padding: 4px;
    border-color: transparent;
    background: none;
    color: var(--ink-2);
  }
  :is(button, .button).icon:hover {
    background: var(--paper-sunk);
    color: var(--ink);
  }
  :is(button, .button):is(:disabled, [aria-disabled='true'], [aria-disabled='true']:hover) {
    cursor: not-allowed;
    background: var(--paper-sunk);
    border-color: var(--rule);
    color: var(--ink-3);
  }
  :is(button, .button):is(.quiet, .icon):is(:disabled, [aria-disabled='true']:not(:active)) {
    border-color: transparent;
    background: none;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-3);
    align-items: center;
  }
  @media (pointer: coarse) {
    button,
    .button {
      min-height: 40px;
    }
  }
  @media print {
    .actions {
      display: none;
    }
  }
`
