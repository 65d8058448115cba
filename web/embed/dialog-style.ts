// The look of the Embed dialog: choices at the left, the preview at the right, the text below.
import { css } from 'lit';

export const dialogStyle = css`
  :host { display: contents; }
  .ask { display: flex; align-items: center; gap: 6px; height: 38px; padding-inline: 10px; }
  svg { fill: none; stroke: currentColor; stroke-width: 1.7; stroke-linecap: round; stroke-linejoin: round; }
  dialog { width: min(1080px, calc(100vw - 24px)); max-height: calc(100vh - 24px); padding: 16px 20px 20px; border: 1px solid var(--line); border-radius: 12px; background: var(--card); color: var(--ink); }
  dialog::backdrop { background: rgb(0 0 0 / .4); }
  header { display: flex; justify-content: space-between; align-items: center; margin-bottom: 10px; }
  h2 { margin: 0; font-size: 17px; }
  .close { display: grid; place-items: center; width: 34px; height: 34px; padding: 0; border-color: transparent; }
  .sides { display: grid; grid-template-columns: 296px minmax(0, 1fr); gap: 24px; }
  form { display: grid; gap: 14px; align-content: start; min-width: 0; }
  fieldset { display: grid; grid-template-columns: repeat(auto-fill, minmax(122px, 1fr)); gap: 5px 10px; min-width: 0; margin: 0; padding: 0; border: 0; }
  legend, .line > span, label.line { font-size: 13px; color: var(--muted); }
  legend { padding: 0 0 5px; }
  .box { display: flex; align-items: center; gap: 7px; font-size: 13.5px; }
  .box input { margin: 0; accent-color: var(--accent); }
  details { font-size: 13.5px; }
  summary { cursor: pointer; color: var(--muted); font-size: 13px; }
  details fieldset { max-height: 190px; margin-top: 8px; padding: 2px; overflow: auto; }
  .line { display: grid; gap: 5px; }
  .seg { justify-self: start; }
  .seg span { padding-inline: 9px; }
  input[name="title"] { width: 100%; padding: 6px 8px; border: 1px solid var(--line); border-radius: 7px; background: var(--bg); color: var(--ink); font: inherit; font-size: 13.5px; }
  section { display: grid; gap: 10px; align-content: start; min-width: 0; }
  section .line, .paste .line { grid-template-columns: auto auto; justify-content: start; align-items: center; gap: 12px; }
  .stage { max-height: min(480px, 46vh); padding: 12px; overflow: auto; border: 1px dashed var(--line); border-radius: 8px; background: var(--bg); }
  iframe { display: block; margin-inline: auto; border: 0; }
  .paste { display: grid; grid-template-columns: auto 1fr; gap: 8px 14px; align-items: center; margin-top: 16px; padding-top: 14px; border-top: 1px solid var(--line); }
  .paste .line, textarea { grid-column: 1 / -1; }
  textarea { width: 100%; padding: 9px 11px; border: 1px solid var(--line); border-radius: 8px; background: var(--bg); color: var(--ink); font: 12.5px/1.5 var(--num); resize: vertical; }
  .primary { padding: 8px 22px; background: var(--accent); border-color: var(--accent); color: var(--on-accent); font-weight: 600; }
  [role="status"] { font-size: 13px; color: var(--muted); }
  @media (max-width: 760px) {
    .sides { grid-template-columns: minmax(0, 1fr); }
    .stage { padding: 4px; }
    .paste .line { grid-template-columns: minmax(0, 1fr); }
  }
  @media (max-width: 560px) {
    .ask { height: 34px; min-width: 34px; padding: 0 6px; }
    .ask span { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    dialog { padding: 12px; }
  }
`;
