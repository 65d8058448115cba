// The gauge: the weights before batch norm times five, and, measured, what moved with them and what did not.
import { css, html, nothing, type TemplateResult } from 'lit';
import { askEdit } from '../edit';
import type { GaugeReport, Moved } from '../gauge';
import { exact, short, whole } from '../numbers';
import { base, card } from '../styles';
import { gaugeCaption, noNorm } from './captions';
import { Figure } from './figure';

const FACTOR = 5;

export class GaugeFigure extends Figure {
  static override styles = [
    base,
    card,
    css`
    p { margin: 0; font-size: 13px; color: var(--muted); }
    .acts { display: flex; flex-wrap: wrap; gap: 8px; margin: 10px 0; }
    .acts .main { background: var(--accent); border-color: var(--accent); color: var(--on-accent); font-weight: 600; }
    table { width: 100%; border-collapse: collapse; font-size: 12.5px; }
    th { padding: 3px 8px 3px 0; font-weight: 400; text-align: left; color: var(--muted); }
    thead th { padding-top: 8px; font-weight: 600; color: var(--ink); border-bottom: 1px solid var(--line); }
    td { padding: 3px 0; text-align: right; white-space: nowrap; }
    .scroll { overflow-x: auto; }
    .moved { color: var(--warn); }
    .stood { color: var(--good); }
  `,
  ];
  protected override readonly pace = 250;

  protected override render(): TemplateResult {
    const s = this.shown;
    const able = (s?.measures?.layers.length ?? 0) > 0 && s?.phase !== 'diverged' && !s?.past;
    const report = s?.gauge ?? null;
    const rescale = (factor: number) =>
      able ? () => askEdit(this, { kind: 'rescale', factor }) : nothing;
    return html`<section class="card" aria-label="Gauge">
      <h2>Gauge <small>the scale of the weights before batch norm</small></h2>
      <p>${s?.measures?.layers.length === 0 ? noNorm(s) : html`Batch norm takes the scale of its input out, so these weights can be multiplied and the network computes the same. <span class="m">σ</span> moves, and with it the distance from the identity.`}</p>
      <div class="acts">
        <button class="main" aria-disabled=${!able} @click=${rescale(FACTOR)} aria-keyshortcuts="G">Weights × ${FACTOR}</button>
        <button aria-disabled=${!able} @click=${rescale(1 / FACTOR)}>÷ ${FACTOR}</button>
      </div>
      <div class="scroll" role="status">${report ? this.#report(report) : nothing}</div>
    </section>`;
  }

  #report(report: GaugeReport): TemplateResult {
    const { answers, loss, layers, step, factor } = report;
    return html`<p>${gaugeCaption(report)}</p>
      <table aria-label=${`What rescaling by ${exact(factor)} at step ${whole(step)} moved`}>
        ${head('What did not move', 'stood')}
        ${row('training loss', loss)}
        <tr><th>answers, the largest change</th><td class="num">${short(answers.moved)} of ${short(answers.size)}</td></tr>
        ${layers.map((m) => html`<tr><th>layer ${m.layer}: <span class="m">γ</span> and <span class="m">β</span>, the largest change</th><td class="num">${short(m.step2)}</td></tr>`)}
        ${head('What moved', 'moved')}
        ${layers.map((m) => this.#layer(m))}
      </table>`;
  }

  #layer(m: Moved): TemplateResult {
    const of = (name: unknown) => html`layer ${m.layer}: ${name}`;
    return html`${row(of(html`median <span class="m">σ</span>`), m.std)}
      ${row(of('size of the gradient'), m.gradient)}
      ${row(of('median distance'), m.distance)}
      <tr><th>${of('a unit’s distance, by')}</th><td class="num">${short(m.distanceMoved)}</td></tr>`;
  }
}

const head = (name: string, kind: string) =>
  html`<thead><tr><th colspan="2" class=${kind}>${name}</th></tr></thead>`;

const row = (name: unknown, [from, to]: readonly [number, number]) =>
  html`<tr><th>${name}</th><td class="num">${short(from)} → ${short(to)}</td></tr>`;
