// The gauge: the weights before batch norm times five, and, measured, what moved with them and what did not.
import { css, html, nothing, svg, type TemplateResult } from 'lit';
import { lockSign, lockStyle } from '../controls/lock-sign';
import { askEdit } from '../edit';
import { type GaugeReport, type Moved, median, stands, stood, TOLERANCE } from '../gauge';
import { barsEdits } from '../lesson';
import { exact, short, times, whole } from '../numbers';
import type { Snapshot } from '../snapshot';
import type { State } from '../state';
import { base, card } from '../styles';
import { gaugeCaption, missingHere } from './captions';
import { Figure } from './figure';
import { OWN_LOSS, WHY } from './statistics';

const FACTOR = 5;
/** Half of a track, in pixels; so far out is a change by the factor. */
const [HALF, OUT] = [36, 27];

/** A number, and what it became; null: nothing was done yet. */
type Change = readonly [from: number, to: number | null];
/** Which side of the table a row is on: what stands, or what moves. */
type Side = 'stood' | 'moved';

export class GaugeFigure extends Figure {
  static override properties = { ...Figure.properties, state: { attribute: false } };
  static override styles = [
    base,
    card,
    lockStyle,
    css`
    .head { display: flex; justify-content: space-between; gap: 8px; align-items: baseline; margin-bottom: 6px; }
    .head h2 { margin: 0; }
    p { margin: 0; font-size: 13px; color: var(--muted); }
    .acts { display: flex; flex: none; gap: 6px; }
    .acts button { padding: 3px 10px; font-size: 13px; }
    .acts .main { background: var(--accent); border-color: var(--accent); color: var(--on-accent); font-weight: 600; }
    table { width: 100%; border-collapse: collapse; font-size: 12.5px; }
    th { padding: 3px 8px 3px 0; font-weight: 400; text-align: left; color: var(--muted); }
    .kind th { padding-top: 10px; font-weight: 600; color: var(--ink); border-bottom: 1px solid var(--line); }
    .kind .scale { padding: 10px 8px 0 0; font-weight: 400; font-size: 11px; color: var(--muted); }
    .scale span { display: flex; justify-content: space-between; }
    td { padding: 3px 0; text-align: right; white-space: nowrap; }
    td.track { width: 80px; padding: 0 8px 0 0; }
    .track svg { display: block; overflow: visible; fill: none; stroke: var(--line); }
    .track .way { stroke: var(--tone); stroke-width: 2.5; }
    .track circle { fill: var(--card); stroke: var(--rule); stroke-width: 1.5; }
    .track .to { fill: var(--tone); stroke: none; }
    .scale i { font-style: normal; }
    .scroll { overflow-x: auto; }
    .moved { --tone: var(--warn); }
    .stood { --tone: var(--good); }
    .kind .moved, .kind .stood { color: var(--tone); }
    .caption:not(:empty) { min-height: 4.35em; margin-top: 8px; }
    :host { container-type: inline-size; }
    @container (max-width: 340px) {
      td.track { width: 50px; padding-right: 4px; }
      .track svg { width: 46px; }
      .kind .scale { padding-right: 4px; font-size: 10px; }
      th { padding-right: 5px; }
    }
  `,
  ];
  protected override readonly pace = 250;
  declare state: State | null;

  constructor() {
    super();
    this.state = null;
  }

  protected override render(): TemplateResult {
    const s = this.shown;
    const locked = barsEdits(this.state);
    const able =
      !locked && (s?.measures?.layers.length ?? 0) > 0 && s?.phase !== 'diverged' && !s?.past;
    const report = s?.gauge ?? null;
    const rescale = (factor: number) =>
      able ? () => askEdit(this, { kind: 'rescale', factor }) : nothing;
    return html`<section class="card" aria-label="Gauge">
      <div class="head"><h2>Gauge${locked ? lockSign() : nothing}</h2><div class="acts">
        <button class="main" aria-disabled=${!able} @click=${rescale(FACTOR)} aria-keyshortcuts="G">Weights × ${FACTOR}</button>
        <button aria-disabled=${!able} @click=${rescale(1 / FACTOR)}>÷ ${FACTOR}</button>
      </div></div>
      <p>${s?.measures?.layers.length === 0 ? missingHere(s) : html`Batch norm takes the scale of its input out: the weights before it can be multiplied, and the network computes the same. <span class="m">σ</span> moves, and with it the distance from the identity.`}</p>
      <div class="scroll">${report ? this.#report(report) : s?.measures?.layers.length ? this.#now(s) : nothing}</div>
      <p class="caption" role="status">${report ? gaugeCaption(report) : ''}</p>
    </section>`;
  }

  protected override updated(): void {
    this.toggleAttribute('data-empty', !this.shown?.gauge);
  }

