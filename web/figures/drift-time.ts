// Drift over time: a quantity's median and 10–90 % band over the units of each layer, beside what it would have to be.
import { css, html, type TemplateResult } from 'lit';
import { type Axes, LineChart, type Pen, Pool, type Series } from '../charts';
import type { Snapshot } from '../snapshot';
import { base, card } from '../styles';
import { roundUp, stepsEnd } from './axis-ticks';
import { distanceCaption, missingHere } from './captions';
import { type Band, bandOf, QUANTITIES, type Quantity } from './drift-quantities';
import { Figure } from './figure';
import { iconOf, lookOf } from './layer-look';
import { paintCursor, Scrub } from './scrub';

/** One layer's line of one quantity, with its band. */
interface Track {
  readonly layer: number;
  readonly line: Pool;
  readonly bands: (Band & { step: number })[];
  /** Of the unit that is pointed at. */
  readonly lit: Pool;
}

export class DriftTimeFigure extends Figure {
  static override properties = {
    ...Figure.properties,
    bare: { type: Boolean, reflect: true },
    of: {},
  };
  static override styles = [
    base,
    card,
    css`
    .canvas { flex: 1; min-height: 210px; }
    canvas { cursor: ew-resize; touch-action: pan-y; }
    .trail { stroke-width: 1.8; fill: none; }
    .reference { fill: none; stroke-width: 1.8; }
    .thin { stroke-width: 1.2; }
    .empty { position: absolute; inset: 8px 12px 26px 48px; display: grid; place-items: center; margin: 0; padding: 20px; text-align: center; color: var(--muted); background: var(--card); border: 1px dashed var(--line); border-radius: 6px; }
    :host([bare]) .card { padding: 0; border: 0; background: none; }
    :host([bare]) h2, :host([bare]) figcaption { display: none; }
  `,
  ];
  protected override readonly pace = 140;

  /** Inside another figure: no card of its own. */
  declare bare: boolean;
  declare of: Quantity;
  #tracks: Track[][] = [];
  readonly #start = new Pool();
  #chart: LineChart | null = null;
  #styled = '';
  readonly #scrub = new Scrub(this, (x) => this.#chart?.stepAt(x) ?? null);

  constructor() {
    super();
    this.bare = false;
    this.of = 'distance';
  }

  protected override render(): TemplateResult {
    const s = this.shown;
    const q = QUANTITIES[this.of];
    const empty = missingHere(s);
    const words = s && !empty ? distanceCaption(s) : '';
    return html`<figure class="card">
      <h2>${q.title} <small>median and 10–90 % band over steps</small></h2>
      ${this.#legend(s)}
      <div class="canvas">
        <canvas role="img" aria-label=${`${q.title} over the steps. ${words}`} @pointerdown=${this.#scrub.begin} @pointermove=${this.#scrub.move} @pointerup=${this.#scrub.end} @pointercancel=${this.#scrub.end}></canvas>
        ${empty ? html`<p class="empty">${empty}</p>` : ''}
      </div>
      <figcaption>${words}</figcaption>
    </figure>`;
  }

