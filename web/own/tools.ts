// The tools beside a boundary that is drawn on: which class, the eraser, the way back, and a table in place of it all.
import { css, html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Tool } from './drawing';
import { classesOf, fewest, NO_POINTS, type OwnPoints, sizeOf } from './points';
import type { Surface } from './surface';

/** A tool for each class and the eraser; points with values can only be taken away. */
const toolsFor = (points: OwnPoints): readonly (readonly [Tool, string])[] => {
  const classes = points.values ? 0 : classesOf(points);
  const draw = Array.from({ length: classes }, (_, label) => [label, `class ${label}`] as const);
  return [...draw, ['erase', 'erase']];
};

export const toolsStyle = css`
  .tools { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; margin-top: 10px; }
  .tools button { padding: 4px 10px; font-size: 12.5px; }
  .tools button:disabled { opacity: .5; cursor: default; }
  .tools .seg span { padding-inline: 10px; }
  .tools .many { font-size: 12.5px; color: var(--muted); font-variant-numeric: tabular-nums; }
  canvas.drawn { cursor: crosshair; touch-action: none; }
  canvas.drawn:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
`;

/** The canvas on which points are drawn. */
export const drawnCanvas = (surface: Surface): TemplateResult =>
  html`<canvas class="drawn" role="application" tabindex="0" aria-label="Your own points. Arrow keys move the cursor, Enter or space draws with the chosen tool."
    @pointerdown=${surface.down} @pointermove=${surface.move} @pointerup=${surface.up} @pointercancel=${surface.up} @keydown=${surface.key}></canvas>`;

/** @param fits  whether the points still travel in the link */
export function tools(surface: Surface, fits: boolean, update: () => void): TemplateResult {
  const { drawing } = surface;
  const points = drawing?.points ?? NO_POINTS;
  const count = sizeOf(points);
  const all = toolsFor(points);
  if (!all.some(([tool]) => tool === surface.tool)) surface.tool = all[0]![0];
  const choose = (tool: Tool) => {
    surface.tool = tool;
    update();
  };
  return html`<div class="tools">
    <div class="seg" role="radiogroup" aria-label="What a stroke draws">${all.map(
      ([tool, name]) =>
        html`<label><input type="radio" name="tool" value=${tool} .checked=${live(tool === surface.tool)} @change=${() => choose(tool)} /><span>${name}</span></label>`,
    )}</div>
    <button type="button" ?disabled=${!drawing?.canUndo} @click=${() => surface.undo()}>Undo stroke</button>
    <button type="button" ?disabled=${count === 0} @click=${() => surface.clear()}>Clear</button>
    <bnp-csv></bnp-csv>
    <span class="many" role="status">${words(count, fits)}</span>
  </div>`;
}

function words(count: number, fits: boolean): string {
  if (count < fewest) return `${count} of at least ${fewest} points. Draw on the plane.`;
  return fits
    ? `${count} points, in the link.`
    : `${count} points: too many for a link. Save them as CSV.`;
}
