import { css } from 'lit'

export const signInStyles = css`
  .page-head {
    max-width: 30ch;
    margin-top: var(--space-6);
    gap: var(--space-4);
  }
  .page-head .lede {
    max-width: 58ch;
  }
  .page-head {
    max-width: none;
  }
  .page-head h1 {
    max-width: 24em;
  }
  .picture {
    margin: var(--space-6) 0;
  }
  .ways {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    gap: var(--space-6) var(--space-7);
  }
  .ways h2 {
    margin-bottom: var(--space-2);
  }
  .ways p {
    max-width: 46ch;
    color: var(--ink-2);
  }
  form,
  .way {
    display: grid;
    gap: var(--space-4);
    align-content: start;
    justify-items: start;
  }
  form hr-field {
    width: min(100%, 360px);
  }
  .who {
    max-width: 620px;
  }
  .who > p {
    margin: var(--space-1) 0 var(--space-4);
    color: var(--ink-2);
  }
  .who hr-field {
    max-width: 320px;
    margin-bottom: var(--space-3);
  }
  .who li {
    border-top: 1px solid var(--rule);
  }
  .who li:last-child {
    border-bottom: 1px solid var(--rule);
  }
  .who li button {
    display: flex;
    justify-content: space-between;
    gap: var(--space-4);
    width: 100%;
    padding: 11px var(--space-2);
    border: 0;
    border-radius: 0;
    background: none;
    font-weight: 400;
    text-align: start;
  }
  .who li button:hover {
    background: var(--paper-sunk);
  }
  .who li b {
    font-size: var(--step-1);
    font-weight: 500;
    overflow-wrap: anywhere;
  }
  .who li span {
    color: var(--ink-2);
    font-size: var(--step--1);
    text-align: end;
  }
  @media (max-width: 700px) {
    .page-head {
      margin-top: var(--space-4);
    }
    .ways {
      grid-template-columns: minmax(0, 1fr);
    }
    .picture {
      margin: var(--space-5) 0;
    }
  }
`