  #legend(s: Snapshot | null): TemplateResult {
    const q = QUANTITIES[this.of];
    return html`<ul class="legend">
      ${(s?.measures?.layers ?? []).map(({ layer }) => {
        const look = lookOf(layer);
        const stroke = `stroke: var(--${look.colour}); fill: var(--${look.colour})`;
        return html`<li><svg width="28" height="9" aria-hidden="true" style=${stroke}><path class="trail" d="M0 4.5H28" />${iconOf(look)}</svg>layer ${layer}</li>`;
      })}
      ${q.lines.map(
        ({ name, dash, thin }) =>
          html`<li><svg width="24" height="8" aria-hidden="true"><path class="reference ${thin ? 'thin' : ''}" d="M0 4H24" stroke="var(--ink)" stroke-dasharray=${dash.join(' ')} /></svg>${name}</li>`,
      )}
      <li><svg width="24" height="8" aria-hidden="true"><path class="reference" d="M0 4H24" stroke=${q.start === 0 && this.of === 'distance' ? 'var(--good)' : 'var(--rule)'} stroke-dasharray="1.5 3" /></svg>${q.startName}</li>
    </ul>`;
  }

  protected override updated(): void {
    const s = this.snapshot;
    const canvas = this.renderRoot.querySelector('canvas');
    const layers = s?.measures?.layers.length ?? 0;
    if (!s || !canvas || layers === 0) return;
    this.#chart ??= new LineChart(canvas);
    const styled = `${s.measures!.layers.map((l) => l.layer)} ${this.palette.generation} ${this.of}`;
    if (this.#styled !== styled) this.#style(this.#chart, s);
    this.#styled = styled;
    const axes = this.#fill(s);
    this.#chart.setOver((pen) => this.#over(pen, s));
    this.#chart.draw(axes);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#chart?.destroy();
    this.#chart = null;
    this.#styled = '';
  }

  #style(chart: LineChart, s: Snapshot): void {
    const q = QUANTITIES[this.of];
    const c = (token: string) => this.palette.colour(token);
    const track = (layer: number): Track => ({
      layer,
      line: new Pool(),
      bands: [],
      lit: new Pool(),
    });
    this.#tracks = s.measures!.layers.map(({ layer }) => q.lines.map(() => track(layer)));
    const series = this.#tracks.flatMap((lines) =>
      lines.flatMap(({ layer, line, lit }, j): Series[] => {
        const colour = c(lookOf(layer).colour);
        const { dash, thin } = q.lines[j]!;
        return [
          { pool: line, kind: 'line', colour, width: thin ? 1.2 : 2.1, dash },
          { pool: lit, kind: 'line', colour: c('ink'), width: 1.8, dash },
        ];
      }),
    );
    const start: Series = {
      pool: this.#start,
      kind: 'line',
      colour: c(this.of === 'distance' ? 'good' : 'rule'),
      width: 1.5,
      dash: [1.5, 3],
    };
    chart.setSeries([start, ...series], { text: c('muted'), grid: c('grid') });
  }

  /** Brings lines and bands up to date; says what must be in the window. */
  #fill(s: Snapshot): Axes {
    const q = QUANTITIES[this.of];
    const end = stepsEnd(s.past?.reached ?? s.progress.step, s.phase === 'diverged');
    let [low, high] = [q.start, q.start];
    for (const [i, lines] of this.#tracks.entries())
      for (const [j, track] of lines.entries()) {
        track.line.clear();
        track.lit.clear();
        track.bands.length = 0;
        for (const { step, layers } of (s.past?.trails ?? s.trails).places) {
          const layer = layers[i];
          if (!layer) continue;
          const band = bandOf(layer, q.lines[j]!.of);
          track.line.add(step, band.median);
          if (!q.lines[j]!.thin) track.bands.push({ step, ...band });
          [low, high] = [Math.min(low, band.low), Math.max(high, band.high)];
          if (s.hovered?.layer === track.layer)
            track.lit.add(step, q.lines[j]!.of(layer)[s.hovered.unit]!);
        }
        track.line.end();
        track.lit.end();
      }
    this.#start.clear().add(0, q.start);
    this.#start.add(end, q.start);
    return { x: [0, end], y: [low < 0 ? -roundUp(-low) : 0, roundUp(Math.max(high, 0.1))] };
  }

  #over(pen: Pen, s: Snapshot): void {
    const { context } = pen;
    context.save();
    context.globalAlpha = 0.13;
    for (const lines of this.#tracks)
      for (const { layer, bands } of lines) {
        context.fillStyle = this.palette.colour(lookOf(layer).colour);
        context.beginPath();
        for (const { step, high } of bands) context.lineTo(pen.px(step), pen.py(high));
        for (const { step, low } of bands.toReversed()) context.lineTo(pen.px(step), pen.py(low));
        context.fill();
      }
    context.restore();
    paintCursor(pen, this.palette, s);
  }
}
