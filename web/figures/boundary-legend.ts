// What the boundary's marks and colours mean: classes by colour and shape, values by a bar.
import { css, html, type TemplateResult } from 'lit';
import { short } from '../numbers';
import { className } from '../own/class-names';
import type { Snapshot } from '../snapshot';
import { classToken, classWords, markPath } from './class-look';
import { reachOf } from './marks';

export const legendStyle = css`
  .marks { display: grid; grid-template-columns: minmax(0, 1fr) auto auto; gap: 4px 12px; justify-items: center; align-items: center; margin-top: 20px; font-size: 12.5px; color: var(--muted); }
  .marks > :nth-child(3n + 1) { justify-self: start; }
  .marks .name { max-width: min(100%, 14em); overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .marks svg { stroke-width: 1.6; fill: currentColor; stroke: currentColor; }
  .marks .hollow { fill: var(--card); }
  .scale { margin: 20px 0 0; font-size: 12.5px; color: var(--muted); }
  .bar { display: block; height: 10px; margin: 6px 0 2px; border-radius: 3px; background: linear-gradient(90deg, var(--neg), var(--card), var(--pos)); border: 1px solid var(--line); }
  .ends { display: flex; justify-content: space-between; font-variant-numeric: tabular-nums; }
`;

const icon = (label: number, hollow: boolean) =>
  html`<svg width="13" height="13" aria-hidden="true" style=${`color: var(--${classToken(label)})`}><path class=${hollow ? 'hollow' : ''} d=${markPath(label)} /></svg>`;

export function legend(s: Snapshot | null, names: readonly string[]): TemplateResult {
  const classes = Math.max(2, s?.points?.classes ?? 2);
  const tested = s?.measures?.test !== null;
  const named = (label: number) => className(names, label);
  const all = Array.from({ length: classes }, (_, label) => label);
  const words = all.map((label) => `${named(label)}: ${classWords(label)}`).join('; ');
  return html`<div class="marks" role="img" aria-label=${`${words}. Full marks train, hollow ones test.`}>
    <span></span><span>train</span><span>${tested ? 'test' : ''}</span>${all.map((label) => html`<span class="name" title=${named(label)}>${named(label)}</span>${icon(label, false)}${tested ? icon(label, true) : html`<span></span>`}`)}
  </div>`;
}

export function scale(s: Snapshot): TemplateResult {
  if (s.curve)
    return html`<p class="scale">Points at the height of their value; the line is the network’s answer.</p>`;
  const reach = short(reachOf(s.points!.train.targets));
  return html`<p class="scale">Colour is the value: <span class="bar"></span><span class="ends"><span>−${reach}</span><span>${reach}</span></span></p>`;
}
