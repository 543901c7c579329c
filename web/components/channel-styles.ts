import { css } from 'lit'

export const channelStyles = css`
  :host {
    display: block;
    position: relative;
  }
  svg {
    display: block;
    max-width: 100%;
    overflow: hidden;
  }
  text,
  .ruler {
    font: 400 13px/1 var(--font-text);
    fill: var(--ink-2);
  }
  .ruler {
    position: absolute;
    visibility: hidden;
    white-space: pre;
  }
  .phase {
    font-weight: 600;
    fill: var(--ink);
  }
  .number {
    font-size: 12.5px;
    font-variant-numeric: tabular-nums;
  }
  .late {
    fill: var(--warn);
    font-weight: 600;
  }
  .ahead {
    fill: var(--ink-3);
  }
  .flow {
    fill: none;
    stroke: var(--paper);
    stroke-width: 1.1;
    stroke-linecap: round;
    stroke-opacity: 0.34;
    stroke-dasharray: 58 22 14 30;
    animation: drift 26s linear infinite;
  }
  .flow-1 {
    stroke-dasharray: 34 30 70 18;
    stroke-opacity: 0.26;
    animation-duration: 34s;
  }
  .flow-2 {
    stroke-dasharray: 20 44 48 26;
    stroke-opacity: 0.2;
    animation-duration: 44s;
  }
  @keyframes drift {
    to {
      stroke-dashoffset: -496;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .flow {
      animation: none;
    }
  }
  .light {
    fill: none;
    stroke: var(--paper);
    stroke-width: 1.6;
    stroke-opacity: 0.55;
  }
  .joint {
    stroke: var(--paper);
    stroke-width: 1.5;
    stroke-opacity: 0.65;
  }
  .tick {
    stroke: var(--rule-strong);
    stroke-width: 1.3;
  }
  .post,
  .leaf {
    fill: var(--ink);
  }
  .leaf {
    stroke: var(--paper);
    stroke-width: 1;
  }
  .gate-line {
    stroke: var(--ink);
    stroke-width: 2;
    stroke-linecap: round;
  }
  .gate-line.thin {
    stroke-width: 1;
    stroke-opacity: 0.5;
  }
  .beside {
    paint-order: stroke;
    stroke: var(--paper);
    stroke-width: 4px;
    stroke-linejoin: round;
  }
  .mast {
    fill: none;
    stroke: var(--ink);
    stroke-width: 1;
    stroke-dasharray: 1.5 3;
  }
  .float {
    fill: var(--paper-raised);
    stroke: var(--ink);
    stroke-width: 2;
  }
  .late-dot {
    fill: var(--warn);
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    padding: 0;
    overflow: hidden;
    clip-path: inset(50%);
  }
`
