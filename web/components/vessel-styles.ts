import { css } from 'lit'

export const vesselStyles = css`
  :host {
    display: block;
    position: relative;
    max-width: 362px;
  }
  svg {
    display: block;
    width: 100%;
    height: auto;
    overflow: visible;
  }
  text,
  .ruler {
    font: 400 12.5px/1 var(--font-text);
    fill: var(--ink-2);
  }
  .ruler {
    position: absolute;
    visibility: hidden;
    white-space: pre;
  }
  .wall {
    fill: none;
    stroke: var(--rule-strong);
    stroke-width: 1.6;
    stroke-linejoin: round;
  }
  .threshold {
    stroke: var(--ink-3);
    stroke-dasharray: 2 4;
  }
  .tick {
    fill: var(--ink-3);
    font-variant-numeric: tabular-nums;
  }
  .name.here {
    font-weight: 600;
    font-size: 13px;
    fill: var(--ink);
  }
  .distance {
    font-size: 11.5px;
    fill: var(--ink-3);
    font-variant-numeric: tabular-nums;
    paint-order: stroke;
    stroke: var(--paper);
    stroke-width: 5px;
  }
  .distance.near {
    fill: var(--warn);
    font-weight: 600;
  }
  .mark {
    stroke: var(--ink);
    stroke-width: 2.5;
  }
  .total {
    font: 600 17px/1 var(--font-figure);
    letter-spacing: -0.03em;
    fill: var(--ink);
  }
  .light {
    fill: none;
    stroke: var(--paper);
    stroke-width: 1.6;
    stroke-opacity: 0.6;
  }
  .flow {
    fill: none;
    stroke: var(--paper);
    stroke-width: 1;
    stroke-opacity: 0.28;
    stroke-linecap: round;
    stroke-dasharray: 26 12 10 18;
  }
  .lid path {
    fill: none;
    stroke: var(--warn);
    stroke-width: 3.5;
    stroke-linecap: round;
  }
  .lid circle {
    fill: var(--paper-raised);
    stroke: var(--warn);
    stroke-width: 3;
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
