// The look of the sheet on which everything is that can be taken away.
import { css } from 'lit';

export const takeStyle = css`
  .ask { display: flex; align-items: center; justify-content: center; gap: 6px; height: 38px; min-width: 38px; padding-inline: 10px; }
  .ask svg { fill: none; stroke: currentColor; stroke-width: 1.6; stroke-linecap: round; stroke-linejoin: round; }
  :host([compact]) .ask { height: 32px; min-width: 32px; padding: 0; border-color: transparent; border-radius: 50%; background: none; color: var(--muted); }
  :host([compact]) .ask span { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  :host([compact]) .ask svg { width: 17px; height: 17px; }
  dialog { width: min(640px, calc(100vw - 20px)); max-height: calc(100vh - 32px); padding: 0 20px 18px; border: 1px solid var(--line); border-radius: var(--r); background: var(--card); color: var(--ink); }
  dialog::backdrop { background: rgb(0 0 0 / .35); }
  .head { position: sticky; top: 0; z-index: 1; display: flex; align-items: center; justify-content: space-between; margin: 0 -20px; padding: 14px 20px 10px; background: var(--card); }
  h2 { margin: 0; font-size: 17px; }
  h3 { margin: 0 0 8px; font-size: 13.5px; font-weight: 650; }
  h3 small { margin-left: 6px; font-size: 12.5px; font-weight: 400; color: var(--muted); }
  section { padding: 14px 0; border-top: 1px solid var(--line); }
  .close { display: grid; place-items: center; width: 32px; height: 32px; padding: 0; border-color: transparent; font-size: 20px; line-height: 1; }
  .row { display: flex; flex-wrap: wrap; gap: 8px; }
  .row button { font-size: 13px; }
  .copy { display: flex; gap: 8px; align-items: flex-start; }
  .copy + .copy { margin-top: 8px; }
  input, textarea { flex: 1; min-width: 0; width: 100%; padding: 6px 9px; border: 1px solid var(--line); border-radius: 8px; background: var(--bg); color: var(--ink); font: 12.5px/1.5 var(--num); resize: none; }
  section > textarea { height: 160px; resize: vertical; }
  p { margin: 8px 0 0; font-size: 13px; color: var(--muted); }
  .warn { color: var(--warn); }
  .said { position: sticky; bottom: -18px; min-height: 1.45em; margin: 0 -20px -18px; padding: 8px 20px; background: var(--soft); }
  .said:empty { visibility: hidden; }
  @media (max-width: 560px) {
    .ask { height: 34px; min-width: 34px; padding: 0 6px; }
    .ask span { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  }
`;
