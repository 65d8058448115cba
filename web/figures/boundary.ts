// The decision boundary: what the network answers everywhere, with the points it learns from and is tested on.
import { html, nothing, type TemplateResult } from 'lit';
import { segmentStyle } from '../controls/segment-style';
import { fitsLink } from '../hash';
import { exact, percent, short } from '../numbers';
import { frameOf } from '../own/frame';
import { fewest } from '../own/points';
import { Surface } from '../own/surface';
import { drawnCanvas, tools, toolsStyle } from '../own/tools';
import type { Grid, Snapshot } from '../snapshot';
import type { State } from '../state';
import { base, card } from '../styles';
import { answerAt } from './answer-at';
import { ticks } from './axis-ticks';
import { boundaryStyle } from './boundary-style';
import { boundaryCaption } from './captions';
import { Figure } from './figure';
import { paintFit } from './fit';
import { heat, ramp } from './heat';
import { type Look, marks, reachOf } from './marks';
import { Sheet } from './sheet';

/** Room for the axes' numbers. */
const LEFT = 34;
const BOTTOM = 20;
const PAD = 8;

export class BoundaryFigure extends Figure {
  static override properties = {
    ...Figure.properties,
    bare: { type: Boolean, reflect: true },
    hard: { state: true },
    at: { state: true },
    state: { attribute: false },
  };
  static override styles = [base, card, segmentStyle, boundaryStyle, toolsStyle];
  protected override readonly pace = 33;

  /** Part of another figure: no card of its own. */
  declare bare: boolean;
  /** Two colours, one for each class, in place of how sure the network is. */
  declare hard: boolean;
  /** Where the pointer is, as shares of the picture from its left and its top. */
  declare at: readonly [number, number] | null;
  declare state: State | null;
  readonly #surface = new Surface(this);
  readonly #sheet = new Sheet(this);
  readonly #small = document.createElement('canvas');
  readonly #layer = document.createElement('canvas');
  #image: ImageData | null = null;
  #tones: Uint8ClampedArray | null = null;
  #tonesOf = '';
  #layerOf = '';
  #layerPoints: unknown = null;

  constructor() {
    super();
    this.bare = this.hard = false;
    this.at = null;
    this.state = null;
  }

  protected override willUpdate(): void {
    this.#surface.show(this.state?.data === 'custom' ? String(this.state.points) : null);
  }

  protected override render(): TemplateResult {
    const s = this.shown;
    const words = s ? boundaryCaption(s) : '';
    return html`<figure class="card">
      <h2>${this.#values(s) ? 'Fit' : 'Decision boundary'} <small>what the network answers, and the points</small></h2>
      <div class="wrap">
        <div class="canvas" @pointermove=${this.#point} @pointerdown=${this.#point} @pointerleave=${this.#away}>${
          this.#surface.drawing
            ? drawnCanvas(this.#surface)
            : html`<canvas role="img" aria-label=${words || 'Decision boundary'}></canvas>`
        }</div>
        <div class="side">${this.#readouts(s)}${this.#values(s) ? this.#scale(s!) : this.#legend(s?.measures?.test !== null)}</div>
      </div>
      ${s?.grid ? this.#under(s) : nothing}
      ${this.#surface.drawing && this.state ? tools(this.#surface, fitsLink(this.state), () => this.requestUpdate()) : nothing}
      <figcaption>${words}</figcaption>
    </figure>`;
  }

