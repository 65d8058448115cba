// How the boundary's parts stand: beside the picture, or below it where the figure is part of the network.
import { css } from 'lit';

export const boundaryStyle = css`
  .wrap { display: grid; grid-template-columns: minmax(0, 1fr) 132px; gap: 16px; flex: 1; align-items: center; }
  .canvas { width: 100%; max-width: 560px; aspect-ratio: 1; margin-inline: auto; }
  dl { display: grid; gap: 12px; margin: 0; align-content: center; }
  dt { font-size: 12.5px; color: var(--muted); }
  dd { margin: 0; min-width: 4.6em; font-size: 22px; line-height: 1.2; letter-spacing: -0.03em; }
  dd .sign { font-family: var(--text); letter-spacing: 0; }
  dd small { display: block; font: 12.5px/1.4 var(--text); letter-spacing: 0; color: var(--muted); font-variant-numeric: tabular-nums; }
  .kept { grid-column: 1 / -1; margin: 6px 0 0; font-size: 12.5px; line-height: 1.4; color: var(--muted); }
  /* By its own width: in a frame with two figures it is as narrow as on a phone. */
  :host { container-type: inline-size; }
  @container (max-width: 480px) {
    .wrap { grid-template-columns: 1fr; gap: 10px; }
    .side { display: grid; grid-template-columns: 1fr auto; gap: 16px; align-items: center; }
    dl { grid-template-columns: 1fr 1fr; }
    .kept { margin: 0; }
    .marks { margin: 0; }
  }
  .over .canvas { outline: 2px dashed var(--accent); outline-offset: 2px; }
  canvas[tabindex]:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
  .under { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; gap: 4px 14px; margin-top: 8px; font-size: 13px; color: var(--muted); }
  .under label { display: flex; align-items: center; gap: 6px; cursor: pointer; }
  .under input { margin: 0; accent-color: var(--accent); }
  .at { min-height: 1.45em; font-variant-numeric: tabular-nums; }
  :host([bare]) .card { padding: 0; border: 0; background: none; }
  :host([bare]) figcaption, :host([bare]) h2 small { display: none; }
  :host([bare]) h2 { margin: 0 0 4px; font-size: 13px; }
  /* How well it does stands above the picture, what its marks mean below. */
  :host([bare]) .wrap { grid-template-columns: 1fr; gap: 6px; }
  :host([bare]) .canvas { max-width: 504px; margin: 0; }
  :host([bare]) .side { display: contents; }
  :host([bare]) .kept { order: -1; margin: 0; }
  :host([bare]) dl { display: flex; flex-wrap: wrap; gap: 4px 22px; order: -1; }
  :host([bare]) dd { font-size: 18px; }
  :host([bare]) .marks, :host([bare]) .scale { margin: 0; gap: 2px 12px; }
  :host([bare]) .marks { justify-self: start; grid-template-columns: repeat(3, auto); }
`;
