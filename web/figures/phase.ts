// A phase plane: what comes in (σ or μ) against what step 2 has learned (γ or β), a trail for every unit.
import { html, type TemplateResult } from 'lit';
import { calm } from '../calm';
import { type Axes, LineChart, type Pen, Pool, type Series, type XY } from '../charts';
import { panelOf } from '../panels';
import type { Snapshot } from '../snapshot';
import { base, card } from '../styles';
import { choose, pointAt, type UnitRef } from '../unit';
import { missing, missingHere } from './captions';
import { Figure } from './figure';
import { iconOf, lookOf } from './layer-look';
import { type Label, Labels } from './phase-labels';
import { paintLit } from './phase-lit';
import { KINDS, type Kind } from './phase-look';
import { identityIn, Range } from './phase-range';
import { phaseStyle } from './phase-style';
import { addTrail, boundsOf, grainOf } from './phase-trails';
import type { Pixel } from './roomiest';

/** How near to a mark the pointer has to be, in pixels. */
const REACH = 12;

export class PhaseFigure extends Figure {
  static override properties = { ...Figure.properties, kind: {}, time: { state: true } };
  static override styles = [base, card, phaseStyle];
  protected override readonly pace = 90;

  declare kind: Kind;
  /** Over the steps instead of in the plane. */
  declare time: boolean;
  #pen: Pen | null = null;
  readonly #range = new Range();
  readonly #labels = new Labels();
  /** Where the lit unit's name was at the last picture. */
  #lit = -1;
  readonly #identity = new Pool();
  readonly #start = new Pool();
  #trails: Pool[] = [];
  #heads: Pool[] = [];
  #chart: LineChart | null = null;
  #styled = '';

  constructor() {
    super();
    this.kind = 'scale';
    this.time = false;
  }

  protected override render(): TemplateResult {
    const k = KINDS[this.kind];
    const s = this.shown;
    const words = s ? k.caption(s) : '';
    const empty = this.kind === 'scale' ? missing(s) : missingHere(s);
    return html`<figure class="card">
      <div class="head">
        <h2>${panelOf(this.kind)!.title} <small>does <span class="m">${k.y}</span> learn <span class="m">${k.x}</span>?</small></h2>
        ${this.#views()}
      </div>
      ${this.time ? html`<bnp-drift-time bare of=${this.kind} .snapshot=${this.snapshot}></bnp-drift-time>` : this.#plane(k, words, empty)}
      <figcaption>${empty ? '' : words}</figcaption>
    </figure>`;
  }

