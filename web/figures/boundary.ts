// The decision boundary: what the network answers everywhere, with the points it learns from and is tested on.
import { html, nothing, type TemplateResult } from 'lit';
import { segmentStyle } from '../controls/segment-style';
import { namesOf } from '../own/class-names';
import type { CsvDialog } from '../own/csv-dialog';
import { drawn, drops, takesFiles } from '../own/drop';
import { TOO_FEW } from '../own/enter';
import { frameOf } from '../own/frame';
import { fewest, sizeOf } from '../own/points';
import { Surface } from '../own/surface';
import { drawnCanvas, tools, toolsStyle } from '../own/tools';
import { panelOf } from '../panels';
import type { Grid, Snapshot } from '../snapshot';
import type { State } from '../state';
import { base, card } from '../styles';
import { answerAt, howToAsk } from './answer-at';
import { asOf } from './as-of';
import { paintAxes, roomFor } from './boundary-axes';
import { legend, legendStyle, scale } from './boundary-legend';
import { readouts } from './boundary-readouts';
import { boundaryStyle } from './boundary-style';
import { boundaryCaption } from './captions';
import { moved, paintCross, type Share } from './cross';
import { Figure } from './figure';
import { fitBounds, paintFit } from './fit';
import { classHeat, classRamps, heat, ramp } from './heat';
import { type Look, marks, reachOf } from './marks';
import { Sheet } from './sheet';
import { running } from './statistics';

/** Room for the numbers below. */
const BOTTOM = 20;
const PAD = 8;

export class BoundaryFigure extends Figure {
  static override properties = {
    ...Figure.properties,
    bare: { type: Boolean, reflect: true },
    hard: { state: true },
    at: { state: true },
    keyed: { state: true },
    over: { state: true },
    state: { attribute: false },
  };
  static override styles = [base, card, segmentStyle, boundaryStyle, legendStyle, toolsStyle];

