import { css } from 'lit'

/** Styles of the plan page. */
export const pagePlanStyles = css`
  .page-head {
    margin-bottom: var(--space-5);
  }
  hr-channel {
    margin: var(--space-6) 0 var(--space-5);
  }
  .old {
    opacity: 0.55;
    transition: opacity var(--quick);
  }
  .whole {
    margin-bottom: var(--space-5);
    font-size: var(--step-1);
    font-variant-numeric: tabular-nums;
  }
  .whole small {
    margin-inline-start: var(--space-2);
    color: var(--ink-3);
    font-size: var(--step--1);
  }
  .stale {
    margin-top: var(--space-5);
  }
  .notices {
    margin-bottom: var(--space-6);
  }
  .notices h2 {
    margin-bottom: var(--space-3);
    font: 600 var(--step-0) / 1.4 var(--font-text);
  }
  .notices ul {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(300px, 1fr));
    gap: var(--space-4) var(--space-5);
  }
  .notices .notice + .notice {
    margin-top: 0;
  }
  .reason {
    display: block;
    max-width: 720px;
    margin-top: var(--space-5);
  }
  .bar {
    position: sticky;
    bottom: 0;
    z-index: 2;
    display: flex;
    gap: var(--space-4);
    align-items: center;
    margin: var(--space-5) calc(-1 * var(--gutter)) 0;
    padding: var(--space-3) var(--gutter);
    border-top: 1px solid var(--rule);
    background: color-mix(in srgb, var(--paper) 94%, transparent);
    backdrop-filter: blur(6px);
    color: var(--ink-2);
    font-size: var(--step--1);
  }
  @media (max-width: 820px) {
    .bar {
      /* Above the navigation, which is at the bottom on phones. */
      bottom: calc(56px + env(safe-area-inset-bottom));
    }
  }
  hr-empty {
    margin-top: var(--space-5);
  }
  @media print {
    .bar {
      display: none;
    }
  }
`
