// One framed figure with a bar, from a phone's column to a blog's: 320 to 760 px.
import { css } from 'lit';

export const embedStyle = css`
  :host { --edge: 14px; --sp: 10px; --card-edge: 0; --card-round: 0; }
  article { display: flex; flex-direction: column; background: var(--card); border: 1px solid var(--line); border-radius: var(--r); overflow: hidden; }
  :host([fixed]) article { height: 100vh; }
  :host([fixed]) .figures { overflow: auto; }
  :host([fixed]) article > * { flex: none; }
  :host([fixed]) article > .figures { flex: 1; }
  h1 { margin: 0; padding: 12px 14px 0; font-size: 16px; font-weight: 700; line-height: 1.3; letter-spacing: -.01em; text-wrap: balance; }
  bnp-notices { margin-bottom: 0; }
  bnp-controls { padding: 2px 0; border-bottom: 1px solid var(--line); }
  .figures { display: grid; grid-template-columns: minmax(0, 1fr); flex: 1; min-height: 0; }
  .figures > * { min-width: 0; }
  :host(:not([fixed])) .figures { align-items: start; }
  .figures:empty { display: none; }
  footer { display: grid; grid-template-columns: auto auto minmax(0, 1fr) auto auto; align-items: center; gap: 6px 10px; padding: 8px 14px; border-top: 1px solid var(--line); font-size: 13px; line-height: 1.35; color: var(--muted); font-variant-numeric: tabular-nums; }
  button { display: grid; place-items: center; flex: none; width: 32px; height: 32px; padding: 0; border-radius: 50%; }
  button svg { display: block; width: 17px; height: 17px; fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; }
  .primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
  .primary:hover { border-color: var(--ink); }
  .reset { border-color: transparent; background: none; color: var(--muted); }
  .hand { display: flex; }
  @media (max-width: 419px) { .back { display: none; } }
  footer p { margin: 0; }
  .count { display: flex; flex-wrap: wrap; gap: 0 16px; white-space: nowrap; }
  .count .num { font-family: var(--text); } /* of one width each, and between thousands a narrow space */
  .count span:first-child { min-width: 6.4em; }
  .words { grid-row: 2; grid-column: 1 / -1; min-height: 1.35em; }
  footer b { color: var(--ink); font-size: 12.5px; }
  .bad { color: var(--warn); }
  bnp-take { grid-column: -3; grid-row: 1; }
  footer a { grid-column: -2; grid-row: 1; }
  .m { line-height: 1; white-space: nowrap; }
  a { display: inline-flex; align-items: center; gap: 4px; color: var(--accent); text-underline-offset: 3px; white-space: nowrap; }
  a svg { width: 13px; height: 13px; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
  .link { display: grid; gap: 4px; grid-column: 1 / -1; }
  .link input { width: 100%; padding: 5px 8px; border: 1px solid var(--line); border-radius: 6px; background: var(--bg); color: var(--ink); font: 12px var(--num); }
  @media (min-width: 600px) {
    .figures { grid-template-columns: repeat(2, minmax(0, 1fr)); }
    .figures > :first-child:nth-last-child(odd) { grid-column: 1 / -1; }
  }
  @media (min-width: 700px) {
    footer { grid-template-columns: auto auto auto minmax(0, 1fr) auto auto; }
    .words { grid-row: 1; grid-column: 4; min-height: 2.7em; align-content: center; }
    .count { min-width: 13.5em; }
    /* With more buttons its two numbers stand one above the other, and the words beside them keep their two lines. */
    .hand:has(.back) ~ .count { min-width: 6.4em; max-width: 6.4em; }
  }
  @media (max-width: 379px) { .words { min-height: 2.7em; } }
  @media (max-width: 459px) { .long { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); } }
`;