  #under(s: Snapshot): TemplateResult {
    const [x, y] = this.at ?? [];
    const text =
      x === undefined || !this.snapshot
        ? 'Point at the picture for the answer there.'
        : answerAt(this.snapshot, x, y!);
    const hard = (event: Event) => (this.hard = (event.target as HTMLInputElement).checked);
    return html`<div class="under"><span class="at">${text}</span>
      ${this.#values(s) ? nothing : html`<label><input type="checkbox" .checked=${this.hard} @change=${hard} />classes only</label>`}</div>`;
  }

  readonly #point = (event: PointerEvent) => {
    const side = this.#side;
    const [x, y] = [(event.offsetX - LEFT) / side, (event.offsetY - PAD) / side];
    this.at = x >= 0 && x < 1 && y >= 0 && y < 1 ? [x, y] : null;
  };
  readonly #away = () => {
    this.at = null;
  };

  get #side(): number {
    return Math.min(this.#sheet.width - LEFT - PAD, this.#sheet.height - BOTTOM - PAD);
  }

  #readouts(s: Snapshot | null): TemplateResult {
    const row = (
      name: string,
      set: { accuracy?: number; loss: number } | null | undefined,
    ) => html`<div>
      <dt>${name}</dt>
      <dd class="num">${set?.accuracy === undefined ? (this.#values(s) && set ? short(set.loss) : '–') : percent(set.accuracy)}<small>${this.#values(s) ? 'loss' : html`loss ${set ? short(set.loss) : '–'}`}</small></dd>
    </div>`;
    const m = s?.measures;
    return html`<dl>${row('Training set', m?.train)}${m && !m.test ? nothing : row('Test set', m?.test)}</dl>`;
  }

  /** Whether the points have values in place of classes. */
  #values(s: Snapshot | null): boolean {
    return s?.points?.classes === 0;
  }

  #scale(s: Snapshot): TemplateResult {
    if (s.curve)
      return html`<p class="scale">Points at the height of their value; the line is the network’s answer.</p>`;
    const reach = short(reachOf(s.points!.train.targets));
    return html`<p class="scale">Colour is the value: <span class="bar"></span><span class="ends"><span>−${reach}</span><span>${reach}</span></span></p>`;
  }

  #legend(tested: boolean): TemplateResult {
    const disc = (c: string) =>
      html`<svg width="13" height="13" aria-hidden="true"><circle cx="6.5" cy="6.5" r="4.6" class=${c} /></svg>`;
    const diamond = (c: string) =>
      html`<svg width="13" height="13" aria-hidden="true"><path d="M6.5 .9 12.1 6.5 6.5 12.1 .9 6.5Z" class=${c} /></svg>`;
    const row = (name: string, shape: typeof disc, own: string) =>
      html`<span>${name}</span>${shape(own)}${tested ? shape(`${own} hollow`) : html`<span></span>`}`;
    return html`<div class="marks" role="img" aria-label="Class 0: orange discs. Class 1: blue diamonds. Full marks train, hollow ones test.">
      <span></span><span>train</span><span>${tested ? 'test' : ''}</span>${row('class 0', disc, 'neg')}${row('class 1', diamond, 'pos')}
    </div>`;
  }

  protected override updated(): void {
    const s = this.snapshot;
    const pen = this.#sheet.pen();
    if (!pen || !s) return;
    const side = this.#side;
    pen.font = `12px ${getComputedStyle(this).fontFamily}`;
    if (s.curve && s.points)
      paintFit(pen, this.palette, { left: LEFT, top: PAD, side }, s.points, s.curve);
    const grid = this.#drawn() ?? s.grid;
    if (!grid) return;
    this.#surface.plane = { left: LEFT, top: PAD, side, bounds: grid.bounds };
    this.#paintHeat(grid, this.#values(s) ? reachOf(s.points!.train.targets) : undefined);
    pen.imageSmoothingEnabled = true;
    pen.imageSmoothingQuality = 'high';
    pen.drawImage(this.#small, LEFT, PAD, side, side);
    if (this.#surface.drawing && !this.#learnt(s)) this.#surface.paint(pen, this.palette);
    else {
      this.#paintPoints(s, grid, side);
      pen.drawImage(this.#layer, LEFT, PAD, side, side);
    }
    this.#surface.paintCursor(pen, this.palette);
    this.#paintAxes(pen, grid, side);
  }

  /** An empty plane, while there are too few points of one's own to learn from. */
  #drawn(): Grid | null {
    const points = this.#surface.drawing?.points;
    if (!points || points.labels.length >= fewest) return null;
    return { size: 1, bounds: frameOf(points.xy), values: new Float32Array(1) };
  }

  /** Whether the run has the very points that are drawn. */
  #learnt(s: Snapshot): boolean {
    const { train, test } = s.points ?? {};
    const count = (train?.labels.length ?? 0) + (test?.labels.length ?? 0);
    return s.config.data.name === 'custom' && this.#surface.drawing?.points.labels.length === count;
  }

  #paintHeat(grid: Grid, reach?: number): void {
    const context = this.#small.getContext('2d')!;
    if (this.#image?.width !== grid.size) {
      this.#small.width = this.#small.height = grid.size;
      this.#image = context.createImageData(grid.size, grid.size);
    }
    const of = `${this.palette.generation} ${this.hard}`;
    if (!this.#tones || this.#tonesOf !== of) this.#tones = ramp(this.palette, this.hard);
    this.#tonesOf = of;
    heat(grid.values, this.#tones, this.#image, reach);
    context.putImageData(this.#image, 0, 0);
  }

  /** The points stand still while the run moves: they are painted once, on a sheet of their own. */
  #paintPoints(s: Snapshot, grid: Grid, side: number): void {
    const key = [grid.bounds, side, this.palette.generation, this.#sheet.ratio].join();
    if (!s.points || (key === this.#layerOf && this.#layerPoints === s.points)) return;
    [this.#layerOf, this.#layerPoints] = [key, s.points];
    const ratio = this.#sheet.ratio;
    this.#layer.width = this.#layer.height = Math.round(side * ratio);
    const pen = this.#layer.getContext('2d')!;
    pen.scale(ratio, ratio);
    const [x0, x1, y0, y1] = grid.bounds;
    const px = (x: number) => ((x - x0) / (x1 - x0)) * side;
    const py = (y: number) => ((y1 - y) / (y1 - y0)) * side;
    const size = s.points.train.targets.length > 600 ? 2 : side < 260 ? 2.6 : 3.2;
    const look = (hollow: boolean): Look => ({ radius: hollow ? size * 0.84 : size, hollow });
    const reach = reachOf(s.points.train.targets);
    if (s.points.test) marks(pen, this.palette, s.points.test, px, py, look(true), reach);
    marks(pen, this.palette, s.points.train, px, py, look(false), reach);
  }

  #paintAxes(pen: CanvasRenderingContext2D, grid: Grid, side: number): void {
    const [x0, x1, y0, y1] = grid.bounds;
    pen.strokeStyle = this.palette.colour('line');
    pen.strokeRect(LEFT + 0.5, PAD + 0.5, side - 1, side - 1);
    pen.fillStyle = this.palette.colour('muted');
    pen.textAlign = 'center';
    pen.textBaseline = 'top';
    for (const t of ticks(x0, x1))
      pen.fillText(exact(t), LEFT + ((t - x0) / (x1 - x0)) * side, PAD + side + 6);
    pen.textAlign = 'right';
    pen.textBaseline = 'middle';
    for (const t of ticks(y0, y1))
      pen.fillText(exact(t), LEFT - 6, PAD + ((y1 - t) / (y1 - y0)) * side);
  }
}
