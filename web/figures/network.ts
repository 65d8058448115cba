// The network: every unit as what it answers over the plane, links by weight, and the gate of each batch norm.
import { html, nothing, type TemplateResult } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { askSetting } from '../ask';
import { lockSign, lockStyle } from '../controls/lock-sign';
import { formatLayers, type Layer, mostLayers, mostUnits, parseLayers } from '../layers';
import { bars } from '../lesson';
import { short } from '../numbers';
import { rests } from '../resting';
import { scrollCue } from '../scroll-cue';
import type { Snapshot } from '../snapshot';
import type { State } from '../state';
import { base, card } from '../styles';
import { choose, pointAt, sameUnit, type UnitRef, unitName } from '../unit';
import { networkCaption } from './captions';
import { Figure } from './figure';
import { iconOf, lookOf } from './layer-look';
import { Join } from './network/join';
import { LinkSheet } from './network/link-sheet';
import { linkTip, type Pointed, pointed } from './network/link-tip';
import { linkAt } from './network/links';
import { networkStyle } from './network/network-style';
import { paintNetwork } from './network/paint';
import { type Column, inputCount, leastWidth, type Plan, planOf } from './network/plan';
import { Tiles } from './network/tiles';
import { Sheet } from './sheet';

const STEP = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export class NetworkFigure extends Figure {
  static override properties = {
    ...Figure.properties,
    state: { attribute: false },
    layers: {},
    apart: { type: Boolean },
    edited: { state: true },
    link: { state: true },
  };
  static override styles = [base, card, scrollCue, networkStyle, lockStyle];
  protected override readonly pace = 90;

  /** The hidden layers as the page's state has them. */
  declare layers: string;
  declare state: State | null;
  /** The boundary stands elsewhere. */
  declare apart: boolean;
  /** The unit whose numbers stand open; the output is the unit behind the last layer. */
  declare edited: UnitRef | null;
  declare link: Pointed | null;
  readonly #sheet = new Sheet(this);
  readonly #tiles = new Tiles();
  readonly #join = new Join(this);
  #plan: Plan | null = null;
  readonly #links = new LinkSheet();
  #focus: UnitRef = { layer: 1, unit: 0 };
  /** The weight whose field the editor opens with. */
  #field: string | null = null;
  /** Whether the editor was opened by the keyboard, and so takes the focus. */
  #keyed = false;

  constructor() {
    super();
    this.layers = '';
    this.state = null;
    this.apart = false;
    this.edited = this.link = null;
  }

  protected override render(): TemplateResult {
    const s = this.shown;
    const plan = (this.#plan = s ? this.#planned(s) : null);
    const words = s ? networkCaption(s) : '';
    return html`<figure class="card" @keydown=${this.#escape}>
      <div class="head">
        <h2>Network <small>${s?.curve ? '' : 'units by what they answer, '}links by weight, gates by <span class="m">γ</span> and <span class="m">β</span></small></h2>
        ${this.#depth()}
      </div>
      <div class="net">
        <div class="stage aside" style=${styleMap({ '--least': `${leastWidth(this.#own().length)}px` })}>
          <div class="sheet">
            <canvas role="img" aria-label=${words || 'The network'} @pointermove=${this.#seek} @pointerleave=${this.#leave} @click=${this.#open}></canvas>
            ${plan && s ? this.#buttons(plan, s) : nothing}
            ${this.link ? linkTip(this.link, this.snapshot) : nothing}
          </div>
          <div class="feet">${plan?.columns.map((column) => this.#foot(column))}</div>
        </div>
        ${this.edited ? html`<bnp-unit-editor .snapshot=${s} .at=${this.edited} .field=${this.#field} .keyed=${this.#keyed} .layers=${this.layers} .state=${this.state} @close=${this.#close}></bnp-unit-editor>` : nothing}
        ${this.apart ? nothing : html`<bnp-boundary bare .snapshot=${this.snapshot} .state=${this.state}></bnp-boundary>`}
      </div>
    </figure>`;
  }

  /** A unit that the net has no more is not edited any more. */
  protected override willUpdate(): void {
    const layers = this.snapshot?.config.layers;
    if (!layers || !this.edited) return;
    const { layer, unit } = this.edited;
    if (unit >= (layers[layer - 1]?.units ?? 1) || layer > layers.length + 1) this.edited = null;
  }

  #own(): readonly Layer[] {
    return this.layers ? parseLayers(this.layers) : [];
  }

  #planned(s: Snapshot): Plan | null {
    const { width, height } = this.#sheet;
    return width > 0 ? planOf(s.config, inputCount(s), width, height, this.#join.beside) : null;
  }

  #depth(): TemplateResult {
    const own = this.#own();
    const fixed = bars(this.state, 'layers');
    const [first, last] = [fixed || own.length === 0, fixed || own.length >= mostLayers];
    const less = () => !first && this.#become(own.slice(0, -1));
    const more = () => !last && this.#become([...own, own.at(-1) ?? { units: 8 }]);
    return html`<div class="depth" role="group" aria-label="Hidden layers">
      <span title="Another net starts the run again from its seed">Hidden layers ↺</span>${fixed ? lockSign() : nothing}
      <button aria-disabled=${first} @click=${less} aria-label="Remove the last layer">−</button>
      <b class="num">${own.length}</b>
      <button aria-disabled=${last} @click=${more} aria-label="Add a layer">+</button>
    </div>`;
  }

  #become(layers: readonly Layer[]): void {
    askSetting(this, 'layers', formatLayers(layers));
  }

  #foot(column: Column): TemplateResult {
    const { layer, middle, left } = column;
    const style = styleMap({ left: `${middle}px` });
    if (layer === 0)
      return html`<div class="foot" style=${style}><span class="name">input</span></div>`;
    const own = this.#own();
    const units = own[layer - 1]?.units ?? 0;
    const fixed = bars(this.state, 'layers');
    const off = (n: number) => fixed || n < 1 || n > mostUnits;
    const set = (n: number) => () =>
      !off(n) && this.#become(own.map((l, i) => (i === layer - 1 ? { ...l, units: n } : l)));
    const look = lookOf(layer);
    return html`<div class="foot" style=${style} role="group" aria-label=${`Layer ${layer}`}>
      <span class="name"><svg width="11" height="9" viewBox="8.500 -1 11 11" aria-hidden="true" style=${`stroke: var(--${look.colour}); fill: var(--${look.colour})`}>${iconOf(look)}</svg>layer ${layer}</span>
      <span class="count"><button aria-disabled=${off(units - 1)} @click=${set(units - 1)} aria-label=${`One unit less in layer ${layer}`}>−</button><b class="num">${units}</b><button aria-disabled=${off(units + 1)} @click=${set(units + 1)} aria-label=${`One unit more in layer ${layer}`}>+</button></span>
      ${left > 0 ? html`<small>${left} not drawn</small>` : nothing}
    </div>`;
  }

  #buttons(plan: Plan, s: Snapshot): unknown {
    const lit = s.hovered ?? s.chosen;
    const at = (column: Column, unit: number) => {
      const { x, y, w, h } = column.units[unit]!;
      const gate = column.gates[unit];
      return styleMap({
        left: `${x}px`,
        top: `${y}px`,
        width: `${gate ? gate.x + gate.w - x : w}px`,
        height: `${h}px`,
      });
    };
    const button = (column: Column, unit: number) => {
      const ref = { layer: column.layer, unit };
      return html`<button class="unit ${sameUnit(lit, ref) ? 'lit' : ''} ${sameUnit(s.inside, ref) ? 'inside' : ''}" style=${at(column, unit)}
        data-arrows data-unit=${`${ref.layer} ${unit}`} tabindex=${sameUnit(this.#focus, ref) ? 0 : -1} aria-label=${this.#name(ref, s)} aria-expanded=${sameUnit(this.edited, ref)}
        @pointerenter=${(event: PointerEvent) => !rests(event) && pointAt(this, ref)} @pointerleave=${() => pointAt(this, null)} @focus=${() => this.#focused(ref)} @blur=${() => pointAt(this, null)}
        @keydown=${this.#arrows} @click=${(event: MouseEvent) => this.#edit(ref, null, event)}></button>`;
    };
    const output = { layer: s.config.layers.length + 1, unit: 0 };
    const { x, y, w, h } = plan.out;
    return html`${plan.columns.slice(1).map((column) => column.units.map((_, unit) => button(column, unit)))}
      <button class="out" style=${styleMap({ left: `${x}px`, top: `${y}px`, width: `${w}px`, height: `${h}px` })} aria-label="The output’s weights" title="The output’s weights"
        aria-expanded=${sameUnit(this.edited, output)} @click=${(event: MouseEvent) => this.#edit(output, null, event)}></button>`;
  }

  #name(ref: UnitRef, s: Snapshot): string {
    const m = s.measures?.layers.find(({ layer }) => layer === ref.layer);
    const u = ref.unit;
    if (!m) return `Unit ${unitName(ref)}`;
    return `Unit ${unitName(ref)}: γ ${short(m.gamma[u]!)}, β ${short(m.beta[u]!)}, σ ${short(m.std[u]!)}, μ ${short(m.mean[u]!)}`;
  }

  #focused(ref: UnitRef): void {
    this.#focus = ref;
    pointAt(this, ref);
  }

  readonly #arrows = (event: KeyboardEvent) => {
    const by = STEP[event.key as keyof typeof STEP];
    const columns = this.#plan?.columns;
    if (!by || !columns) return;
    event.preventDefault();
    const layer = Math.min(columns.length - 1, Math.max(1, this.#focus.layer + by[0]!));
    const last = columns[layer]!.units.length - 1;
    this.#focus = { layer, unit: Math.min(last, Math.max(0, this.#focus.unit + by[1]!)) };
    this.#buttonOf(this.#focus)?.focus();
  };

  /** Of a unit that is drawn; behind the last layer, of the output. */
  #buttonOf({ layer, unit }: UnitRef): HTMLElement | null {
    const out = layer >= (this.#plan?.columns.length ?? 0);
    return this.renderRoot.querySelector(out ? '.out' : `[data-unit="${layer} ${unit}"]`);
  }

  /** What is edited is what the whole page looks into; the output has no inside. */
  #edit(ref: UnitRef, field: string | null, event: MouseEvent): void {
    this.#field = field;
    this.#keyed = event.detail === 0;
    const hidden = ref.layer <= (this.snapshot?.config.layers.length ?? 0);
    if (hidden) this.#focus = ref;
    if (hidden && !sameUnit(this.snapshot?.chosen ?? null, ref)) choose(this, ref);
    this.edited = sameUnit(ref, this.edited) && field === null ? null : { ...ref };
  }

  /** The editor goes, and the focus with which it was opened goes back. */
  readonly #close = ({ detail }: { readonly detail: number }) => {
    const from = this.edited;
    this.edited = null;
    if (from) this.#buttonOf(from)?.focus({ preventScroll: detail > 0 });
  };
  readonly #escape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !this.edited) return;
    event.preventDefault();
    this.#close({ detail: 0 });
  };

  readonly #seek = (event: PointerEvent) => {
    const at = linkAt(this.#links.links, event.offsetX, event.offsetY);
    if (at || this.link) this.link = at && pointed(at, event);
  };
  readonly #leave = () => {
    this.link = null;
  };
  /** What is named is what opens: a click is rounded to whole pixels, and the pointer is not. */
  readonly #open = (event: MouseEvent) => {
    const at = this.link?.at ?? linkAt(this.#links.links, event.offsetX, event.offsetY);
    if (at) this.#edit(at.target, `${at.block} ${at.index}`, event);
  };

  protected override updated(): void {
    const s = this.snapshot;
    const seen = this.shown;
    const pen = s && seen && this.#plan && this.#sheet.pen();
    if (!pen || !this.#plan) return;
    const { ratio } = this.#sheet;
    const lit = this.link?.at.target ?? s.hovered;
    const links = this.#links.of(this.#plan, seen, this.palette, lit, ratio);
    pen.drawImage(links, 0, 0, links.width / ratio, links.height / ratio);
    paintNetwork(pen, this.#plan, s, this.palette, this.#tiles);
  }
}
