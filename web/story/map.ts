// What one lane's net answers everywhere, with the points it learns from; and its loss in words.
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { heat, ramp } from '../figures/heat';
import { marks } from '../figures/marks';
import { Sheet } from '../figures/sheet';
import { percent, whole } from '../numbers';
import { base } from '../styles';
import { Palette } from '../theme';
import type { LaneState } from './session';

export class LaneMap extends LitElement {
  static override properties = { heading: {}, lane: { attribute: false } };
  static override styles = [
    base,
    css`
    h3 { margin: 0 0 8px; font-size: 13.5px; font-weight: 600; color: var(--ink); }
    .canvas { position: relative; aspect-ratio: 1; max-width: 380px; margin-inline: auto; border: 1px solid var(--line); border-radius: 6px; overflow: hidden; }
    canvas { position: absolute; inset: 0; width: 100%; height: 100%; }
    p { margin: 0; }
    .caption { margin-top: 8px; min-height: 1.5em; font-size: 13px; color: var(--muted); font-variant-numeric: tabular-nums; }
    .empty { position: absolute; inset: 0; display: grid; place-items: center; padding: 12px; text-align: center; color: var(--muted); }
  `,
  ];

  declare heading: string;
  declare lane: LaneState;
  readonly #palette = new Palette(this);
  readonly #sheet = new Sheet(this);
  readonly #small = document.createElement('canvas');

  protected override render(): TemplateResult {
    const { grid, phase } = this.lane;
    const words = this.#words();
    return html`<h3>${this.heading}</h3>
      <div class="canvas"><canvas role="img" aria-label="${this.heading}: what the net answers everywhere. ${words}"></canvas>
        ${grid || phase !== 'idle' ? nothing : html`<p class="empty">not trained yet</p>`}</div>
      <p class="caption">${words}</p>`;
  }

  #words(): string {
    const { phase, step, diverged, end } = this.lane;
    if (diverged) return `diverged at step ${whole(step)}`;
    if (phase === 'running') return `step ${whole(step)}`;
    if (!end) return '';
    const { loss, accuracy } = end.numbers;
    return [
      loss === undefined ? '' : `training loss ${loss.toFixed(4)}`,
      accuracy === undefined ? '' : `accuracy ${percent(accuracy)}`,
    ]
      .filter(Boolean)
      .join(' · ');
  }

  protected override updated(): void {
    const pen = this.#sheet.pen();
    const { grid, points } = this.lane;
    if (!pen || !grid || !points) return;
    const { width, height } = this.#sheet;
    this.#small.width = this.#small.height = grid.size;
    const context = this.#small.getContext('2d')!;
    const image = context.createImageData(grid.size, grid.size);
    heat(grid.values, ramp(this.#palette), image);
    context.putImageData(image, 0, 0);
    pen.imageSmoothingQuality = 'high';
    pen.drawImage(this.#small, 0, 0, width, height);
    const [left, right, bottom, top] = grid.bounds;
    const px = (x: number) => ((x - left) / (right - left)) * width;
    const py = (y: number) => ((top - y) / (top - bottom)) * height;
    const radius = Math.max(1.8, Math.min(4, width / 90));
    marks(pen, this.#palette, points.train, px, py, { radius, hollow: false });
  }
}
