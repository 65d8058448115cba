// Lanes beside the page's own run: their losses, their distances from the identity, their boundaries side by side.
import type { Table } from 'batchnorm-playground';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { show } from '../calm';
import { changesOf, formatLanes, mostLanes, ownWords, wordsOf } from '../lanes';
import { percent, short } from '../numbers';
import type { LaneView } from '../racer';
import type { Key, State, Value } from '../state';
import { base, card } from '../styles';
import { compareStyle } from './compare-style';
import { Figure } from './figure';
import { DASHES, LaneChart, LETTERS, laneToken } from './lane-chart';
import { Scrub } from './scrub';
import { paintSmall } from './small-boundary';

/** All lanes, the page's own run first. */
interface Shown extends Pick<LaneView, 'measures' | 'grid' | 'curve' | 'points' | 'progress'> {
  readonly words: string;
  readonly table: Table;
}

const loss = (table: Table) => {
  const { values } = table.series('loss/train');
  return (row: number) => values[row]!;
};

/** Of a row: the mean over the layers of their median units' distance. */
const distance = (table: Table) => {
  const names = table.names.filter((name) => /^bn\d+\/identityDistance$/.test(name));
  const all = names.map((name) => table.series(name));
  return (row: number) =>
    all.reduce((sum, { values, width }) => sum + values[row * width + 1]!, 0) / all.length;
};

export class CompareFigure extends Figure {
  static override properties = {
    ...Figure.properties,
    lanes: { attribute: false },
    state: { attribute: false },
  };
  static override styles = [base, card, compareStyle];

  protected override readonly pace = 90;
  protected override readonly moving = ['snapshot', 'lanes'];

  declare lanes: readonly LaneView[];
  declare state: State;
  #charts: readonly LaneChart[] = [];
  readonly #scrub = new Scrub(this, (x) => this.#charts[0]?.stepAt(x) ?? null);

  constructor() {
    super();
    this.lanes = [];
  }

