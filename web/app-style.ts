// Where things stand on the page, from a phone to a wide screen: settings, the network, what it learns.
import { css } from 'lit';

export const appStyle = css`
  header { position: sticky; top: 0; z-index: 5; display: flex; align-items: center; gap: 18px; padding: 9px var(--edge); background: var(--card); border-bottom: 1px solid var(--line); }
  header > * { flex: none; }
  bnp-transport { flex: none; margin-inline: auto; }
  .tools { display: flex; gap: 8px; }
  .tools button { display: flex; align-items: center; justify-content: center; gap: 6px; height: 38px; min-width: 38px; padding-inline: 10px; }
  .tools svg { fill: none; stroke: currentColor; stroke-width: 1.6; stroke-linecap: round; }
  .tools [aria-expanded="true"] { background: var(--soft); border-color: var(--rule); }
  .settings { display: none !important; }
  .done { display: none; }
  main {
    display: grid;
    grid-template-columns: 248px minmax(0, 1fr) minmax(320px, 27vw);
    /* Beside the rail, and the figures that answer the question, which come right behind the network for who has one column. */
    grid-template-rows: auto 1fr;
    align-items: start;
    gap: var(--sp);
    padding: var(--sp) var(--edge) 24px;
  }
  .middle, .side { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--sp); min-width: 0; }
  .middle > *, .side > * { min-width: 0; }
  .rail { grid-area: 1 / 1 / 3; }
  .side { grid-area: 1 / 3 / 3; }
  .rest { grid-area: 2 / 2; }
  @media (min-width: 1900px) { main { grid-template-columns: 280px minmax(0, 1fr) 500px; } }
  /* Wider still: what is learned in two columns, so that all of it is seen at once. */
  @media (min-width: 2200px) {
    main { grid-template-columns: 300px minmax(0, 1fr) 880px; }
    .side { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  }
  @media (max-width: 1160px) {
    main { grid-template-columns: 248px minmax(0, 1fr); }
    main { grid-template-rows: auto auto 1fr; }
    .rail { grid-row-end: 4; }
    .side { grid-area: 2 / 2; grid-template-columns: repeat(auto-fit, minmax(300px, 1fr)); }
    .rest { grid-area: 3 / 2; }
  }
  /* Where all figures stand in one column the settings stay beside whichever is looked at. */
  @media (min-width: 761px) and (max-width: 1160px) {
    .rail { --ring: 4px; position: sticky; top: calc(var(--bar) + var(--sp) - var(--ring)); max-height: calc(100vh - var(--bar) - 2 * var(--sp) + 2 * var(--ring)); margin: calc(-1 * var(--ring)); padding: var(--ring); overflow-y: auto; scrollbar-width: thin; }
  }
  @media (max-width: 1380px) { header { gap: 8px; } .tools { gap: 6px; } }
  @media (max-width: 1278px) {
    header { flex-wrap: wrap; gap: 6px 10px; padding-block: 6px 8px; }
    .tools { order: 1; margin-left: auto; gap: 6px; }
    bnp-transport { order: 2; width: 100%; margin: 0; }
  }
  @media (max-width: 760px) {
    .settings { display: flex !important; }
    .rail { display: none; }
    .open .rail { display: block; scroll-margin-top: 14px; }
    /* A bar at the window's foot, under which the settings end: nothing beside it looks as if it could be pressed. */
    .done { position: sticky; bottom: 0; z-index: 2; display: block; width: calc(100% + 20px); margin: var(--sp) -10px 0; padding: 11px 18px; background: var(--ink); border: 0; border-radius: 0; color: var(--card); font-weight: 600; }
    main, .side { grid-template-columns: minmax(0, 1fr); }
    main { grid-template-rows: none; }
    .rail, .side, .rest { grid-area: auto; }
    main { padding-inline: 10px; }
  }
  @media (max-width: 560px) {
    header { top: -88px; gap: 6px; }
    .open .rail { scroll-margin-top: 8px; }
    header::after { content: ""; order: 1; flex-basis: 100%; height: 0; margin-top: -6px; }
    bnp-transport { display: contents; }
    .tools { gap: 4px; }
    .tools { --tool: 34px; }
    .tools button { height: 34px; min-width: 34px; padding: 0 6px; }
    .tools button span { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  }
  @media (forced-colors: active) { .done { background: ButtonFace; border-top: 2px solid ButtonText; color: ButtonText; } }
  @media (max-width: 355px) { header { top: -118px; } }
  .rail bnp-presets { margin-bottom: var(--sp); }
  .handout { display: none; }
  /*
   * Paper: two pages of A4 or Letter, as wide as the margins of all browsers leave them. The page takes this shape before
   * it is printed, so that its pictures are painted for it.
   */
  :host([paper]) { width: 700px; margin: 0 auto; --edge: 0px; --sp: 10px; --sheet: 300px; --stage: 340px; --output: 0 0 252px; --plane: 220px; --reserve: 0; }
  :host([paper]) main { display: grid; grid-template: none / repeat(2, minmax(0, 1fr)); gap: 10px; padding: 8px 0 0; align-items: stretch; }
  :host([paper]) :is(.middle, .side) { display: contents; }
  :host([paper]) :is(.network, .unit, .whatif, .compare, .gauge) { grid-column: 1 / -1; }
  :host([paper]) :is(.network, .unit) { order: 1; }
  :host([paper]) :is(.scale, .shift) { order: 2; }
  :host([paper]) :is(.loss, .distance) { order: 3; }
  :host([paper]) .whatif { order: 4; }
  :host([paper]) :is(.gauge, .compare) { order: 5; }
  :host([paper]) header { position: static; padding: 0 0 4px; border: 0; }
  :host([paper]) .handout { display: block; margin: 0; padding: 0 0 8px; font-size: 11.5px; line-height: 1.4; }
  :host([paper]) .handout span { overflow-wrap: anywhere; }
  :host([paper]) :is(bnp-transport, .tools, .rail, bnp-notices, slot[name="intro"], slot[name="answer"]) { display: none !important; }
  @media print {
    main > * > * { break-inside: avoid; }
  }
`;
