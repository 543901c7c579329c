import { css } from 'lit'

export const paletteStyles = css`
  dialog {
    width: min(620px, calc(100vw - 2 * var(--space-3)));
    max-height: min(560px, calc(100dvh - 2 * var(--space-4)));
    margin-top: min(14vh, 120px);
    padding: 0;
    border: 1px solid var(--rule);
    border-radius: 12px;
    background: var(--paper-raised);
    color: var(--ink);
    box-shadow: var(--shadow);
    overflow: hidden;
  }
  dialog::backdrop {
    background: var(--veil);
  }
  .box {
    display: flex;
    flex-direction: column;
    max-height: inherit;
  }
  input {
    all: unset;
    box-sizing: border-box;
    width: 100%;
    padding: var(--space-4) var(--space-5);
    border-bottom: 1px solid var(--rule);
    font: 400 var(--step-1) / 1.4 var(--font-text);
    color: var(--ink);
  }
  input::placeholder {
    color: var(--ink-3);
  }
  input::-webkit-search-cancel-button {
    display: none;
  }
  input:focus-visible {
    outline: none;
    box-shadow: inset 0 -2px 0 var(--accent);
    border-radius: 0;
  }
  ul {
    overflow-y: auto;
    padding: var(--space-2);
  }
  li {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: var(--space-4);
    padding: 8px var(--space-3);
    border-radius: 6px;
    cursor: pointer;
  }
  li span {
    overflow-wrap: anywhere;
  }
  li small {
    flex: none;
    color: var(--ink-2);
    font-size: var(--step--1);
  }
  li[aria-selected='true'] {
    background: var(--accent-soft);
  }
  p {
    padding: 0 var(--space-5) var(--space-3);
  }
  .foot {
    padding: var(--space-2) var(--space-5);
    border-top: 1px solid var(--rule);
    color: var(--ink-3);
    font-size: var(--step--1);
  }
`
