import { css } from 'lit'

export const featurePageStyles = css`
  hr-feature-head {
    margin-top: var(--space-2);
  }
  hr-entity-visibility {
    margin-top: var(--space-3);
  }
  hr-entity-archived {
    margin-top: var(--space-4);
  }
  .notice {
    max-width: var(--measure);
    margin-top: var(--space-4);
  }
  .notice .actions {
    margin-top: var(--space-1);
    margin-inline-start: -6px;
  }
  .main-facts {
    margin-top: var(--space-5);
    padding: var(--space-4) 0;
    border-block: 1px solid var(--rule);
  }
  .beside {
    grid-template: 'main aside' auto 'history aside' 1fr / minmax(0, 1fr) 260px;
    gap: var(--space-6) var(--space-7);
    margin-top: var(--space-6);
  }
  .main {
    grid-area: main;
  }
  aside {
    grid-area: aside;
  }
  hr-entity-history {
    grid-area: history;
  }
  hr-feature-warnings[hidden] + * {
    margin-top: 0 !important;
  }
  :is(.main, aside) > * + * {
    margin-top: var(--space-6);
  }
  aside h2 {
    margin-bottom: var(--space-1);
    font-size: var(--step-1);
  }
  aside .quiet-text {
    margin-bottom: var(--space-3);
  }
  @media (max-width: 820px) {
    .beside {
      grid-template: 'main' auto 'aside' auto 'history' auto / minmax(0, 1fr);
    }
  }
`
