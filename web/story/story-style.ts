// Where things stand in a guided experiment: words on the left, figures on the right, one under the other on a phone.
import { css } from 'lit';

export const storyStyle = css`
  header { position: sticky; top: 0; z-index: 5; display: flex; align-items: center; gap: 14px; padding: 9px var(--edge); background: var(--card); border-bottom: 1px solid var(--line); }
  .title { font-size: 17px; font-weight: 700; letter-spacing: -0.015em; white-space: nowrap; color: inherit; text-decoration: none; }
  .tools { display: flex; gap: 8px; margin-left: auto; }
  .tools button { height: 38px; white-space: nowrap; }
  main { display: grid; grid-template: "words figures" auto "nav figures" 1fr / minmax(320px, 430px) minmax(0, 1fr); gap: 0 28px; align-items: start; max-width: 1240px; margin: 0 auto; padding: 20px 18px 48px; }
  article { grid-area: words; }
  .crumbs { display: flex; gap: 6px; margin: 0 0 16px; padding: 0; list-style: none; }
  .crumbs li { flex: 1; }
  .crumbs a { display: block; height: 24px; margin: -10px 0; padding: 10px 0; background: linear-gradient(var(--line), var(--line)) center / 100% 4px no-repeat; border-radius: 2px; }
  .crumbs .on { background-image: linear-gradient(var(--accent), var(--accent)); }
  .chapter { margin: 0 0 4px; font-size: 13.5px; color: var(--muted); }
  h1 { margin: 0 0 12px; font-size: 25px; line-height: 1.2; letter-spacing: -0.02em; text-wrap: balance; outline: none; }
  article > p { margin: 0 0 12px; font-size: 16.5px; line-height: 1.55; }
  article > .chapter { font-size: 13.5px; margin-bottom: 4px; }
  article > .small, footer .small { font-size: 13.5px; line-height: 1.5; color: var(--muted); }
  .small b { color: var(--ink); font-weight: 600; }
  .small a { color: var(--accent); }
  code { font: 12.5px/1.5 var(--num); overflow-wrap: anywhere; }
  .count { margin-top: 12px !important; text-align: center; }
  math { font-family: var(--math); font-size: 1.06em; }

  .do { display: flex; align-items: center; gap: 12px; width: 100%; margin: 16px 0; padding: 10px 14px 10px 10px; border: 1px dashed var(--accent); border-radius: 10px; text-align: left; font-size: 15px; }
  .do:hover:not(.over) { background: var(--soft); border-color: var(--accent); }
  .do.over { cursor: default; color: var(--muted); border-color: var(--line); }
  .round { flex: none; display: grid; place-items: center; width: 40px; height: 40px; border-radius: 50%; background: var(--accent); color: var(--on-accent); }
  .over .round { background: none; color: var(--good); }
  .guess { margin: 16px 0; padding: 10px 14px 12px; border: 1px dashed var(--accent); border-radius: 10px; }
  .guess legend { float: left; width: 100%; margin-bottom: 6px; font-size: 15px; font-weight: 600; }
  .guess label { clear: both; display: flex; align-items: center; gap: 10px; min-height: 32px; padding: 2px 8px; border-radius: 6px; font-size: 15px; cursor: pointer; }
  .guess label:hover { background: var(--soft); }
  .guess b { margin-left: auto; }
  .guess .right { color: var(--good); }
  .guess .wrong { color: var(--warn); }
  .guess input { accent-color: var(--accent); margin: 0; }
  .because { margin: 6px 0 0; min-height: 4.5em; font-size: 14.5px; }

  .claim { margin: 14px 0; padding: 11px 16px; border-left: 4px solid var(--good); border-radius: 0 8px 8px 0; background: var(--soft); font-size: 15px; line-height: 1.5; font-variant-numeric: tabular-nums; }
  .claim.missed { border-color: var(--warn); }
  .claim p { margin: 0 0 4px; }
  .claim p:last-child { margin: 0; color: var(--muted); font-size: 13.5px; }
  .again { min-height: 38px; margin-bottom: 14px; }
  .again[aria-disabled="true"] { color: var(--muted); cursor: default; }
  nav { display: flex; justify-content: space-between; gap: 12px; margin-top: 10px; }
  .button { display: flex; align-items: center; gap: 7px; max-width: 55%; padding: 9px 14px; border: 1px solid var(--line); border-radius: 8px; background: var(--card); color: var(--ink); text-decoration: none; font-size: 14.5px; line-height: 1.3; }
  .button.back { color: var(--muted); }
  .button:hover { border-color: var(--rule); }
  .button.on { margin-left: auto; background: var(--accent); border-color: var(--accent); color: var(--on-accent); font-weight: 600; }

  footer { grid-area: nav; }
  .figures { grid-area: figures; display: grid; gap: var(--sp); min-width: 0; }
  .figures .card { height: auto; min-width: 0; }
  .maps { flex-direction: row !important; gap: 20px !important; }
  .maps > * { flex: 1; min-width: 0; max-width: 400px; }
  .maps > :only-child { margin-inline: auto; }
  .pair { flex-direction: row !important; gap: 20px !important; }
  .pair > * { flex: 1; min-width: 0; }
  .waiting { margin: 0; padding: 40px 20px; border: 1px dashed var(--line); border-radius: var(--r); text-align: center; color: var(--muted); }
  .scroll { overflow-x: auto; }
  table { width: 100%; border-collapse: collapse; font-size: 13.5px; font-variant-numeric: tabular-nums; }
  th, td { padding: 8px 14px 8px 0; border-top: 1px solid var(--line); text-align: left; vertical-align: top; font-weight: 400; }
  thead th { border-top: 0; padding-top: 0; color: var(--muted); font-size: 12.5px; }
  td.num { font-family: var(--num); font-size: 12.5px; font-weight: 600; }
  td small { display: block; color: var(--muted); font-size: 12px; }
  td > .met, td > .missed { white-space: nowrap; font-weight: 600; }
  td > .met { color: var(--good); }
  td > .missed { color: var(--warn); }
  .rail { display: block; width: 200px; overflow: visible; font: 11px var(--text); }
  .rail text { fill: var(--muted); }
  .allowed { fill: var(--good); opacity: .2; }
  .axis { stroke: var(--line); }
  .bound { stroke: var(--muted); stroke-dasharray: 2 2; }
  .run { fill: var(--accent); stroke: var(--card); stroke-width: 1; }

  @media (max-width: 740px) { header { flex-wrap: wrap; row-gap: 6px; } }
  @media (max-width: 900px) {
    main { grid-template: "words" auto "figures" auto "nav" auto / minmax(0, 1fr); padding: 16px 14px 40px; }
    .figures { margin-top: 4px; }
  }
  @media (max-width: 620px) {
    header { gap: 8px; padding-inline: 10px; }
    .title { display: none; }
    .wide { display: none; }
    .tools { gap: 6px; }
    .tools button { padding-inline: 9px; font-size: 13px; }
    h1 { font-size: 22px; }
    article > p { font-size: 16px; }
    .maps { gap: 12px !important; padding: 10px !important; }
    .pair { flex-direction: column !important; }
    .button { font-size: 13.5px; padding: 8px 11px; }
    thead { position: absolute; clip-path: inset(50%); }
    tbody tr { display: grid; grid-template-columns: auto 1fr auto; gap: 4px 14px; padding: 10px 0; border-top: 1px solid var(--line); }
    tbody th, td { padding: 0; border: 0; }
    tbody th, td:last-child { grid-column: 1 / -1; }
    .rail { width: min(100%, 240px); }
  }
`;
