// The tools beside a boundary that is drawn on: which class, the eraser, the way back, and a table in place of it all.
import { css, html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { classToken, markPath, mostClasses } from '../figures/class-look';
import { fitsLink } from '../hash';
import { short } from '../numbers';
import type { State } from '../state';
import { className, namesOf } from './class-names';
import type { Tool } from './drawing';
import { classesOf, fewest, NO_POINTS, type OwnPoints, sizeOf } from './points';
import type { Surface } from './surface';

/** A tool for each class and one for the next, or one for values; and the eraser. */
const toolsFor = (
  points: OwnPoints,
  names: readonly string[],
): readonly (readonly [Tool, string])[] => {
  const known = points.values ? 0 : classesOf(points);
  const classes = Array.from(
    { length: known },
    (_, label) => [label, className(names, label)] as const,
  );
  if (points.values) return [['value', 'value'], ERASE];
  return known < mostClasses ? [...classes, [known, 'new class'], ERASE] : [...classes, ERASE];
};
const ERASE = ['erase', 'erase'] as const;

/** On each side of 0. */
const STOPS = 20;
const KINDS = [
  ['classes', 'points that belong to classes'],
  ['values', 'points with a value to fit'],
] as const;

export const toolsStyle = css`
  .tools { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; margin-top: 10px; }
  .tools button { padding: 4px 10px; font-size: 12.5px; }
  .tools .seg { flex-wrap: wrap; max-width: 100%; }
  .tools .seg span { max-width: 14em; padding-inline: 10px; overflow: hidden; text-overflow: ellipsis; }
  @container (max-width: 360px) { .tools .seg span { padding-inline: 7px; } }
  .tools .seg svg { margin: 0 5px -2px 0; fill: currentColor; }
  .tools .value { display: flex; gap: 8px; align-items: center; font-size: 12.5px; color: var(--muted); }
  .tools .value input { width: 110px; accent-color: var(--accent); }
  .tools .value output { min-width: 3.2em; color: var(--ink); }
  .tools .value i { width: 14px; height: 14px; border: 1px solid var(--rule); border-radius: 50%; background: color-mix(in srgb, var(--tone) var(--share), var(--card)); }
  .tools .many { font-size: 12.5px; color: var(--muted); font-variant-numeric: tabular-nums; }
  canvas.drawn { cursor: crosshair; touch-action: none; }
  canvas.drawn:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
`;

/** The canvas on which points are drawn. */
export const drawnCanvas = (surface: Surface): TemplateResult =>
  html`<canvas class="drawn" role="application" tabindex="0" aria-label="Your own points. Arrow keys move the cursor, Enter or space draws with the chosen tool."
    @pointerdown=${surface.down} @pointermove=${surface.move} @pointerup=${surface.up} @pointercancel=${surface.up} @keydown=${surface.key}></canvas>`;

export function tools(surface: Surface, state: State, update: () => void): TemplateResult {
  const { drawing } = surface;
  const points = drawing?.points ?? NO_POINTS;
  const count = sizeOf(points);
  const all = toolsFor(points, namesOf(state));
  if (!all.some(([tool]) => tool === surface.tool)) surface.tool = all[0]![0];
  const choose = (tool: Tool) => {
    surface.tool = tool;
    update();
  };
  return html`<div class="tools">
    <div class="seg" role="radiogroup" aria-label="What a stroke draws">${all.map(
      ([tool, name]) =>
        html`<label title=${name}><input type="radio" name="tool" value=${tool} .checked=${live(tool === surface.tool)} @change=${() => choose(tool)} /><span>${typeof tool === 'number' ? icon(tool) : nothing}${name}</span></label>`,
    )}</div>
    ${surface.tool === 'value' ? valueSlider(surface, points, update) : nothing}
    <div class="seg" role="radiogroup" aria-label="What the points have">${KINDS.map(
      ([name, hint]) =>
        html`<label title=${hint}><input type="radio" name="kind" value=${name} .checked=${live((name === 'values') === (points.values !== undefined))} @change=${() => surface.recast()} /><span>${name}</span></label>`,
    )}</div>
    <button type="button" aria-disabled=${!drawing?.canUndo} @click=${drawing?.canUndo ? () => surface.undo() : nothing}>Undo stroke</button>
    <button type="button" aria-disabled=${count === 0} @click=${count > 0 ? () => surface.clear() : nothing}>Clear</button>
    <bnp-csv></bnp-csv>
    <span class="many" role="status">${words(count, fitsLink(state))}</span>
  </div>`;
}

const icon = (label: number): TemplateResult =>
  html`<svg width="13" height="13" aria-hidden="true" style=${`color: var(--${classToken(label)})`}><path stroke="var(--card)" d=${markPath(label)} /></svg>`;

/** The value of the next points, as far as the largest that is there and at least to 1; the dot has its colour. */
function valueSlider(surface: Surface, { values }: OwnPoints, update: () => void): TemplateResult {
  const reach = (values ?? []).reduce((most, v) => Math.max(most, Math.abs(v)), 1);
  const value = Math.max(-reach, Math.min(reach, surface.value));
  const slide = (event: Event) => {
    surface.value = (Number((event.target as HTMLInputElement).value) / STOPS) * reach;
    update();
  };
  const tone = `--tone: var(--${value < 0 ? 'neg' : 'pos'}); --share: ${Math.round((85 * Math.abs(value)) / reach)}%`;
  return html`<label class="value"><i style=${tone}></i>draws
    <input type="range" min=${-STOPS} max=${STOPS} step="1" aria-label="Value of the next points" aria-valuetext=${short(value)} .value=${live(String(Math.round((value / reach) * STOPS)))} @input=${slide} />
    <output class="num">${short(value)}</output></label>`;
}

/** @param fits  whether the points still travel in the link */
function words(count: number, fits: boolean): string {
  if (count < fewest) return `${count} of at least ${fewest} points. Draw on the plane.`;
  return fits
    ? `${count} points, in the link.`
    : `${count} points: too many for a link. Save them as CSV.`;
}
