// A phase plane: what comes in (σ or μ) against what step 2 has learned (γ or β), a trail for every unit.
import { css, html, type TemplateResult } from 'lit';
import { type Axes, LineChart, type Pen, Pool, type Series, type XY } from '../charts';
import type { Snapshot } from '../snapshot';
import { base, card } from '../styles';
import type { Place } from '../trails';
import { NO_NORM } from './captions';
import { Figure } from './figure';
import { type Label, Labels } from './phase-labels';
import { ICONS, KINDS, type Kind, LAYERS } from './phase-look';
import { type Bounds, include, origin, Range } from './phase-range';

export class PhaseFigure extends Figure {
  static override properties = { ...Figure.properties, kind: {} };
  static override styles = [
    base,
    card,
    css`
    .canvas { flex: 1; min-height: 250px; }
    .axis-y { position: absolute; left: 0; top: 0; font-size: 15px; line-height: 1; color: var(--ink); }
    .axis-x { margin: 0 12px 0 48px; text-align: center; font-size: 13px; color: var(--muted); }
    .axis-x .m, .axis-y.m { font-size: 16px; color: var(--ink); }
    .empty { position: absolute; inset: 8px 12px 26px 48px; display: grid; place-items: center; margin: 0; padding: 20px; text-align: center; color: var(--muted); background: var(--card); border: 1px dashed var(--line); border-radius: 6px; }
    .trail { stroke-width: 1.6; fill: none; }
    .identity { stroke: var(--good); stroke-width: 2; stroke-dasharray: 6 4; }
    .start { stroke: var(--rule); stroke-width: 1.4; stroke-dasharray: 1.5 3; }
  `,
  ];

  declare kind: Kind;
  readonly #range = new Range();
  readonly #labels = new Labels();
  readonly #identity = new Pool();
  readonly #start = new Pool();
  #trails: Pool[] = [];
  #heads: Pool[] = [];
  #chart: LineChart | null = null;
  #styled = '';

  constructor() {
    super();
    this.kind = 'scale';
  }

  protected override render(): TemplateResult {
    const k = KINDS[this.kind];
    const s = this.shown;
    const words = s ? k.caption(s) : '';
    const empty = s?.measures?.layers.length === 0;
    return html`<figure class="card">
      <h2>${k.title} <small>does <span class="m">${k.y}</span> learn <span class="m">${k.x}</span>? A trail for each unit</small></h2>
      ${this.#legend(k)}
      <div class="canvas">
        <canvas role="img" aria-label=${`Phase plane of ${k.x} and ${k.y}. ${words}`}></canvas>
        <span class="axis-y m" aria-hidden="true">${k.y}</span>
        ${empty ? html`<p class="empty">${NO_NORM}</p>` : ''}
      </div>
      <div class="axis-x" aria-hidden="true">${k.incoming} <span class="m">${k.x}</span> of what comes in</div>
      <figcaption>${empty ? '' : words}</figcaption>
    </figure>`;
  }

