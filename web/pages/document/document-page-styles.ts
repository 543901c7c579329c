import { css } from 'lit'

export const documentPageStyles = css`
  .top a {
    color: var(--ink-2);
    font-size: var(--step--1);
    text-decoration: none;
  }
  .top a:hover {
    text-decoration: underline;
  }
  .page-head {
    margin-top: var(--space-2);
  }
  h1 {
    overflow-wrap: anywhere;
  }
  hr-document-actions {
    margin-top: var(--space-3);
  }
  .reading {
    display: grid;
    grid-template: 'outline main aside' auto / 180px minmax(0, 1fr) 240px;
    gap: var(--space-5) var(--space-6);
    padding-top: var(--space-5);
    border-top: 1px solid var(--rule);
  }
  .outline {
    grid-area: outline;
    position: sticky;
    top: var(--space-4);
    align-self: start;
    max-height: calc(100dvh - 2 * var(--space-4));
    overflow-y: auto;
  }
  .main {
    grid-area: main;
  }
  .main > .notice {
    margin-bottom: var(--space-4);
  }
  aside {
    grid-area: aside;
  }
  aside > * + * {
    display: block;
    margin-top: var(--space-6);
  }
  aside h2 {
    margin-bottom: var(--space-2);
    font-size: var(--step-1);
  }
  .compared {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-3);
    margin-bottom: var(--space-4);
  }
  @media (max-width: 1080px) {
    .reading {
      grid-template: 'outline aside' auto 'main aside' 1fr / minmax(0, 1fr) 240px;
    }
    .outline {
      position: static;
      max-height: none;
    }
  }
  @media (max-width: 820px) {
    .reading {
      grid-template: 'outline' auto 'main' auto 'aside' auto / minmax(0, 1fr);
    }
  }
  @media print {
    .outline,
    aside,
    hr-document-actions,
    .top {
      display: none;
    }
    .reading {
      display: block;
      border: none;
    }
  }
`
