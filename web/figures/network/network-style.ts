// How the network's parts stand: the drawing and the output side by side where there is room, else one above the other.
import { css } from 'lit';

export const networkStyle = css`
  .head { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 4px 16px; align-items: baseline; margin-bottom: 6px; }
  .head h2 { margin: 0; }
  .depth, .count { display: flex; align-items: center; gap: 4px; font-size: 13px; color: var(--muted); white-space: nowrap; }
  .depth button, .count button { display: grid; place-items: center; width: 24px; height: 24px; padding: 0; border-radius: 6px; font-size: 14px; line-height: 1; color: var(--ink); }
  /* Its letters stand a little high, those of the buttons a little low. */
  .depth .num, .count .num { position: relative; top: 1px; min-width: 1.9em; text-align: center; color: var(--ink); font-size: 13px; }
  .net { display: flex; flex-wrap: wrap; gap: 10px 0; align-items: center; }
  .stage { flex: 1.35 1 max(340px, var(--least)); min-width: 0; }
  .sheet { position: relative; height: var(--sheet, clamp(300px, 34vw, 600px)); min-width: var(--least); }
  .sheet canvas { position: absolute; inset: 0; width: 100%; height: 100%; }
  bnp-boundary { flex: var(--output, 1 1 280px); min-width: 0; }
  /* Below both; on a phone right below the units. */
  bnp-unit-editor { flex: 1 0 100%; order: 1; min-width: 0; }
  .unit, .out { position: absolute; padding: 0; border: 0; background: none; border-radius: 5px; }
  .unit:hover, .unit.lit { box-shadow: 0 0 0 2px var(--accent); }
  .unit.inside { outline: 2px solid var(--ink); outline-offset: 1px; }
  .unit.lit.inside { box-shadow: 0 0 0 3px var(--accent); }
  .unit:focus-visible, .out:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; }
  .out::after { content: ""; position: absolute; inset: -8px 0 -8px -8px; }
  .out:hover { box-shadow: 0 0 0 2px var(--accent); }
  .tip { position: absolute; z-index: 2; transform: translate(-50%, calc(-100% - 10px)); padding: 3px 8px; border-radius: 6px; background: var(--ink); color: var(--card); font-size: 12.5px; white-space: nowrap; pointer-events: none; }
  .tip.below { transform: translate(-50%, 16px); }
  .feet { position: relative; height: 50px; min-width: var(--least); }
  .foot { position: absolute; top: 4px; transform: translateX(-50%); display: grid; justify-items: center; gap: 2px; font-size: 12.5px; color: var(--muted); white-space: nowrap; }
  .foot:first-child { transform: none; left: 0 !important; }
  .name { display: flex; align-items: center; gap: 5px; line-height: 18px; }
  .name svg { overflow: visible; }
  .foot small { font-size: 12px; line-height: 1; }
  @media (max-width: 700px) { .count { gap: 2px; } .count button { width: 22px; } .count .num { min-width: 1.6em; } .sheet { height: var(--sheet, 380px); } .stage { flex-basis: var(--stage, 100%); max-width: 100%; } bnp-boundary { order: 2; } }
  @media print { bnp-unit-editor { display: none; } }
  @media (forced-colors: active) { .unit.lit, .unit:hover { outline: 2px solid Highlight; } }
`;