  #legend(k: (typeof KINDS)[Kind]): TemplateResult {
    const layers = this.shown?.measures?.layers ?? [];
    return html`<ul class="legend">
      ${layers.map((layer, i) => {
        const { colour, dash } = LAYERS[i % LAYERS.length]!;
        const stroke = `stroke: var(--${colour}); fill: var(--${colour})`;
        return html`<li><svg width="28" height="9" aria-hidden="true" .style=${stroke}>
          <path class="trail" d="M0 4.5H28" stroke-dasharray=${dash.join(' ')} />${ICONS[i % LAYERS.length]}</svg>layer ${layer.layer}</li>`;
      })}
      <li><svg width="24" height="8" aria-hidden="true"><path class="identity" d="M0 4H24" /></svg>identity: <span class="m">${k.y} = ${k.x}</span></li>
      <li><svg width="24" height="8" aria-hidden="true"><path class="start" d="M0 4H24" /></svg>start: <span class="m">${k.y} = ${k.start}</span></li>
    </ul>`;
  }

  protected override updated(): void {
    const s = this.snapshot;
    const canvas = this.renderRoot.querySelector('canvas');
    const layers = s?.measures?.layers.length ?? 0;
    if (!s || !canvas || layers === 0) return;
    this.#chart ??= new LineChart(canvas);
    const styled = `${layers} ${this.palette.generation} ${this.kind}`;
    if (this.#styled !== styled) this.#style(this.#chart, layers);
    this.#styled = styled;
    const bounds = this.#fill(s);
    const axes = this.#range.at(bounds, s.run);
    this.#lines(axes);
    this.#chart.setOver((pen) => this.#name(pen, axes));
    this.#chart.draw(axes);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#chart?.destroy();
    this.#chart = null;
    this.#styled = '';
  }

  #style(chart: LineChart, layers: number): void {
    const c = (token: string) => this.palette.colour(token);
    const looks = Array.from({ length: layers }, (_, i) => LAYERS[i % LAYERS.length]!);
    this.#trails = looks.map(() => new Pool());
    this.#heads = looks.map(() => new Pool());
    const series: Series[] = [
      { pool: this.#start, kind: 'line', colour: c('rule'), width: 1.4, dash: [1.5, 3] },
      { pool: this.#identity, kind: 'line', colour: c('good'), width: 2, dash: [6, 4] },
      ...looks.map(
        (l, i): Series => ({
          pool: this.#trails[i]!,
          kind: 'line',
          colour: faint(c(l.colour)),
          width: 1.3,
          dash: l.dash,
        }),
      ),
      ...looks.map(
        (l, i): Series => ({
          pool: this.#heads[i]!,
          kind: 'points',
          colour: c(l.colour),
          edge: c('card'),
          shape: l.shape,
          size: 6.5,
        }),
      ),
    ];
    chart.setSeries(series, { text: c('muted'), grid: c('line') });
  }

  /** Brings trails and heads up to date; says what must be in the window. */
  #fill(s: Snapshot): Bounds {
    const { xs, ys, start } = KINDS[this.kind];
    const bounds = origin();
    include(bounds, 0, start);
    const { places } = s.trails;
    for (const [i, layer] of (s.measures?.layers ?? []).entries()) {
      const [trail, heads] = [this.#trails[i]!.clear(), this.#heads[i]!.clear()];
      for (let u = 0; u < layer.units; u++) {
        if (layer.counted[u] === 0) continue;
        for (const place of places) add(trail, place, i, u, xs, ys, bounds);
        trail.gap();
        heads.add(layer[xs][u]!, layer[ys][u]!);
      }
      trail.end();
      heads.end();
    }
    return bounds;
  }

  #lines({ x, y }: Axes): void {
    const { start } = KINDS[this.kind];
    this.#identity.clear().add(Math.min(x[0], y[0]), Math.min(x[0], y[0]));
    this.#identity.add(Math.max(x[1], y[1]), Math.max(x[1], y[1]));
    this.#start.clear().add(x[0], start);
    this.#start.add(x[1], start);
  }

  #name(pen: Pen, axes: Axes): void {
    const k = KINDS[this.kind];
    const c = (token: string) => this.palette.colour(token);
    const [low, high] = [Math.min(axes.x[0], axes.y[0]), Math.max(axes.x[1], axes.y[1])];
    const labels: Label[] = [
      { text: 'identity', colour: c('good'), from: { x: low, y: low }, to: { x: high, y: high } },
      {
        text: `start: ${k.y} = ${k.start}`,
        colour: c('muted'),
        from: { x: axes.x[0], y: k.start },
        to: { x: axes.x[1], y: k.start },
      },
    ];
    const heads: XY[] = this.#heads.flatMap((pool) => pool.data);
    this.#labels.draw(
      pen,
      `12px ${getComputedStyle(this).fontFamily}`,
      c('card'),
      axes,
      labels,
      heads,
    );
  }
}

const faint = (rgb: string) => rgb.replace('rgb(', 'rgba(').replace(')', ', 0.5)');

function add(
  trail: Pool,
  place: Place,
  i: number,
  u: number,
  xs: 'std' | 'mean',
  ys: 'gamma' | 'beta',
  bounds: Bounds,
): void {
  const layer = place.layers[i];
  const [x, y] = [layer?.[xs][u] ?? Number.NaN, layer?.[ys][u] ?? Number.NaN];
  if (!Number.isFinite(x) || !Number.isFinite(y)) return;
  trail.add(x, y);
  include(bounds, x, y);
}
