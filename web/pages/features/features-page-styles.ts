import { css } from 'lit'

export const featuresPageStyles = css`
  .head {
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: end;
    gap: var(--space-3) var(--space-5);
  }
  hr-feature-table {
    margin-top: var(--space-4);
  }
  hr-skeleton,
  hr-nothing-here,
  .notice {
    margin-top: var(--space-5);
  }
  @media (max-width: 620px) {
    .head {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`
