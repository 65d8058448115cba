// Where things stand on the page, from a phone to a wide screen.
import { css } from 'lit';

export const appStyle = css`
  header { position: sticky; top: 0; z-index: 5; display: flex; align-items: center; gap: 18px; padding: 9px var(--edge); background: var(--card); border-bottom: 1px solid var(--line); }
  header > * { flex: none; }
  bnp-transport { flex: none; margin-inline: auto; }
  .tools { display: flex; gap: 10px; }
  .settings { display: none; align-items: center; gap: 6px; height: 38px; padding-inline: 10px; }
  .settings svg { fill: none; stroke: currentColor; stroke-width: 1.6; stroke-linecap: round; }
  .settings[aria-expanded="true"] { background: var(--soft); border-color: var(--rule); }
  main {
    display: grid;
    grid-template: "rail boundary scale" auto "rail loss shift" minmax(0, 1fr) "rail what shift" auto / 248px minmax(0, 1fr) minmax(0, 1fr);
    gap: var(--sp);
    padding: var(--sp) var(--edge) 24px;
  }
  .rail { grid-area: rail; }
  bnp-boundary { grid-area: boundary; }
  bnp-loss { grid-area: loss; }
  .scale { grid-area: scale; }
  .shift { grid-area: shift; }
  bnp-what-if { grid-area: what; }
  @media (max-width: 1080px) {
    main { grid-template: "rail boundary boundary" auto "rail loss loss" minmax(0, 1fr) "rail what what" auto "scale scale shift" auto / 248px calc(50% - 248px - 1.5 * var(--sp)) minmax(0, 1fr); }
  }
  @media (max-width: 780px) {
    header { flex-wrap: wrap; gap: 6px 10px; top: -46px; padding-block: 6px 8px; }
    .tools { order: 1; gap: 8px; margin-left: auto; }
    bnp-transport { order: 2; width: 100%; margin: 0; }
  }
  @media (max-width: 700px) {
    .settings { display: flex; padding-inline: 8px; font-size: 13px; }
    .rail { display: none; }
    .open .rail { display: block; }
    main { grid-template: "rail" auto "boundary" auto "scale" auto "shift" auto "loss" auto "what" auto / minmax(0, 1fr); padding-inline: 10px; }
  }
  @media (max-width: 379px) {
    .settings span { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  }
`;