  /** Part of another figure: no card of its own. */
  declare bare: boolean;
  /** Two colours, one for each class, in place of how sure the network is. */
  declare hard: boolean;
  /** Where the pointer is, as shares of the picture from its left and its top. */
  declare at: Share | null;
  /** The keyboard has put it there, and sees it as a cross. */
  declare keyed: boolean;
  /** A file is held over the plane. */
  declare over: boolean;
  declare state: State | null;
  readonly #drops = drops(
    () => this.renderRoot.querySelector<CsvDialog>('bnp-csv'),
    (on) => (this.over = on),
  );
  readonly #surface = new Surface(this);
  readonly #sheet = new Sheet(this);
  readonly #small = document.createElement('canvas');
  readonly #layer = document.createElement('canvas');
  #image: ImageData | null = null;
  #tones: Uint8ClampedArray | null = null;
  #tonesOf = '';
  #layerOf = '';
  #layerPoints: unknown = null;
  /** Room for the numbers at the side, as of the last picture. */
  #wide = 0;

  constructor() {
    super();
    this.bare = this.hard = this.keyed = this.over = false;
    this.at = null;
    this.state = null;
  }

  protected override willUpdate(): void {
    this.#surface.show(drawn(this.state));
  }

  protected override render(): TemplateResult {
    const s = this.shown;
    const words = this.#drawn() ? TOO_FEW : s ? boundaryCaption(s) : '';
    return html`<figure class=${this.over ? 'card over' : 'card'} @dragover=${this.#drops.dragover} @dragleave=${this.#drops.dragleave} @drop=${this.#drops.drop}>
      <h2>${panelOf('boundary')!.title} <small>what the network answers, and the points</small></h2>
      <div class="wrap">
        <div class="canvas" @pointermove=${this.#point} @pointerdown=${this.#point} @pointerleave=${this.#leave}>${
          this.#surface.drawing
            ? drawnCanvas(this.#surface)
            : html`<canvas tabindex=${s?.grid ? 0 : nothing} data-arrows role="application" aria-roledescription="picture" aria-label=${`${words || 'Output.'} Arrow keys move a cross and read the answer there.`} @keydown=${this.#key} @blur=${this.#away}></canvas>`
        }</div>
        <div class="side">${readouts(s?.measures ?? null, this.#values(s), s !== null && running(s), s && asOf(s))}${this.#values(s) ? scale(s!) : legend(s, namesOf(this.state))}</div>
      </div>
      ${s && (s.grid || this.#surface.drawing) ? this.#under(s) : nothing}
      ${this.#surface.drawing && this.state ? tools(this.#surface, this.state, () => this.requestUpdate()) : nothing}
      ${!this.#surface.drawing && takesFiles(this.state) ? html`<bnp-csv bare></bnp-csv>` : nothing}
      <figcaption>${words}</figcaption>
    </figure>`;
  }

  #under(s: Snapshot): TemplateResult {
    const [x, y] = this.#surface.share ?? this.at ?? [];
    const text =
      x === undefined || !this.snapshot
        ? howToAsk()
        : answerAt(this.snapshot, x, y!, namesOf(this.state));
    const hard = (event: Event) => (this.hard = (event.target as HTMLInputElement).checked);
    return html`<div class="under"><span class="at" aria-live=${this.keyed || this.#surface.cursor ? 'polite' : 'off'}>${text}</span>
      ${this.#values(s) ? nothing : html`<label><input type="checkbox" .checked=${this.hard} @change=${hard} />classes only</label>`}</div>`;
  }

  readonly #point = (event: PointerEvent) => {
    const side = this.#side;
    const [x, y] = [(event.offsetX - this.#left) / side, (event.offsetY - PAD) / side];
    this.at = x >= 0 && x < 1 && y >= 0 && y < 1 ? [x, y] : null;
    this.keyed = false;
  };
  /** A finger that is lifted leaves the answer to be read. */
  readonly #leave = ({ pointerType }: PointerEvent) => pointerType !== 'touch' && this.#away();
  readonly #away = () => {
    this.at = null;
    this.keyed = false;
  };
  readonly #key = (event: KeyboardEvent) => {
    if (event.key === 'Escape') this.#away();
    const to = moved(this.at, event);
    if (!to) return;
    this.at = to;
    this.keyed = true;
  };

  /** Right of another figure the vertical axis has its numbers on the far side. */
  get #numbers(): 'left' | 'right' {
    return this.bare ? 'right' : 'left';
  }

  get #left(): number {
    return this.bare ? 0 : this.#wide;
  }

  /** Where the picture of the answers stands in the window; null before there is one. */
  get picture(): DOMRect | null {
    const box = this.renderRoot.querySelector('canvas')?.getBoundingClientRect();
    if (!box) return null;
    const side = this.#sideOf(box);
    return new DOMRect(box.left + this.#left, box.top + PAD, side, side);
  }

  get #side(): number {
    return this.#sideOf(this.#sheet);
  }

  #sideOf({ width, height }: { readonly width: number; readonly height: number }): number {
    return Math.min(width - this.#wide - (this.bare ? 1 : PAD), height - BOTTOM - PAD);
  }

  /** Whether the points have values in place of classes. */
  #values(s: Snapshot | null): boolean {
    return s?.points?.classes === 0;
  }

  protected override updated(): void {
    const s = this.snapshot;
    const pen = this.#sheet.pen();
    if (!pen || !s) return;
    pen.font = `12px ${getComputedStyle(this).fontFamily}`;
    const grid = this.#drawn() ?? s.grid;
    const bounds = grid?.bounds ?? (s.curve && s.points && fitBounds(s.points, s.curve));
    if (bounds) this.#wide = roomFor(pen, bounds);
    const [side, left] = [this.#side, this.#left];
    if (s.curve && s.points)
      paintFit(pen, this.palette, { left, top: PAD, side }, s.points, s.curve, this.#numbers);
    if (!grid) return;
    this.#surface.plane = { left, top: PAD, side, bounds: grid.bounds };
    this.#paintHeat(grid, this.#values(s) ? reachOf(s.points!.train.targets) : undefined);
    pen.imageSmoothingEnabled = true;
    pen.imageSmoothingQuality = 'high';
    pen.drawImage(this.#small, left, PAD, side, side);
    if (this.#surface.drawing && !this.#learnt(s)) this.#surface.paint(pen, this.palette);
    else {
      this.#paintPoints(s, grid, side);
      pen.drawImage(this.#layer, left, PAD, side, side);
    }
    this.#surface.paintCursor(pen, this.palette);
    if (this.keyed && this.at)
      paintCross(
        pen,
        left + this.at[0] * side,
        PAD + this.at[1] * side,
        this.palette.colour('ink'),
        this.palette.colour('card'),
      );
    paintAxes(pen, this.palette, grid.bounds, { left, top: PAD, side }, this.#numbers);
  }

  /** An empty plane, while there are too few points of one's own to learn from. */
  #drawn(): Grid | null {
    const points = this.#surface.drawing?.points;
    if (!points || sizeOf(points) >= fewest) return null;
    return { size: 1, bounds: frameOf(points.xy), values: new Float32Array(1) };
  }

  /** Whether the run has the very points that are drawn. */
  #learnt(s: Snapshot): boolean {
    const { drawing } = this.#surface;
    if (!s.points || !drawing) return false;
    const count = (s.points.train.points.length + (s.points.test?.points.length ?? 0)) / 2;
    return s.config.data.name === 'custom' && sizeOf(drawing.points) === count;
  }

  #paintHeat(grid: Grid, reach?: number): void {
    const context = this.#small.getContext('2d')!;
    if (this.#image?.width !== grid.size) {
      this.#small.width = this.#small.height = grid.size;
      this.#image = context.createImageData(grid.size, grid.size);
    }
    if (grid.classes) {
      classHeat(grid.values, classRamps(this.palette, grid.classes, this.hard), this.#image);
      return context.putImageData(this.#image, 0, 0);
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
    const size = s.points.train.points.length > 1200 ? 2 : side < 260 ? 2.6 : 3.2;
    const look = (hollow: boolean): Look => ({ radius: hollow ? size * 0.84 : size, hollow });
    const reach = reachOf(s.points.train.targets);
    if (s.points.test) marks(pen, this.palette, s.points.test, px, py, look(true), reach);
    marks(pen, this.palette, s.points.train, px, py, look(false), reach);
  }
}
