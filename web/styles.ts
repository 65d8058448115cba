// What the page's elements share: the card, its heading and caption, a legend.
import { css } from 'lit';

export const base = css`
  :host { display: block; }
  :host([hidden]) { display: none; }
  *, *::before, *::after { box-sizing: border-box; }
  .m { font-family: var(--math); font-style: italic; font-size: 1.08em; }
  .num { font-family: var(--num); font-variant-numeric: tabular-nums; font-weight: 600; }
  .sr { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
  button {
    font: inherit;
    color: inherit;
    background: var(--card);
    border: 1px solid var(--line);
    border-radius: 8px;
    padding: 6px 12px;
    cursor: pointer;
  }
  button:hover { border-color: var(--rule); }
  /* What can't be pressed now is not "disabled": that would take the focus from who pressed it last. */
  button[aria-disabled="true"] { opacity: .45; cursor: default; }
  @media (forced-colors: active) {
    button[aria-pressed="true"], .primary:not([aria-disabled="true"]), .seg input:checked + span { forced-color-adjust: none; background: Highlight !important; border-color: Highlight !important; color: HighlightText !important; }
    .legend svg, .marks svg, .name svg { forced-color-adjust: none; }
  }
  /* On paper nothing can be pressed, and a figure that shows nothing yet is left out. */
  @media print {
    button, select, input, .depth, .under, .by-hand { display: none !important; }
    :host([data-empty]) { display: none; }
  }
  /* A finger needs more room than a pointer, and gets it without moving what stands beside: the button reaches beyond its edge. */
  @media (pointer: coarse) {
    button { touch-action: manipulation; }
    /* Of no weight against a place that a button has been given. */
    :where(button:not(.unit, .out)) { position: relative; }
    button:not(.unit, .out)::after { content: ""; position: absolute; inset: 50% auto auto 50%; width: max(100%, 40px); height: max(100%, 40px); transform: translate(-50%, -50%); }
  }
`;

export const card = css`
  .card {
    display: flex;
    flex-direction: column;
    height: 100%;
    margin: 0;
    padding: 12px 14px 12px;
    background: var(--card);
    border: var(--card-edge, 1px solid var(--line));
    border-radius: var(--card-round, var(--r));
  }
  h2 { margin: 0 0 8px; font-size: 14px; font-weight: 650; letter-spacing: -0.005em; line-height: 1.35; }
  h2 small { margin-left: 6px; font-size: 13px; font-weight: 400; letter-spacing: 0; color: var(--muted); }
  figcaption, .caption { margin: 8px 0 0; min-height: 1.45em; font-size: 13px; color: var(--muted); font-variant-numeric: tabular-nums; text-wrap: pretty; }
  @media (max-width: 1900px) { figcaption { min-height: var(--reserve, 2.9em); } }
  .canvas { position: relative; }
  .canvas:has(.empty) canvas { visibility: hidden; }
  .canvas canvas { position: absolute; inset: 0; width: 100%; max-width: 100%; height: 100%; }
  .legend { display: flex; flex-wrap: wrap; gap: 2px 16px; margin: 0 0 6px; padding: 0; list-style: none; font-size: 12.5px; color: var(--muted); }
  .legend li { display: flex; align-items: center; gap: 6px; }
  .legend svg { flex: none; overflow: visible; }
  .legend .num { min-width: 3.2em; color: var(--ink); font-size: 12px; }
`;
