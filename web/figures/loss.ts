// The loss over the steps: mini-batches as a pale band, the whole training set strong, the test set dashed.
import type { Measures, Table } from 'batchnorm-playground';
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { type Axes, LineChart, Pool, type Series, type XY } from '../charts';
import { short } from '../numbers';
import type { Snapshot } from '../snapshot';
import { base, card } from '../styles';
import { roundUp, stepsEnd } from './axis-ticks';
import { type BatchBand, batchBand, highs, paintBand, perPlace } from './batch-band';
import { lossCaption } from './captions';
import type { CompareFigure } from './compare';
import { paintCut } from './cut-mark';
import { Figure } from './figure';
import { lossTop } from './loss-top';
import { paintCursor, Scrub } from './scrub';
import { RUNNING, running, WHY } from './statistics';

/**
 * A series as points; a set that the run has not got is an empty line.
 * @param shown  the place that the page says in words: of a run that diverged, it was not recorded
 */
function fill(pool: Pool, table: Table, name: string, shown: XY | null): Pool {
  pool.clear();
  if (table.names.includes(name)) {
    const { steps } = table;
    const { values } = table.series(name);
    for (let i = 0; i < steps.length; i++)
      if (Number.isFinite(values[i])) pool.add(steps[i]!, values[i]!);
  }
  if (shown && Number.isFinite(shown.y) && shown.x > (pool.reached ?? -1))
    pool.add(shown.x, shown.y);
  pool.end();
  return pool;
}

/** Where the last of the losses that a table holds is infinite: since when. */
function endless(table: Table, names: readonly string[]): XY[] {
  return names
    .filter((name) => table.names.includes(name))
    .flatMap((name) => {
      const { values } = table.series(name);
      const last = values.findLastIndex(Number.isFinite) + 1;
      return last < values.length ? [{ x: table.steps[last]!, y: Infinity }] : [];
    });
}

export class LossFigure extends Figure {
  static override styles = [
    base,
    card,
    css`
    .canvas { flex: 1; min-height: 190px; }
    canvas { cursor: ew-resize; touch-action: pan-y; }
    .batch { stroke: var(--pale); stroke-opacity: .7; }
    .train { stroke: var(--ink); }
    .test { stroke: var(--muted); stroke-dasharray: 5 3; }
    @media (max-width: 560px) { figcaption { min-height: var(--reserve, 7.25em); } }
    .to { padding: 1px 10px; border-radius: 12px; font-size: 12.5px; }
  `,
  ];
  protected override readonly pace = 90;

  #band: BatchBand = { per: 1, places: [] };
  readonly #train = new Pool();
  readonly #test = new Pool();
  #chart: LineChart | null = null;
  #styled = -1;
  readonly #scrub = new Scrub(this, (x) => this.#chart?.stepAt(x) ?? null);

  protected override render(): TemplateResult {
    const s = this.shown;
    const words = s ? lossCaption(s) : '';
    const item = (kind: string, width: number, name: string, value: number | undefined) => html`<li>
      <svg width="24" height="8" aria-hidden="true"><path d="M0 4H24" class=${kind} stroke-width=${width} /></svg>
      ${name} <span class="num">${value === undefined || Number.isNaN(value) ? '–' : short(value)}</span>
    </li>`;
    return html`<figure class="card">
      <h2>Loss <small>over steps; one step is one mini-batch${s && running(s) ? html`; <span title=${WHY}>sets ${RUNNING}</span>` : ''}</small></h2>
      <ul class="legend">
        ${item('batch', 8, 'mini-batch', s?.progress.step ? s.progress.loss : undefined)}
        ${item('train', 2.2, 'training set', s?.measures?.train.loss)}
        ${item('test', 2, 'test set', s?.measures?.test?.loss)}
        ${this.#lanes() ? html`<li><button class="to" @click=${() => this.#lanes()?.begin()}>+ compare</button></li>` : nothing}
      </ul>
      <div class="canvas"><canvas role="img" aria-label=${words || 'Loss'} title="Drag to look back" @pointerdown=${this.#scrub.begin} @pointermove=${this.#scrub.move} @pointerup=${this.#scrub.end} @pointercancel=${this.#scrub.end}></canvas></div>
      <figcaption>${words}${s ? this.#about(s) : ''}</figcaption>
    </figure>`;
  }

  /** Where single mini-batches are no longer drawn, what is. */
  #about({ history }: Snapshot): string {
    const per = perPlace(history.steps.length);
    return per > 1 ? ` The band holds 80 % of each ${per} recorded mini-batches.` : '';
  }

  /** Where other runs are set beside this one, if that is on the page. */
  #lanes(): CompareFigure | null {
    const root = this.getRootNode();
    return root instanceof ShadowRoot ? root.querySelector<CompareFigure>('bnp-compare') : null;
  }

  protected override updated(_: PropertyValues): void {
    const s = this.snapshot;
    if (!s) return;
    this.#chart ??= new LineChart(this.renderRoot.querySelector('canvas')!);
    if (this.#styled !== this.palette.generation) this.#style(this.#chart);
    this.#chart.setOver((pen) => {
      paintBand(pen, this.#band, this.palette);
      if (!s.past)
        paintCut(pen, this.palette, [
          this.#train.data,
          this.#test.data,
          highs(this.#band),
          endless(s.history.measured, ['loss/train', 'loss/test']),
        ]);
      paintCursor(pen, this.palette, s);
    });
    this.#chart.draw(this.#axes(s));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#chart?.destroy();
    this.#chart = null;
    this.#styled = -1;
  }

  #style(chart: LineChart): void {
    const c = (token: string) => this.palette.colour(token);
    const lines: Series[] = [
      { pool: this.#test, kind: 'line', colour: c('muted'), width: 1.6, dash: [5, 3] },
      { pool: this.#train, kind: 'line', colour: c('ink'), width: 2.2 },
    ];
    chart.setSeries(lines, { text: c('muted'), grid: c('grid') });
    this.#styled = this.palette.generation;
  }

  #axes({ history, measures, phase, progress, past }: Snapshot): Axes {
    const reached = past?.reached ?? progress.step;
    this.#band = batchBand(history);
    const place = (set: Measures['test'] | undefined) =>
      measures && set ? { x: measures.step, y: set.loss } : null;
    const sets = [
      fill(this.#train, history.measured, 'loss/train', place(measures?.train)),
      fill(this.#test, history.measured, 'loss/test', place(measures?.test)),
    ].map(({ data }) => data);
    return {
      x: [0, stepsEnd(reached, phase === 'diverged')],
      y: [0, roundUp(lossTop(sets, highs(this.#band), reached))],
    };
  }
}
