// Inside a unit: its values before batch norm, after step 1 and after step 2, on one axis while each step is seen on it.
import type { Activation, Histogram, UnitView } from 'batchnorm-playground';
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { fitting } from '../finger';
import type { Inside } from '../looks';
import { short } from '../numbers';
import type { Snapshot } from '../snapshot';
import { base, card } from '../styles';
import { choose, unitName } from '../unit';
import { barsOf } from './bars';
import { afterStep1, deviationText, insideCaption, missingHere } from './captions';
import { Figure } from './figure';
import { paintStage } from './histogram';
import { type Axis, InsideAxes } from './inside-axes';
import { Sheet } from './sheet';

const LEAST_PANE = 170;
const ROW = 128;
/** Above each picture, where they stand one above the other. */
const NAME = 24;

interface Stage {
  readonly histogram: Histogram;
  readonly colour: string;
  /** Mean and deviation that the stage has. */
  readonly mean: number;
  readonly std: number;
  readonly activation?: Activation;
}

const stagesOf = (
  { before, standardised, after, mean, std, gamma, beta }: UnitView,
  activation?: Activation,
): Stage[] => [
  { histogram: before, colour: 'rule', mean, std },
  { histogram: standardised, colour: 'step-1', mean: 0, std: 1 },
  {
    histogram: after,
    colour: 'step-2',
    mean: beta,
    std: Math.abs(gamma),
    ...(activation && { activation }),
  },
];

export class InsideFigure extends Figure {
  static override styles = [
    base,
    card,
    css`
    .head { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 4px 14px; align-items: baseline; }
    .set { display: flex; gap: 6px; font-size: 12.5px; color: var(--muted); }
    .set button { padding: 2px 9px; font-size: 12.5px; }
    .set button[aria-pressed="true"] { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
    .canvas { height: calc(var(--rows) * var(--row)); }
    .names { display: grid; grid-template-columns: repeat(var(--columns), 1fr); gap: 2px 12px; font-size: 13px; color: var(--muted); text-align: center; font-variant-numeric: tabular-nums; }
    .names b { color: var(--ink); font-weight: 600; }
    .names .num { color: var(--ink); font-size: 12.5px; }
    .stacked .canvas { margin-top: 8px; }
    .stacked .names { position: absolute; inset: 0; grid-template: repeat(3, var(--row)) / 1fr; gap: 0; text-align: left; pointer-events: none; }
    .empty { margin: 8px 0; color: var(--muted); }
  `,
  ];
  protected override readonly pace = 90;

  readonly #sheet = new Sheet(this);
  readonly #axes = new InsideAxes();
  #drawn: readonly Axis[] = [];

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const { inside, run } = this.snapshot ?? {};
    if (!inside) return;
    const { layer, unit, set, view } = inside;
    const stages = [view.before, view.standardised, view.after];
    this.#drawn = this.#axes.at(
      `${run} ${layer} ${unit} ${set}`,
      stages.map(({ low, high }) => [low, high] as const),
    );
  }

  protected override render(): TemplateResult {
    const s = this.shown;
    const at = s?.inside ?? null;
    const words = s ? insideCaption(s) : '';
    const [rows, columns, row] = this.#stacked ? [3, 1, ROW + NAME] : [1, 3, ROW];
    return html`<figure class=${this.#stacked ? 'card stacked' : 'card'} style=${`--rows: ${rows}; --columns: ${columns}; --row: ${row}px`}>
      <div class="head">
        <h2>${at ? html`Inside unit ${unitName(at)} <small>${this.#why(s)}</small>` : 'Inside a unit'}</h2>
        ${at ? this.#choices(s!, at) : nothing}
      </div>
      ${at || !s ? nothing : html`<p class="empty">${missingHere(s) || 'This layer has no batch norm: nothing to look into. Choose a unit of another.'}</p>`}
      <div class="canvas" ?hidden=${!at && s}><canvas role="img" aria-label=${words || 'Inside a unit'}></canvas>${at && this.#stacked ? this.#names(s!) : nothing}</div>
      ${at && !this.#stacked ? this.#names(s!) : nothing}
      <figcaption>${words}</figcaption>
    </figure>`;
  }

  get #stacked(): boolean {
    return this.#sheet.width > 0 && this.#sheet.width < 3 * LEAST_PANE;
  }

  #why(s: Snapshot | null): TemplateResult | string {
    if (s?.hovered) return fitting('the one you point at', 'the one you tapped');
    return s?.chosen
      ? 'chosen'
      : html`the median unit<span class="by-hand">; ${fitting('click', 'tap')} another to look into it</span>`;
  }

  #choices(s: Snapshot, at: Inside): TemplateResult {
    const look = (set: 'batch' | 'train') => () =>
      this.dispatchEvent(
        new CustomEvent('look-at-set', { detail: set, bubbles: true, composed: true }),
      );
    const back = ({ currentTarget }: Event) => {
      // The button goes; the focus does not go with it.
      ((currentTarget as HTMLElement).nextElementSibling as HTMLElement).focus();
      choose(this, null);
    };
    return html`<div class="set">
      ${s.chosen ? html`<button @click=${back}>median unit</button>` : nothing}
      <button aria-pressed=${at.set === 'batch'} aria-disabled=${s.progress.step === 0} @click=${s.progress.step === 0 ? nothing : look('batch')}>this batch</button>
      <button aria-pressed=${at.set === 'train'} @click=${look('train')}>training set</button>
    </div>`;
  }

  #names(s: Snapshot): TemplateResult {
    const { mean, std, gamma, beta } = s.inside!.view;
    const { deviation } = afterStep1(s);
    const n = (x: number) => html`<span class="num">${short(x)}</span>`;
    const own = (i: number) =>
      this.#drawn[i]?.own ? html`<span class="sr">, on a scale of its own</span>` : nothing;
    return html`<div class="names">
      <span><b class="m">x</b> comes in: <span class="m">μ</span> ${n(mean)} <span class="m">σ</span> ${n(std)}${own(0)}</span>
      <span><b class="m">x̂</b> after step 1: mean <span class="num">0</span>, deviation <span class="num">${deviationText(deviation)}</span>${own(1)}</span>
      <span><b class="m">y</b> after step 2: <span class="m">β</span> ${n(beta)} <span class="m">γ</span> ${n(gamma)}${own(2)}</span>
    </div>`;
  }

  protected override updated(): void {
    const s = this.snapshot;
    const pen = this.#sheet.pen();
    if (!pen || !s?.inside) return;
    const { view } = s.inside;
    const { activation, norm } = s.config.layers[s.inside.layer - 1] ?? {};
    const stages = stagesOf(view, norm?.place === 'before' ? activation : undefined);
    pen.font = `12px ${getComputedStyle(this).fontFamily}`;
    const { width } = this.#sheet;
    const wide = this.#stacked ? width : (width - 24) / 3;
    const bars = stages.map(({ histogram }, i) =>
      barsOf(histogram, view.rows, this.#drawn[i]!.range, wide),
    );
    const top = Math.max(...bars.flatMap(({ heights }) => heights));
    for (const [i, stage] of stages.entries())
      paintStage(pen, this.palette, {
        x: this.#stacked ? 0 : i * (wide + 12),
        y: this.#stacked ? i * (ROW + NAME) + NAME : 0,
        width: wide,
        height: ROW,
        ...this.#drawn[i]!,
        top,
        bars: bars[i]!,
        ...stage,
      });
  }
}
