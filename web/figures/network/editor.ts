// One unit's numbers, open to the hand: γ, β, bias and weights; what is held; the normalisation of its layer.
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { askSetting } from '../../ask';
import { icons } from '../../controls/icons';
import { lockSign, lockStyle } from '../../controls/lock-sign';
import { type Assignment, askEdit } from '../../edit';
import { fitting, touched } from '../../finger';
import { formatLayers, type LayerNorm, parseLayers } from '../../layers';
import { bars, barsEdits, barsHolding, LOCKED } from '../../lesson';
import { whole } from '../../numbers';
import type { Snapshot } from '../../snapshot';
import type { State } from '../../state';
import { base } from '../../styles';
import { type UnitRef, unitName } from '../../unit';
import { incoming, ownNumbers, type UnitNumber } from './unit-numbers';
import { weightBox } from './weight-box';

const NORMS: readonly (readonly [LayerNorm | '', string])[] = [
  ['', 'as the net'],
  ['none', 'none'],
  ['standardize', 'step 1 only'],
  ['batch', 'step 1 + 2'],
  ['layer', 'layer norm'],
];

/** Frames in which the parts of the network find their places around it. */
const SETTLES = 12;

export class UnitEditor extends LitElement {
  static override properties = {
    snapshot: { attribute: false },
    at: { attribute: false },
    field: {},
    keyed: { type: Boolean },
    layers: {},
    state: { attribute: false },
  };
  static override styles = [
    base,
    lockStyle,
    css`
    /* Its head with γ and β is always in sight: where its place is below what is seen, it looks in at the foot of the window.
       Not while it has the focus: what sticks cannot be scrolled to. */
    :host { --head: 84px; }
    :host(:not(:focus-within)) { position: sticky; z-index: 3; bottom: calc(var(--head) - var(--tall, 0px)); }
    section { position: relative; padding: 10px 12px 12px; border: 1px solid var(--line); border-radius: 8px; background: var(--bg); font-size: 13px; }
    h3 { margin: 0 36px 8px 0; font-size: 14px; }
    h3 small { margin-left: 6px; font-size: 12.5px; font-weight: 400; color: var(--muted); }
    .holds { margin-top: 10px; }
    h4 { margin: 10px 0 4px; font-size: 12.5px; font-weight: 500; color: var(--muted); }
    .row { display: flex; flex-wrap: wrap; gap: 6px 12px; align-items: center; }
    label { display: flex; align-items: center; gap: 5px; }
    label > span { min-width: 2em; color: var(--muted); text-align: right; white-space: nowrap; }
    input.num { width: 74px; height: 26px; padding: 1px 6px; border: 1px solid var(--line); border-radius: 5px; background: var(--card); color: var(--ink); font-size: 12.5px; text-align: right; }
    select { height: 28px; border: 1px solid var(--line); border-radius: 6px; background: var(--card); color: var(--ink); font: inherit; }
    :disabled { opacity: .55; cursor: not-allowed; }
    button { padding: 2px 9px; min-height: 26px; font-size: 12.5px; }
    button[aria-pressed="true"] { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
    .weights { display: grid; grid-template-columns: repeat(auto-fill, minmax(118px, 1fr)); gap: 5px 10px; max-height: 190px; overflow-y: auto; }
    .close { position: absolute; top: 6px; right: 6px; display: grid; place-items: center; width: 30px; height: 30px; padding: 0; border-color: transparent; background: none; }
    .close svg { fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round; }
    p { margin: 8px 0 0; color: var(--muted); font-size: 12.5px; }
  `,
  ];

