// The look of the settings: cards, rows, sections that fold, switches.
import { css } from 'lit';

export const controlsStyle = css`
  :host { display: grid; gap: var(--sp); }
  fieldset { display: grid; gap: 11px; min-width: 0; margin: 0; padding: 12px 14px 14px; background: var(--card); border: 1px solid var(--line); border-radius: var(--r); }
  fieldset.bare { grid-template-columns: repeat(auto-fill, minmax(min(100%, 240px), 1fr)); gap: 11px 20px; border: 0; border-radius: 0; }
  .head { display: flex; align-items: center; justify-content: space-between; min-height: 22px; margin-bottom: -3px; }
  .head .lock { margin: 0 auto 0 6px; }
  .head b { font-size: 14px; font-weight: 650; }
  .head button { width: 22px; height: 22px; padding: 0; border-radius: 50%; font-size: 12px; line-height: 1; color: var(--muted); }
  .head button[aria-pressed="true"] { background: var(--soft); color: var(--ink); border-color: var(--rule); }
  .row { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 3px 8px; align-items: center; }
  .row > .seg, .row > bnp-thumbs, .row > input[type="range"], .hint { grid-column: 1 / -1; }
  .row > .seg:not(.several):not(.bare) { grid-column: 1 / -1; }
  .label { font-size: 13px; color: var(--muted); }
  .chosen { font-size: 12.5px; font-weight: 600; }
  .again { margin-left: 5px; font-size: 11px; color: var(--muted); }
  .hint { margin: 0; font-size: 12px; line-height: 1.4; color: var(--muted); }
  .key { margin: 0; padding: 0 2px; font-size: 12.5px; color: var(--muted); }
  .key .again { margin: 0; }
  input.num { width: 76px; padding: 2px 5px; border: 1px solid transparent; border-radius: 5px; background: none; color: var(--ink); font-size: 12.5px; text-align: right; }
  input.num:hover:enabled, input.num:focus { border-color: var(--line); background: var(--bg); }
  input[type="range"] { width: 100%; height: 20px; margin: 0; accent-color: var(--accent); cursor: pointer; }
  select { max-width: 132px; padding: 3px 4px; border: 1px solid var(--line); border-radius: 6px; background: var(--card); color: var(--ink); font: inherit; font-size: 12.5px; }
  .switch { appearance: none; position: relative; width: 30px; height: 18px; margin: 0; border: 1px solid var(--rule); border-radius: 9px; background: var(--soft); cursor: pointer; }
  .switch::after { content: ""; position: absolute; top: 2px; left: 2px; width: 12px; height: 12px; border-radius: 50%; background: var(--rule); }
  .switch:checked { background: var(--accent); border-color: var(--accent); }
  .switch:checked::after { left: 14px; background: var(--on-accent); }
  .seed { display: flex; gap: 6px; align-items: center; }
  .seed button { display: grid; place-items: center; width: 26px; height: 26px; padding: 0; }
  .seed svg { width: 18px; fill: none; stroke: currentColor; stroke-width: 1.6; stroke-linecap: round; }
  .seed input.num { width: 96px; border-color: var(--line); }
  :disabled { opacity: .55; cursor: not-allowed; }
  .seg:has(:disabled) { opacity: .55; }
  details { margin: 0 -14px; border-top: 1px solid var(--line); }
  details + details { margin-top: -11px; }
  details:last-child { margin-bottom: -14px; }
  summary { display: flex; gap: 8px; align-items: center; padding: 7px 14px; font-size: 13px; color: var(--muted); cursor: pointer; list-style: none; border-radius: 6px; }
  summary::-webkit-details-marker { display: none; }
  summary::before { content: ""; width: 6px; height: 6px; margin: 0 3px 2px 1px; border: solid currentColor; border-width: 0 1.6px 1.6px 0; transform: rotate(-45deg); }
  details[open] > summary::before { transform: rotate(45deg); }
  summary:hover { color: var(--ink); }
  .changed { margin-left: auto; font-size: 12px; color: var(--accent); }
  .inside { display: grid; gap: 11px; padding: 4px 14px 14px; }
  @media (forced-colors: active) {
    .switch:checked { forced-color-adjust: none; background: Highlight; }
  }
`;
