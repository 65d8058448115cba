// What if, now: the loss as trained, with step 2 dropped, and with every batch norm made the identity.
import type { WhatIf } from 'batchnorm-playground';
import { css, html, type TemplateResult } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { short } from '../numbers';
import { base, card } from '../styles';
import { asOf, asOfWords } from './as-of';
import { missingHere } from './captions';
import { Figure } from './figure';
import { OWN_LOSS, WHY } from './statistics';

/** Strokes, not a background: a picture to take away paints them again. */
const HATCH = html`<svg width="100%" height="12" aria-hidden="true"><path class="hatch" d=${Array.from({ length: 48 }, (_, i) => `M${7 * i - 4} 14L${7 * i + 4} -2`).join('')} /></svg>`;
/** Where a bar would go on. */
const TORN = html`<svg class="torn" width="6" height="12" aria-hidden="true"><path d="M6 0L1 4L6 6L1 8L6 12Z" /></svg>`;

export class WhatIfFigure extends Figure {
  static override styles = [
    base,
    card,
    css`
    dl { display: grid; grid-template-columns: max-content 1fr max-content; gap: 7px 12px; align-items: center; margin: 2px 0 0; font-size: 13px; }
    dt { grid-column: 1; }
    dd { margin: 0; }
    dd.bar { position: relative; height: 12px; background: var(--soft); border-radius: 3px; overflow: hidden; }
    dd.bar i { forced-color-adjust: none; display: block; height: 100%; min-width: 2px; border-radius: 3px; background: var(--ink); }
    dd.off i { background: var(--pale); overflow: hidden; }
    dd svg { display: block; }
    dd .hatch { stroke: var(--rule); stroke-width: 3; }
    dd.identity i { background: var(--good); }
    dd .torn { position: absolute; inset: 0 0 auto auto; fill: var(--card); stroke: none; }
    dd.num { min-width: 4.5em; text-align: right; font-size: 12.5px; }
    :host { container-type: inline-size; }
    @container (max-width: 320px) { dl { grid-template-columns: 1fr max-content; gap: 2px 12px; } dt { grid-column: 1 / -1; } dt:not(:first-child) { margin-top: 6px; } }
    p { margin: 4px 0 0; color: var(--muted); font-size: 13px; min-height: 70px; }
  `,
  ];
  protected override readonly pace = 250;

  protected override render(): TemplateResult {
    const what = this.shown?.measures?.whatIf;
    const old = what && this.shown ? asOf(this.shown) : null;
    return html`<section class="card" aria-label="What if, now">
      <h2>What if, now <small title=${WHY}>${OWN_LOSS}${old === null ? '' : `, ${asOfWords(old).toLowerCase()}`}</small></h2>
      ${what ? this.#bars(what) : html`<p>${missingHere(this.shown)}</p>`}
    </section>`;
  }

  #bars({ trained, step2Off, identity }: WhatIf): TemplateResult {
    const end = endOf([trained, step2Off, identity]);
    const bar = (name: unknown, kind: string, loss: number) => {
      const over = !(loss <= end);
      return html`
        <dt>${name}</dt>
        <dd class="bar ${kind} ${over ? 'over' : ''}" aria-hidden="true"><i style=${styleMap({ width: over ? '100%' : `${(100 * loss) / end}%` })}>${kind === 'off' ? HATCH : ''}</i>${over ? TORN : ''}</dd>
        <dd class="num">${short(loss)}</dd>`;
    };
    return html`<dl>
      ${bar('as trained', 'trained', trained)}
      ${bar(html`step 2 off (<span class="m">γ</span> = 1, <span class="m">β</span> = 0)`, 'off', step2Off)}
      ${bar('batch norm = identity', 'identity', identity)}
    </dl>`;
  }
}

/** Where the bars end: at the longest, unless that would leave nothing of the others; it is then drawn torn off. */
export function endOf(losses: readonly number[]): number {
  const [most = 0, second = 0] = losses.filter(Number.isFinite).sort((a, b) => b - a);
  return Math.max(most > 5 * second ? 1.5 * second : most, 1e-9);
}