  get #changes() {
    return changesOf(this.state);
  }

  #all(): readonly Shown[] {
    const s = this.snapshot;
    if (!s?.points || this.lanes.length !== this.#changes.length) return [];
    const own = { ...s, points: s.points, words: '', table: s.history.measured };
    const words = (i: number) =>
      i === 0 ? ownWords(this.state, this.#changes) : wordsOf(this.#changes[i - 1]!);
    return [own, ...this.lanes].map((lane, i) => ({
      ...lane,
      table: lane.history.measured,
      words: words(i),
    }));
  }

  protected override render(): TemplateResult {
    const changes = this.#changes;
    const all = changes.length > 0 ? this.#all() : [];
    return html`<figure class="card">
      <h2>Compare <small>the same points, weights and batches, one setting changed<span class="by-hand">; adding or removing one starts all again ↺</span></small></h2>
      <ul class="lanes">
        <li>${this.#swatch(0)}<b>${LETTERS[0]}</b> ${ownWords(this.state, changes)} ${changes.length > 0 ? html`<span class="num">${this.#value(all[0])}</span>` : nothing}</li>
        ${changes.map(
          (
            change,
            i,
          ) => html`<li>${this.#swatch(i + 1)}<b>${LETTERS[i + 1]}</b> ${wordsOf(change)} <span class="num">${this.#value(all[i + 1])}</span>
            <button type="button" aria-label=${`Remove ${wordsOf(change)}`} @click=${() => this.#take(i)}>×</button></li>`,
        )}
        ${changes.length < mostLanes ? html`<li class="add"><bnp-lane-picker .state=${this.state} @add=${this.#add}></bnp-lane-picker></li>` : nothing}
      </ul>
      ${changes.length > 0 ? this.#pictures(all) : nothing}
    </figure>`;
  }

  #pictures(all: readonly Shown[]): TemplateResult {
    const lost = all.map(
      ({ words, measures }) => `${words}: ${measures ? short(measures.train.loss) : '–'}`,
    );
    const far = all.map((lane) => `${lane.words}: ${this.#far(lane)}`);
    return html`<div class="charts">
        <div><h3>Training loss</h3><div class="canvas"><canvas class="chart" title="Drag to look back" @pointerdown=${this.#scrub.begin} @pointermove=${this.#scrub.move} @pointerup=${this.#scrub.end} @pointercancel=${this.#scrub.end} role="img" aria-label=${`Training loss. ${lost.join('; ')}`}></canvas></div></div>
        <div><h3>Distance from the identity, mean of layers’ medians</h3><div class="canvas"><canvas class="chart" title="Drag to look back" @pointerdown=${this.#scrub.begin} @pointermove=${this.#scrub.move} @pointerup=${this.#scrub.end} @pointercancel=${this.#scrub.end} role="img" aria-label=${`Distance from the identity, the mean of the layers’ medians. ${far.join('; ')}`}></canvas></div></div>
      </div>
      <div class="pictures">${(all.length > 0 ? all : [null, ...this.#changes]).map(
        (
          _,
          i,
        ) => html`<div><canvas class="small" role="img" aria-label=${`Boundary of ${all[i]?.words ?? LETTERS[i]}`}></canvas>
          <p><b>${LETTERS[i]}</b> ${this.#result(all[i])}</p></div>`,
      )}</div>
      <figcaption>Training loss: with running statistics, where a run keeps them. Distance: the mean of the layers’ medians (the verdict’s is the median unit’s of all layers); there is none without batch norm. ↑ is what an axis cuts off; where one lane is far above the others, it goes in powers of ten.</figcaption>`;
  }

  #far({ table, progress }: Shown): string {
    const row = table.steps.findLastIndex((step) => step <= progress.step);
    const last = row >= 0 ? distance(table)(row) : Number.NaN;
    return Number.isNaN(last) ? 'no batch norm' : short(last);
  }

  #value(lane: Shown | undefined): string {
    if (lane?.progress.state === 'diverged') return '∞';
    return lane?.measures ? short(lane.measures.train.loss) : '–';
  }

  #result(lane: Shown | undefined): string {
    if (!lane?.measures) return '–';
    if (lane.progress.state === 'diverged') return `diverged at step ${lane.progress.step}`;
    const { accuracy, loss: value } = lane.measures.test ?? lane.measures.train;
    const set = lane.measures.test ? 'test' : 'training';
    return accuracy === undefined ? `${set} loss ${short(value)}` : `${percent(accuracy)} ${set}`;
  }

  #swatch(lane: number): TemplateResult {
    return html`<svg width="26" height="8" aria-hidden="true" style=${`stroke: var(--${laneToken(lane)})`}><path d="M0 4H26" class=${lane === 0 ? 'own' : ''} stroke-dasharray=${DASHES[lane]!.join(' ')} /></svg>`;
  }

  protected override updated(changed: PropertyValues): void {
    this.toggleAttribute('data-empty', this.#changes.length === 0);
    if (changed.has('state') && this.#next !== null) this.#refocus();
    const canvases = [...this.renderRoot.querySelectorAll<HTMLCanvasElement>('canvas.chart')];
    if (canvases.length !== this.#charts.length) {
      for (const chart of this.#charts) chart.destroy();
      this.#charts = canvases.map((canvas) => new LaneChart(canvas, this.palette));
    }
    const all = this.#changes.length > 0 ? this.#all() : [];
    if (all.length === 0) return;
    const tables = all.map(({ table }) => table);
    this.#charts[0]?.draw(tables, loss, this.snapshot!);
    this.#charts[1]?.draw(tables, distance, this.snapshot!);
    const small = [...this.renderRoot.querySelectorAll<HTMLCanvasElement>('canvas.small')];
    all.forEach((lane, i) => {
      if (small[i]) paintSmall(small[i], this.palette, lane, lane.points);
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const chart of this.#charts) chart.destroy();
    this.#charts = [];
  }

  /** Brings the reader here from another figure, to the choice of what to compare with. */
  begin(): void {
    show(this, 'center');
    this.#picker?.focus({ preventScroll: true });
  }

  get #picker(): HTMLElement | null {
    return this.renderRoot.querySelector('bnp-lane-picker');
  }

  /** The lane whose button, or the next one's, takes the focus when what had it has gone. */
  #next: number | null = null;

  #refocus(): void {
    const left = [...this.renderRoot.querySelectorAll<HTMLElement>('.lanes li > button')];
    const to = left[Math.min(this.#next!, left.length - 1)] ?? this.#picker;
    this.#next = null;
    to?.focus({ preventScroll: true });
  }

  #take(index: number): void {
    this.#next = index;
    this.#ask(formatLanes(this.#changes.filter((_, i) => i !== index)));
  }

  readonly #add = (event: CustomEvent<string>) => {
    const { lanes } = this.state;
    if (this.#changes.length + 1 === mostLanes) this.#next = this.#changes.length;
    this.#ask(lanes === '' ? event.detail : `${lanes}_${event.detail}`);
  };

  #ask(value: string): void {
    const detail: { key: Key; value: Value } = { key: 'lanes', value };
    const options = { detail, bubbles: true, composed: true };
    this.dispatchEvent(new CustomEvent('set-state', options));
  }
}