  declare snapshot: Snapshot | null;
  declare at: UnitRef;
  /** The weight, as block and index, whose box takes the focus. */
  declare field: string | null;
  /** Whether it was opened by the keyboard, and so takes the focus. */
  declare keyed: boolean;
  declare layers: string;
  /** Says what the lesson has locked. */
  declare state: State | null;
  readonly #grown = new ResizeObserver(() => {
    this.style.setProperty('--tall', `${this.offsetHeight}px`);
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.#grown.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#grown.disconnect();
  }

  protected override render(): TemplateResult | typeof nothing {
    const s = this.snapshot;
    const locked = barsEdits(this.state);
    if (!s) return nothing;
    const hidden = this.at.layer <= s.config.layers.length;
    const own = ownNumbers(s, this.at);
    const name = hidden ? `unit ${unitName(this.at)}` : 'output';
    const title = hidden ? `Unit ${unitName(this.at)}` : 'Output';
    return html`<section role="group" aria-label=${`${title}, its numbers`}>
      <h3>${title} <small>its numbers, by hand</small></h3>
      <button class="close" @click=${this.#close} aria-label="Close">${icons.close}</button>
      <div class="row">${own.map((n) => this.#box(n, `${n.name} of ${name}`))} ${this.#shortcuts(s)}</div>
      <div class="row holds">${this.#holds(own)}</div>
      ${hidden ? this.#norm() : nothing}
      <h4>Weights of the links that lead here</h4>
      <div class="weights">${incoming(s, this.at).map((n) => this.#box(n, `Weight from ${n.name} to ${name}`))}</div>
      ${s.past ? html`<p>What is changed here is the net of step ${whole(s.past.reached)}.</p>` : nothing}
      <p>${locked ? html`${lockSign()} The numbers are ${LOCKED}.` : html`${fitting('↑ and ↓ change a number by 0.1, with Shift by 1, with Alt by 0.01.', 'Tap a number to type another.')} Undo takes the run back to the moment before.`}</p>
    </section>`;
  }

  #box({ name, block, index, value }: UnitNumber, of: string): TemplateResult {
    const set = (to: number) => this.#set([{ block, index, value: to }]);
    const id = `${block} ${index}`;
    return weightBox({ name, of, id, value }, set, barsEdits(this.state));
  }

  /** Step 2 of this unit as the identity needs it, and as it began. */
  #shortcuts(s: Snapshot): TemplateResult | typeof nothing {
    const { layer, unit } = this.at;
    const m = s.measures?.layers.find((l) => l.layer === layer);
    const has = (name: string) => s.parameters?.[`bn${layer}/${name}`];
    if (!m || !has('gamma') || !has('beta')) return nothing;
    const both = (gamma: number, beta: number) => () =>
      this.#set([
        { block: `bn${layer}/gamma`, index: unit, value: gamma },
        { block: `bn${layer}/beta`, index: unit, value: beta },
      ]);
    const locked = barsEdits(this.state);
    return html`<button ?disabled=${locked} @click=${both(m.std[unit]!, m.mean[unit]!)} title="This unit’s batch norm as the identity">γ = σ, β = μ</button>
      <button ?disabled=${locked} @click=${both(1, 0)} title="Without step 2">γ = 1, β = 0</button>`;
  }

  /** A block is held as a whole: that of its layer. */
  #holds(own: readonly UnitNumber[]): unknown {
    const weights = incoming(this.snapshot!, this.at)[0];
    const all = [...own, ...(weights ? [{ ...weights, name: 'weights' }] : [])];
    const locked = barsHolding(this.state);
    return html`<span>Hold, in the whole layer:${locked ? lockSign() : nothing}</span>${all.map(
      ({ name, block, held }) =>
        html`<button aria-pressed=${held} ?disabled=${locked} @click=${() => askEdit(this, { kind: 'hold', blocks: [block], hold: !held })}>${name}</button>`,
    )}`;
  }

  #norm(): TemplateResult {
    const layers = parseLayers(this.layers);
    const own = layers[this.at.layer - 1]?.norm ?? '';
    const locked = bars(this.state, 'norm') || bars(this.state, 'layers');
    const choose = (event: Event) => {
      const value = (event.target as HTMLSelectElement).value as LayerNorm | '';
      const to = layers.map((l, i) =>
        i === this.at.layer - 1 ? { units: l.units, ...(value && { norm: value }) } : l,
      );
      askSetting(this, 'layers', formatLayers(to));
    };
    return html`<div class="row" style="margin-top: 8px"><label>Normalisation of layer ${this.at.layer}
      <select ?disabled=${locked} @change=${choose}>${NORMS.map(([value, name]) => html`<option value=${value} ?selected=${value === own}>${name}</option>`)}</select></label>
      ${locked ? lockSign() : html`<small>starts the run again</small>`}</div>`;
  }

  #set(set: readonly Assignment[]): void {
    askEdit(this, { kind: 'set', set });
  }

  /** On a phone it opens below the screen's edge: it comes to where it is seen, while what stands above it settles. */
  async #come(): Promise<void> {
    for (let frames = SETTLES; frames > 0 && this.isConnected; frames--) {
      await new Promise(requestAnimationFrame);
      this.scrollIntoView({ block: 'nearest' });
    }
  }

  protected override updated(changed: PropertyValues): void {
    if (!changed.has('at') && !changed.has('field')) return;
    if (touched()) void this.#come();
    if (!this.field && !this.keyed) return;
    const find = this.field ? `[data-id="${this.field}"]` : '.close';
    const to = this.renderRoot.querySelector<HTMLElement>(find);
    to?.focus({ preventScroll: true });
    this.scrollIntoView({ block: 'nearest' });
    to?.scrollIntoView({ block: 'nearest' });
    if (to instanceof HTMLInputElement) to.select();
  }

  /** By which pointer, or by none: as a click counts it. */
  readonly #close = ({ detail }: MouseEvent) => {
    this.dispatchEvent(new CustomEvent('close', { detail }));
  };
}
