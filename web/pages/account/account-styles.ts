import { css } from 'lit'
import { formFieldStyles } from '../../components/hr-form-field.ts'
import { buttonStyles } from '../../styles/buttons.ts'
import { fieldStyles } from '../../styles/fields.ts'
import { tableStyles } from '../../styles/tables.ts'
import { textStyles } from '../../styles/text.ts'

/** Styles of every section of the account page. */
export const sectionStyles = [
  textStyles,
  buttonStyles,
  fieldStyles,
  tableStyles,
  formFieldStyles,
  css`
    :host {
      display: grid;
      grid-template-columns: minmax(0, 250px) minmax(0, 1fr);
      gap: var(--space-3) var(--space-6);
      padding: var(--space-5) 0;
      border-top: 1px solid var(--rule);
    }
    h2 {
      font-size: var(--step-1);
    }
    .body,
    form {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--space-4);
      justify-items: start;
    }
    .body > *,
    form > * {
      max-width: 100%;
    }
    .said {
      max-width: 62ch;
      color: var(--ink-2);
    }
    form .error {
      margin: 0;
    }
    .secret {
      padding: var(--space-2) var(--space-3);
      border-radius: var(--radius);
      background: var(--paper-sunk);
      font-family: var(--font-figure);
      overflow-wrap: anywhere;
      user-select: all;
    }
    @media (max-width: 820px) {
      :host {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
]
