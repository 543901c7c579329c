import { css } from 'lit'

export const importPageStyles = css`
  .sheet {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 350px;
    gap: var(--space-6) var(--space-7);
    align-items: start;
  }
  .page-head .actions {
    margin-top: var(--space-2);
  }
  .notices {
    display: grid;
    gap: var(--space-3);
    max-width: var(--measure);
  }
  .notices:not(:empty) {
    margin-bottom: var(--space-5);
  }
  .notice + .notice {
    margin-top: 0;
  }
  hr-import-rows {
    scroll-margin-top: calc(var(--header-height) + var(--space-3));
  }
  @media (max-width: 960px) {
    .sheet {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`