  #views(): TemplateResult {
    const view = (time: boolean, name: string) =>
      html`<button aria-pressed=${this.time === time} @click=${() => (this.time = time)}>${name}</button>`;
    return html`<div class="views" role="group" aria-label="How it is drawn">${view(false, 'plane')}${view(true, 'over time')}</div>`;
  }

  #plane(k: (typeof KINDS)[Kind], words: string, empty: string): TemplateResult {
    return html`${this.#legend(k)}
      <div class="canvas">
        <canvas role="img" aria-label=${`Phase plane of ${k.x} and ${k.y}. ${words}`} @pointermove=${this.#point} @pointerleave=${() => pointAt(this, null)} @click=${this.#choose}></canvas>
        <span class="axis-y m" aria-hidden="true">${k.y}</span>
        ${empty ? html`<p class="empty">${empty}</p>` : ''}
      </div>
      <div class="axis-x" aria-hidden="true">${k.incoming} <span class="m">${k.x}</span> of what comes in</div>`;
  }

  readonly #point = (event: PointerEvent) => {
    pointAt(this, this.#unitAt(event));
  };
  readonly #choose = (event: MouseEvent) => {
    const unit = this.#unitAt(event);
    if (unit) choose(this, unit);
  };

  /** The unit whose mark is under the pointer. */
  #unitAt({ offsetX, offsetY }: MouseEvent): UnitRef | null {
    const pen = this.#pen;
    const { xs, ys } = KINDS[this.kind];
    let best: UnitRef | null = null;
    let least = REACH;
    for (const layer of this.snapshot?.measures?.layers ?? [])
      for (let unit = 0; pen && unit < layer.units; unit++) {
        const off = Math.hypot(
          pen.px(layer[xs][unit]!) - offsetX,
          pen.py(layer[ys][unit]!) - offsetY,
        );
        if (off < least) [best, least] = [{ layer: layer.layer, unit }, off];
      }
    return best;
  }

  #legend(k: (typeof KINDS)[Kind]): TemplateResult {
    const layers = this.shown?.measures?.layers ?? [];
    return html`<ul class="legend">
      ${layers.map(({ layer }) => {
        const look = lookOf(layer);
        const stroke = `stroke: var(--${look.colour}); fill: var(--${look.colour})`;
        return html`<li><svg width="28" height="9" aria-hidden="true" .style=${stroke}>
          <path class="trail" d="M0 4.5H28" stroke-dasharray=${look.dash.join(' ')} />${iconOf(look)}</svg>layer ${layer}</li>`;
      })}
      <li><svg width="24" height="8" aria-hidden="true"><path class="identity" d="M0 4H24" /></svg>identity: <span class="m">${k.y} = ${k.x}</span></li>
    </ul>`;
  }

  protected override updated(): void {
    const s = this.snapshot;
    const canvas = this.renderRoot.querySelector('canvas');
    const layers = s?.measures?.layers.length ?? 0;
    if (this.time || !canvas) this.#drop();
    if (!s || !canvas || layers === 0) return;
    this.#chart ??= new LineChart(canvas);
    const numbers = s.measures!.layers.map(({ layer }) => layer);
    const styled = `${numbers} ${this.palette.generation} ${this.kind}`;
    if (this.#styled !== styled) this.#style(this.#chart, numbers);
    this.#styled = styled;
    const bounds = boundsOf(s, KINDS[this.kind]);
    const axes = this.#range.at(bounds, s.run, s.past !== null, calm.matches);
    // A run that moves has its next picture soon; one that rests has one a frame while the window comes back.
    if (this.#range.moving && s.phase !== 'playing')
      requestAnimationFrame(() => this.requestUpdate());
    this.#fill(s, axes);
    this.#lines(axes);
    this.#chart.setOver((pen) => {
      this.#pen = pen;
      const taken = this.#name(pen, axes);
      const kept = s.phase === 'playing' ? this.#lit : -1;
      this.#lit = paintLit(pen, this.palette, s, KINDS[this.kind], taken, kept);
    });
    this.#chart.draw(axes);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#drop();
  }

  #drop(): void {
    this.#chart?.destroy();
    this.#chart = this.#pen = null;
    this.#styled = '';
  }

  #style(chart: LineChart, layers: readonly number[]): void {
    const c = (token: string) => this.palette.colour(token);
    const looks = layers.map(lookOf);
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
    chart.setSeries(series, { text: c('muted'), grid: c('grid') });
  }

  /** Brings trails and heads up to date. */
  #fill(s: Snapshot, axes: Axes): void {
    const k = KINDS[this.kind];
    const grain = grainOf(axes, this.#pen);
    for (const [i, layer] of (s.measures?.layers ?? []).entries()) {
      const [trail, heads] = [this.#trails[i]!.clear(), this.#heads[i]!.clear()];
      for (let u = 0; u < layer.units; u++) {
        if (layer.counted[u] === 0) continue;
        addTrail(trail, s.trails.places, i, u, k, grain);
        heads.add(layer[k.xs][u]!, layer[k.ys][u]!);
      }
      trail.end();
      heads.end();
    }
  }

  #lines(axes: Axes): void {
    const { start } = KINDS[this.kind];
    const { x } = axes;
    this.#identity.clear();
    for (const end of identityIn(axes)) this.#identity.add(end.x, end.y);
    this.#start.clear().add(x[0], start);
    this.#start.add(x[1], start);
  }

  #name(pen: Pen, axes: Axes): readonly Pixel[] {
    const k = KINDS[this.kind];
    const c = (token: string) => this.palette.colour(token);
    const [from, to] = identityIn(axes);
    const labels: Label[] = [
      { text: 'identity', colour: c('good'), from, to },
      {
        text: `start: ${k.y} = ${k.start}`,
        colour: c('muted'),
        from: { x: axes.x[0], y: k.start },
        to: { x: axes.x[1], y: k.start },
      },
    ];
    const all = (pools: readonly Pool[]): XY[] => pools.flatMap(({ data }) => data);
    return this.#labels.draw(
      pen,
      `12px ${getComputedStyle(this).fontFamily}`,
      c('card'),
      axes,
      labels,
      all(this.#heads),
      () => all(this.#trails),
      this.shown?.phase === 'playing',
    );
  }
}

const faint = (rgb: string) => rgb.replace('rgb(', 'rgba(').replace(')', ', 0.5)');
