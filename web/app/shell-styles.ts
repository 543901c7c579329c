import { css } from 'lit'
import { buttonStyles } from '../styles/buttons.ts'
import { textStyles } from '../styles/text.ts'

const frame = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 100vh;
  }
  header {
    display: flex;
    align-items: center;
    gap: var(--space-5);
    min-height: var(--header-height);
    padding-block: var(--space-2);
    padding-inline: max(var(--gutter), calc((100vw - var(--page-width)) / 2 + var(--gutter)));
    color: var(--ink-2);
    font-size: var(--step--1);
  }
  .brand {
    color: var(--ink);
    font: 600 1.0625rem var(--font-title);
    text-decoration: none;
    letter-spacing: 0.01em;
  }
  /* The space next to the navigation; where it is too narrow, the navigation wraps to a second line. */
  .tools {
    display: flex;
    flex: 1 1 0;
    align-items: center;
    justify-content: flex-end;
    gap: inherit;
    min-width: 12.5rem;
    container-type: inline-size;
  }
  hr-account-menu {
    min-width: 4.5rem;
  }
  header button {
    min-height: 28px;
    padding: 2px 4px;
    border-color: transparent;
    background: none;
    color: inherit;
    font: inherit;
  }
  header button:hover {
    border-color: transparent;
    color: var(--ink);
  }
  header button.find {
    flex: none;
    gap: var(--space-2);
    min-width: 210px;
    padding: 3px 10px 3px 12px;
    border: 1px solid var(--rule-strong);
    border-radius: 99px;
    color: var(--ink-3);
  }
  header button.find:hover {
    border-color: var(--ink-3);
  }
  .find span {
    flex: 1;
    text-align: start;
  }
  .find kbd {
    border: 0;
    padding: 0;
    color: inherit;
  }
  .find svg {
    width: 15px;
    height: 15px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.7;
    stroke-linecap: round;
  }
  .language {
    white-space: nowrap;
  }
  main {
    flex: 1;
  }
  /* Focusable so that screen readers start reading here; it is not a control. */
  main:focus-visible {
    outline: none;
  }
  header button.skip {
    position: absolute;
    z-index: 9;
    inset: var(--space-2) auto auto var(--space-2);
    padding: var(--space-2) var(--space-4);
    border-radius: var(--radius);
    background: var(--ink);
    color: var(--paper);
    translate: 0 -200%;
  }
  header button.skip:focus {
    translate: none;
  }
  .toasts {
    position: fixed;
    z-index: 8;
    inset: auto var(--space-5) var(--space-5) auto;
    display: grid;
    gap: var(--space-2);
    justify-items: end;
  }
  .trouble {
    display: grid;
    gap: var(--space-4);
    justify-items: start;
    max-width: var(--page-width);
    margin: 0 auto;
    padding: var(--space-7) var(--gutter);
    color: var(--ink-2);
    font-size: var(--step-1);
  }
  @container (max-width: max(360px, 46ch)) {
    .find kbd,
    .find span {
      display: none;
    }
    header button.find {
      min-height: 32px;
      min-width: 32px;
      padding: 4px;
      border-color: transparent;
      color: var(--ink-2);
    }
    .find svg {
      width: 18px;
      height: 18px;
    }
  }
  @media (max-width: 1000px) {
    header {
      gap: var(--space-4);
    }
  }
  @media (max-width: 480px) {
    header {
      gap: var(--space-2);
    }
  }
  @media (max-width: 820px) {
    main {
      padding-bottom: 72px;
    }
    .toasts {
      inset: auto var(--space-4) calc(64px + env(safe-area-inset-bottom)) var(--space-4);
      justify-items: stretch;
    }
  }
  @media print {
    header,
    .toasts {
      display: none;
    }
  }
`

export const shellStyles = [textStyles, buttonStyles, frame]
