import { css } from 'lit'
import { buttonStyles } from '../../styles/buttons.ts'
import { fieldStyles } from '../../styles/fields.ts'
import { textStyles } from '../../styles/text.ts'

const sections = css`
  .section {
    margin-top: var(--space-6);
  }
  :is(section, .section) > h2 {
    margin-bottom: var(--space-3);
  }
`

const columns = css`
  .columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 312px;
    gap: var(--space-7);
    align-items: start;
  }
  aside {
    position: sticky;
    top: var(--space-4);
    max-height: calc(100vh - var(--space-5));
    margin-inline-end: calc(-1 * var(--space-5));
    padding-inline-end: var(--space-5);
    padding-bottom: var(--space-4);
    overflow-y: auto;
    scrollbar-width: thin;
  }
  h1 {
    font-size: var(--step-3);
    line-height: 1.2;
  }
  h1.long {
    font-size: var(--step-2);
    text-wrap: pretty;
  }
  h1 a {
    color: inherit;
    text-decoration: none;
  }
  h1 a:hover {
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.15em;
  }
  .page-head .lede {
    font-size: var(--step-0);
  }
  .page-head {
    max-width: 820px;
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-3);
    align-items: center;
    margin-top: var(--space-4);
  }
  .section > .hint {
    max-width: var(--measure);
    margin: calc(-1 * var(--space-2)) 0 var(--space-4);
  }
  .records > * + * {
    margin-top: var(--space-5);
    padding-top: var(--space-5);
    border-top: 1px solid var(--rule);
  }
  .saved.failed {
    color: var(--stop);
  }
  .strip {
    display: none;
  }
  @media (max-width: 1020px) {
    .columns {
      grid-template-columns: minmax(0, 1fr) 290px;
      gap: var(--space-6);
    }
  }
  @media (max-width: 820px) {
    .columns {
      grid-template-columns: minmax(0, 1fr);
      gap: var(--space-5);
    }
    aside {
      position: static;
      max-height: none;
      margin-inline-end: 0;
      padding: 0;
      overflow: visible;
    }
    .strip {
      display: block;
      position: sticky;
      z-index: 3;
      top: 0;
      margin: 0 calc(-1 * var(--gutter)) var(--space-3);
    }
  }
  @media print {
    .strip {
      display: none;
    }
    .columns {
      display: block;
    }
  }
`

/** Styles of the page, in addition to those of every page. */
export const gradingStyles = columns
/** Styles of the large parts of the page; they set no width of their own. */
export const partStyles = [textStyles, buttonStyles, fieldStyles, sections, columns]
