// The data sets as small pictures, painted from the very points that the module draws.
import { type DataName, dataset, init, type RunData } from 'batchnorm-playground';
import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { marks } from '../figures/marks';
import { dataWords } from '../settings/data-words';
import { base } from '../styles';
import { Palette } from '../theme';
import { icons } from './icons';

const SIZE = 44;
const SHOWN = 160;
/** The tile of one's own points has a pencil in place of a picture. */
const OWN = 'custom';

/** A set is drawn in a millisecond or two: between any two of them the page has its turn. */
async function pointsOf(name: string): Promise<RunData> {
  await new Promise((next) => setTimeout(next));
  return dataset(name as DataName, { samples: 2 * SHOWN, noise: 0.05 });
}

export class DataThumbs extends LitElement {
  static override properties = {
    names: { attribute: false },
    value: {},
    near: { state: true },
    locked: { type: Boolean },
  };
  static override styles = [
    base,
    css`
    div { display: grid; grid-template-columns: repeat(5, minmax(0, 1fr)); gap: 6px; }
    label { position: relative; display: grid; cursor: pointer; }
    input { position: absolute; inset: 0; margin: 0; opacity: 0; cursor: pointer; }
    canvas, .own { width: 100%; aspect-ratio: 1; background: var(--bg); border: 1px solid var(--line); border-radius: 6px; }
    /* Two lines' room, whatever they say. */
    .about { min-height: 2.8em; margin: 6px 0 0; font-size: 12px; line-height: 1.4; color: var(--muted); }
    .about b { font-weight: 600; color: var(--ink); }
    label:has(.own) { grid-column: span 2; }
    .own { display: flex; gap: 4px; align-items: center; justify-content: center; aspect-ratio: auto; height: 100%; min-height: 36px; font-size: 12px; line-height: 1.15; color: var(--muted); }
    .own svg { flex: none; }
    .own svg { fill: none; stroke: currentColor; stroke-width: 1.6; stroke-linecap: round; stroke-linejoin: round; }
    label:hover input:enabled ~ :is(canvas, .own) { border-color: var(--rule); }
    input:checked ~ :is(canvas, .own) { border-color: var(--accent); box-shadow: 0 0 0 1.5px var(--accent); }
    @media (forced-colors: active) { input:checked ~ :is(canvas, .own) { outline: 3px solid Highlight; outline-offset: 1px; } }
    div:has(:disabled) { opacity: .55; }
    :disabled { cursor: not-allowed; }
    input:focus-visible ~ :is(canvas, .own) { outline: 2px solid var(--accent); outline-offset: 3px; }
  `,
  ];

  declare names: readonly (readonly [string, string])[];
  declare value: string;
  declare locked: boolean;
  /** The set that a mouse is at, which is said in place of the chosen one. */
  declare near: string | null;
  readonly #palette = new Palette(this);
  readonly #sets = new Map<string, RunData>();

  constructor() {
    super();
    this.names = [];
    this.value = '';
    this.near = null;
    this.locked = false;
  }

  protected override render(): TemplateResult {
    return html`<div role="radiogroup" aria-label="Data set">${this.names.map(
      ([
        name,
        label,
      ]) => html`<label @pointerenter=${(e: PointerEvent) => this.#near(e, name)} @pointerleave=${(e: PointerEvent) => this.#near(e, null)}>
      <input type="radio" name="data" value=${name} aria-label=${label} ?disabled=${this.locked} .checked=${live(name === this.value)} @change=${() => this.#choose(name)} />
      ${name === OWN ? html`<span class="own" aria-hidden="true">${icons.draw}${label}</span>` : html`<canvas data-name=${name} width=${2 * SIZE} height=${2 * SIZE} aria-hidden="true"></canvas>`}
    </label>`,
    )}</div>${this.#about(this.near ?? this.value)}`;
  }

  #about(name: string): TemplateResult {
    const label = this.names.find(([known]) => known === name)?.[1] ?? name;
    return html`<p class="about"><b>${label}:</b> ${dataWords[name as DataName]}</p>`;
  }

  #near({ pointerType }: PointerEvent, name: string | null): void {
    if (pointerType === 'mouse') this.near = name;
  }

  #choose(name: string): void {
    this.dispatchEvent(new CustomEvent('choose', { detail: name }));
  }

  protected override firstUpdated(): void {
    // After the run itself has begun: the pictures are a comfort, the run is the page.
    setTimeout(() => void this.#draw(), 1200);
  }

  protected override updated(_: PropertyValues): void {
    this.#paintAll();
  }

  async #draw(): Promise<void> {
    try {
      await init();
      for (const [name] of this.names.filter(([known]) => known !== OWN)) {
        this.#sets.set(name, await pointsOf(name));
        if (!this.isConnected) return;
        this.#paintAll(name);
      }
    } catch {
      // The names are there without the pictures.
    }
  }

  #paintAll(one?: string): void {
    for (const canvas of this.renderRoot.querySelectorAll('canvas')) {
      if (one && canvas.dataset.name !== one) continue;
      const set = this.#sets.get(canvas.dataset.name ?? '');
      if (set) this.#paint(canvas, set);
    }
  }

  #paint(canvas: HTMLCanvasElement, { train, features }: RunData): void {
    const pen = canvas.getContext('2d')!;
    pen.setTransform(2, 0, 0, 2, 0, 0);
    pen.clearRect(0, 0, SIZE, SIZE);
    const flat = features === 1;
    const [xs, ys] = flat
      ? [train.points, train.targets]
      : ([0, 1].map((k) => train.points.filter((_, i) => i % 2 === k)) as [
          Float32Array,
          Float32Array,
        ]);
    const middle = (v: Float32Array) => (Math.min(...v) + Math.max(...v)) / 2;
    const reach = (v: Float32Array) => Math.max(...v) - Math.min(...v) || 1;
    const [wide, high] = [reach(xs), reach(ys)];
    const [sx, sy] = flat ? [wide, high] : [Math.max(wide, high), Math.max(wide, high)];
    const [cx, cy] = [middle(xs), middle(ys)];
    marks(
      pen,
      this.#palette,
      train,
      (x) => SIZE / 2 + ((x - cx) / sx) * (SIZE - 8),
      (y) => SIZE / 2 - ((y - cy) / sy) * (SIZE - 8),
      { radius: 1.7, hollow: false },
    );
  }
}
