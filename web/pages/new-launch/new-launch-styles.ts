import { css } from 'lit'

/** Styles of the new-launch form. */
export const newLaunchStyles = css`
  .column {
    max-width: 720px;
  }
  .first {
    margin-top: var(--space-5);
  }
  .fields {
    display: grid;
    gap: var(--space-4);
  }
  .narrow {
    max-width: 320px;
  }
  .grade p {
    margin-top: var(--space-2);
  }
  .grade hr-field {
    display: block;
    margin-top: var(--space-3);
  }
  .actions {
    margin-top: var(--space-6);
  }
`
