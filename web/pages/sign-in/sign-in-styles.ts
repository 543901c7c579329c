import { css } from 'lit'

/** Layout of the sign-in page. */
export const signInStyles = css`
  .page-head {
    max-width: none;
    margin-top: var(--space-6);
    gap: var(--space-4);
  }
  .page-head .lede {
    max-width: 58ch;
  }
  .page-head h1 {
    max-width: 24em;
  }
  .picture {
    margin: var(--space-6) 0;
  }
  .in {
    display: grid;
    gap: var(--space-4);
    justify-items: start;
  }
  .in hr-sign-in-form {
    width: 100%;
  }
  .notice {
    max-width: 58ch;
  }
  @media (max-width: 700px) {
    .page-head {
      margin-top: var(--space-4);
    }
    .picture {
      margin: var(--space-5) 0;
    }
  }
`

/** A short form: one field below the other. */
export const formStyles = css`
  form,
  .way {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-4);
    align-content: start;
    justify-items: start;
  }
  .said {
    max-width: 46ch;
    color: var(--ink-2);
  }
  h2 + .said {
    margin-top: var(--space-2);
  }
  .said + p,
  p + form {
    margin-top: var(--space-4);
  }
  p + .or {
    margin-top: var(--space-3);
  }
  form .error {
    margin: 0;
  }
`

/** The two options of the first run, in columns. */
export const waysStyles = css`
  .ways {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    gap: var(--space-6) var(--space-7);
  }
  @media (max-width: 700px) {
    .ways {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`

/** The list of sample people. */
export const choiceStyles = css`
  :host {
    max-width: 620px;
  }
  .said {
    margin: var(--space-1) 0 var(--space-4);
    color: var(--ink-2);
  }
  .other {
    margin-top: var(--space-4);
  }
  hr-field {
    max-width: 320px;
    margin-bottom: var(--space-3);
  }
  li {
    border-top: 1px solid var(--rule);
  }
  li:last-child {
    border-bottom: 1px solid var(--rule);
  }
  li button {
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
  li button:hover {
    background: var(--paper-sunk);
  }
  li b {
    font-size: var(--step-1);
    font-weight: 500;
    overflow-wrap: anywhere;
  }
  li span {
    color: var(--ink-2);
    font-size: var(--step--1);
    text-align: end;
  }
`