  /** What there is to be moved, and what is not. */
  #now({ measures }: Snapshot): TemplateResult {
    const { layers, whatIf } = measures!;
    const counted = (values: Float32Array, of: Float32Array | Uint8Array) =>
      median(Array.from(values).filter((_, u) => of[u] !== 0));
    return html`<table aria-label="What rescaling would move, now">
      ${head('What will not move', 'stood', 1)}
      ${whatIf ? row(LOSS, [whatIf.trained, null], 'stood') : nothing}
      ${head('What will move', 'moved', FACTOR)}
      ${layers.map(
        (l) => html`${row(of(l.layer, MEDIAN_STD), [counted(l.std, l.counted), null], 'moved')}
        ${row(of(l.layer, 'median distance'), [counted(l.identityDistance, l.counted), null], 'moved')}`,
      )}
    </table>`;
  }

  #report(report: GaugeReport): TemplateResult {
    const { answers, loss, layers, step, factor } = report;
    const still = stood(report);
    const side = (stands: boolean): Side => (stands ? 'stood' : 'moved');
    const lost = row(LOSS, loss, side(still.loss));
    const answered = html`<tr><th>answers, up to</th>${track([answers.size, answers.size + answers.moved], side(still.answers))}<td class="num">${short(answers.moved)} of ${short(answers.size)}</td></tr>`;
    return html`<table aria-label=${`What weights ${times(factor)} at step ${whole(step)} moved`}>
        ${head('What did not move', 'stood', 1, `within ${exact(100 * TOLERANCE)} %`)}
        ${still.loss ? lost : nothing}
        ${still.answers ? answered : nothing}
        ${layers.map((m) => html`<tr><th>layer ${m.layer}: <span class="m">γ</span>, <span class="m">β</span>,&nbsp;up&nbsp;to</th>${track([1, 1 + m.step2], 'stood')}<td class="num">${short(m.step2)}</td></tr>`)}
        ${layers.map((m) => this.#layer(m, true))}
        ${head('What moved', 'moved', FACTOR)}
        ${layers.map((m) => this.#layer(m, false))}
        ${still.loss ? nothing : lost}
        ${still.answers ? nothing : answered}
      </table>`;
  }

  /** A layer's numbers, those that stood or those that moved. */
  #layer(m: Moved, still: boolean): unknown {
    const rows = [
      [MEDIAN_STD, m.std],
      ['gradient’s size', m.gradient],
      ['median distance', m.distance],
    ] as const;
    const shown = rows.filter(([, change]) => stands(change) === still);
    const [distance] = m.distance;
    return html`${shown.map(([name, change]) => row(of(m.layer, name), change, still ? 'stood' : 'moved'))}
      ${stands([distance, distance + m.distanceMoved]) === still ? html`<tr title="The median over the units of how far each one’s distance moved: some grow and others shrink"><th>${of(m.layer, 'median change')}</th><td></td><td class="num">${short(m.distanceMoved)}</td></tr>` : nothing}`;
  }
}

const LOSS = html`<span title=${WHY}>${OWN_LOSS}</span>`;
const MEDIAN_STD = html`median&nbsp;<span class="m">σ</span>`;
const of = (layer: number, name: unknown) => html`layer ${layer}: ${name}`;

/** @param factor  what the tracks' marks below stand for; 1: they need no scale, but what `within` says */
const head = (name: string, side: Side, factor: number, within = '') =>
  html`<tr class="kind"><th class=${side}>${name}</th><th class="scale" aria-hidden=${factor !== 1}>${factor === 1 ? within : html`<span><i>÷${factor}</i><i>1</i><i>×${factor}</i></span>`}</th><th></th></tr>`;

const row = (name: unknown, [from, to]: Change, side: Side) =>
  html`<tr><th>${name}</th>${track([from, to], side)}<td class="num">${short(from)}${to === null ? '' : ` → ${short(to)}`}</td></tr>`;

/** By how much a number changed, as a way on a logarithmic line whose middle is "not at all". */
function track([from, to]: Change, side: Side): TemplateResult {
  const way = to === null ? 0 : (OUT * Math.log(to / from)) / Math.log(FACTOR);
  const x = Number.isFinite(way) ? Math.max(-HALF, Math.min(HALF, way)) : 0;
  return html`<td class="track ${side}"><svg width=${2 * HALF} height="12" viewBox="${-HALF} -6 ${2 * HALF} 12" aria-hidden="true">
    <path d="M${-HALF} 0H${HALF}M0 -5V5M${-OUT} -3V3M${OUT} -3V3" />
    ${to === null ? svg`<circle r="3.2" />` : svg`<path class="way" d="M0 0H${x}" /><circle class="to" cx=${x} r="4" />`}
  </svg></td>`;
}
