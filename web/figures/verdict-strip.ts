// The verdict: how far batch norm is from being the identity, on a meter and in a sentence.
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { short, whole } from '../numbers';
import type { Snapshot } from '../snapshot';
import { base } from '../styles';
import { unitOf } from '../unit';
import { type Piece, plain, verdict } from '../verdict';
import type { Tried } from '../ways-out';
import { Figure } from './figure';
import { WHY } from './statistics';

/** A screen reader hears the sentence this often while it keeps changing, and at once when the run stops. */
const SPOKEN_MS = 10_000;

function shown(piece: Piece): TemplateResult | string {
  if (typeof piece === 'string') return piece;
  if ('strong' in piece) return html`<b>${piece.strong}</b>`;
  if ('math' in piece) return html`<span class="m">${piece.math}</span>`;
  return html`<small title=${WHY}>${piece.how}</small>`;
}

export class VerdictStrip extends Figure {
  static override properties = { ...Figure.properties, norm: {}, failure: {}, tried: {} };
  static override styles = [
    base,
    css`
    .strip { display: flex; gap: 12px 26px; align-items: center; padding: 11px var(--edge); background: var(--soft); border-bottom: 1px solid var(--line); font-size: 15px; }
    .meter { display: grid; grid-template-columns: auto 220px auto; gap: 3px 10px; align-items: center; flex: none; white-space: nowrap; font-size: 14px; }
    .track { position: relative; height: 8px; border-radius: 4px; background: linear-gradient(90deg, var(--good), var(--line) 45%, var(--warn)); }
    .track, .track i { forced-color-adjust: none; }
    .track i { position: absolute; top: -6px; width: 4px; height: 20px; margin-left: -2px; border-radius: 2px; background: var(--ink); box-shadow: 0 0 0 1.5px var(--soft); }
    .track.none { background: var(--line); }
    .distance { grid-column: 2; text-align: center; font-size: 12px; line-height: 1.2; color: var(--muted); }
    .distance .num { color: var(--ink); }
    .words { margin: 0; flex: 1; min-height: 3em; line-height: 1.5; display: flex; align-items: center; font-variant-numeric: tabular-nums; text-wrap: pretty; }
    .words b, .words .m { line-height: 1; } /* another font must not make its line taller */
    .words b { white-space: nowrap; }
    .words small { font-size: 13px; line-height: 1; color: var(--muted); }
    .words .m { white-space: nowrap; font-variant-numeric: tabular-nums lining-nums; }
    .ways { display: flex; flex-wrap: wrap; gap: 8px; flex: none; }
    .act { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
    @media (max-width: 1080px) { .strip { flex-direction: column; align-items: stretch; } .meter { grid-template-columns: auto 1fr auto; } .words { align-items: flex-start; } }
    @media (max-width: 700px) { .strip { font-size: 14px; padding-block: 12px; } .words { min-height: 6em; } .meter { font-size: 13px; } }
    @media (max-width: 400px) { .distance { grid-column: 1 / -1; } }
    @media print { .strip { flex-direction: row; align-items: center; padding: 8px 12px; border: 1px solid var(--line); border-radius: 8px; font-size: 13px; } .meter { grid-template-columns: auto 110px auto; gap: 3px 8px; font-size: 12.5px; } .words { min-height: 0; } }
  `,
  ];

  declare norm: string;
  declare failure: string;
  declare tried: Tried | undefined;
  #spoken = '';
  #spokenAt = 0;
  /** The run that was spoken of: of another one is heard at once. */
  #spokenOf: number | undefined;

  constructor() {
    super();
    this.norm = 'batch';
    this.failure = '';
  }

  #focused = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.#focused = this.shadowRoot?.activeElement != null;
  }

  /** The ways out go when one is taken, or the run does; who stood on them is not left nowhere. */
  protected override updated(): void {
    if (this.#focused && !this.shadowRoot?.activeElement)
      this.dispatchEvent(new Event('focus-lost'));
  }

  protected override render(): TemplateResult {
    const s = this.snapshot;
    const pieces = this.#words(this.shown);
    const judged = s?.progress.state === 'diverged' ? null : s?.measures?.verdict;
    return html`<section class="strip" aria-label="Verdict">
      ${this.#meter(judged ?? null)}
      <p class="words"><span>${pieces.map(shown)}</span></p>
      ${s?.progress.state === 'diverged' && !this.failure ? this.#ways(s) : nothing}
      <span class="sr" role="status">${this.#speech(s, pieces)}</span>
    </section>`;
  }

  /** What can be done about a run that diverged. */
  #ways({ lastGood }: Snapshot): TemplateResult {
    const say = (type: string) => () => this.dispatchEvent(new Event(type));
    const on = lastGood === null ? '' : ` and go on from step ${whole(lastGood)}`;
    const again = (this.tried?.halved ?? 0) > 0;
    const clip = again ? (this.tried?.clip ?? null) : null;
    return html`<span class="ways">
      ${clip === null ? nothing : html`<button class="act" @click=${say('clip')} title=${`Clip gradients${on}`}>Clip gradients at ${clip}</button>`}
      <button class=${clip === null ? 'act' : ''} @click=${say('halve')} title=${`Halve the rate${on}`}>${again ? 'Halve again' : `Halve the rate${on}`}</button>
      <button @click=${say('last-good')}>${lastGood === null ? 'Start again' : html`Undo to step ${whole(lastGood)}`}</button>
    </span>`;
  }

  #meter(judged: { meter: number; distance: number } | null): TemplateResult {
    const text = judged
      ? `the median unit’s distance ${short(judged.distance)} from the identity`
      : 'no batch norm to judge';
    return html`<div class="meter">
      <span aria-hidden="true">identity</span>
      <div class="track ${judged ? '' : 'none'}" role="meter" aria-label="Distance from the identity" aria-valuemin="0" aria-valuemax="1"
        aria-valuenow=${judged ? judged.meter.toFixed(2) : 0} aria-valuetext=${text}>
        ${judged ? html`<i style=${styleMap({ left: `${100 * judged.meter}%` })}></i>` : nothing}
      </div>
      <span aria-hidden="true">not identity</span>
      <span class="distance" aria-hidden="true" title="Of all units of all layers, the one whose distance is the median; RMS change that its batch norm makes to its input, in σ.">median unit’s distance <span class="num">${judged ? short(judged.distance) : '–'}</span></span>
    </div>`;
  }

  #words(s: Snapshot | null): Piece[] {
    if (this.failure) return [{ strong: 'The network is not running. ' }, this.failure];
    if (!s) return ['The network is being set up …'];
    return verdict({
      norm: this.norm,
      hidden: s.config.layers.length,
      progress: s.progress,
      measures: s.measures,
      without: leftOut(s),
      tried: this.tried,
    });
  }

  #speech(s: Snapshot | null, pieces: readonly Piece[]): string {
    if (!s?.measures && !this.failure) return plain(pieces);
    const now = performance.now();
    const same = s?.run === this.#spokenOf && now - this.#spokenAt < SPOKEN_MS;
    if (s?.phase === 'playing' && this.#spoken && same) return this.#spoken;
    [this.#spokenAt, this.#spokenOf] = [now, s?.run];
    return (this.#spoken = plain(pieces));
  }
}

/** What step 2 lacks in the layer that is judged; of both there is none to judge. */
function leftOut({ config, measures }: Snapshot): string {
  const judged = measures?.verdict;
  const at = judged && unitOf(judged.layer, judged.unit);
  const affine = at && config.layers[at.layer - 1]?.norm.affine;
  return !affine || (affine.gamma && affine.beta) ? '' : affine.gamma ? 'β' : 'γ';
}
