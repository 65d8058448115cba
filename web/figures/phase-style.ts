// How a phase plane's parts stand, and its two kinds of view.
import { css } from 'lit';

export const phaseStyle = css`
  .canvas { flex: 1; min-height: var(--plane, 250px); }
  /* Room for the sentence of a layer that misleads: it comes and goes while the run moves. */
  figcaption { min-height: var(--reserve, 4.35em); }
  @media (min-width: 1901px) { figcaption { min-height: var(--reserve, 2.9em); } }
  @media (min-width: 2200px) { .canvas { min-height: var(--plane, 400px); } }
  bnp-drift-time { flex: 1; min-height: 290px; }
  canvas { touch-action: pan-y; }
  .head { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 4px 10px; align-items: baseline; margin-bottom: 6px; }
  .head h2 { margin: 0; }
  .head h2 small { margin-left: 4px; white-space: nowrap; font-size: 12.5px; }
  .views { display: flex; flex: none; }
  .views button { padding: 1px 6px; font-size: 12.5px; border-radius: 0; }
  .views button:first-child { border-radius: 6px 0 0 6px; border-right: 0; }
  .views button:last-child { border-radius: 0 6px 6px 0; }
  .views button[aria-pressed="true"] { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
  .axis-y { position: absolute; left: 0; top: 0; font-size: 15px; line-height: 1; color: var(--ink); }
  .axis-x { margin: 0 12px 0 48px; text-align: center; font-size: 13px; color: var(--muted); }
  .axis-x .m, .axis-y.m { font-size: 16px; color: var(--ink); }
  .empty { position: absolute; inset: 8px 12px 26px 48px; display: grid; place-items: center; margin: 0; padding: 20px; text-align: center; color: var(--muted); background: var(--card); border: 1px dashed var(--line); border-radius: 6px; }
  .trail { stroke-width: 1.6; fill: none; }
  .identity { stroke: var(--good); stroke-width: 2; stroke-dasharray: 6 4; }
`;
