// The data sets as small pictures, painted from the very points that the module draws.
import { createTrainer, type DataName, type RunData } from 'batchnorm-playground';
import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { marks } from '../figures/marks';
import { base } from '../styles';
import { Palette } from '../theme';

const SIZE = 44;
const SHOWN = 160;

/** A trainer of its own for a moment, in a worker, so that the page does not stop for it. */
async function pointsOf(name: string): Promise<RunData> {
  const data = { name: name as DataName, samples: 2 * SHOWN, noise: 0.05 };
  const trainer = await createTrainer({ data });
  try {
    return await trainer.data();
  } finally {
    trainer.dispose();
  }
}

export class DataThumbs extends LitElement {
  static override properties = { names: { attribute: false }, value: {} };
  static override styles = [
    base,
    css`
    div { display: grid; grid-template-columns: repeat(5, minmax(0, 1fr)); gap: 6px; }
    label { position: relative; display: grid; gap: 3px; justify-items: stretch; text-align: center; font-size: 11.5px; color: var(--muted); cursor: pointer; }
    input { position: absolute; inset: 0; margin: 0; opacity: 0; cursor: pointer; }
    canvas { width: 100%; aspect-ratio: 1; background: var(--bg); border: 1px solid var(--line); border-radius: 6px; }
    label:hover canvas { border-color: var(--rule); }
    input:checked ~ canvas { border-color: var(--accent); box-shadow: 0 0 0 1.5px var(--accent); }
    input:checked ~ span { color: var(--ink); font-weight: 600; }
    input:focus-visible ~ canvas { outline: 2px solid var(--accent); outline-offset: 3px; }
  `,
  ];

  declare names: readonly (readonly [string, string])[];
  declare value: string;
  readonly #palette = new Palette(this);
  readonly #sets = new Map<string, RunData>();

  constructor() {
    super();
    this.names = [];
    this.value = '';
  }

  protected override render(): TemplateResult {
    return html`<div role="radiogroup" aria-label="Data set">${this.names.map(
      ([name, label]) => html`<label>
      <input type="radio" name="data" value=${name} .checked=${live(name === this.value)} @change=${() => this.#choose(name)} />
      <canvas data-name=${name} width=${2 * SIZE} height=${2 * SIZE} aria-hidden="true"></canvas>
      <span>${label}</span>
    </label>`,
    )}</div>`;
  }

  #choose(name: string): void {
    this.dispatchEvent(new CustomEvent('choose', { detail: name }));
  }

  protected override firstUpdated(): void {
    // After the run itself has begun: the pictures are a comfort, the run is the page.
    setTimeout(() => void this.#draw(), 700);
  }

  protected override updated(_: PropertyValues): void {
    this.#paintAll();
  }

  async #draw(): Promise<void> {
    for (const [name] of this.names) {
      if (!this.isConnected) return;
      try {
        this.#sets.set(name, await pointsOf(name));
      } catch {
        return; // The names are there without the pictures.
      }
      this.#paintAll();
    }
  }

  #paintAll(): void {
    for (const canvas of this.renderRoot.querySelectorAll('canvas')) {
      const set = this.#sets.get(canvas.dataset.name ?? '');
      if (set) this.#paint(canvas, set);
    }
  }

  #paint(canvas: HTMLCanvasElement, { train }: RunData): void {
    const pen = canvas.getContext('2d')!;
    pen.setTransform(2, 0, 0, 2, 0, 0);
    pen.clearRect(0, 0, SIZE, SIZE);
    const [xs, ys] = [0, 1].map((k) => train.points.filter((_, i) => i % 2 === k)) as [
      Float32Array,
      Float32Array,
    ];
    const middle = (v: Float32Array) => (Math.min(...v) + Math.max(...v)) / 2;
    const reach = (v: Float32Array) => Math.max(...v) - Math.min(...v);
    const scale = (SIZE - 8) / (Math.max(reach(xs), reach(ys)) || 1);
    const [cx, cy] = [middle(xs), middle(ys)];
    marks(
      pen,
      this.#palette,
      train,
      (x) => SIZE / 2 + (x - cx) * scale,
      (y) => SIZE / 2 - (y - cy) * scale,
      { radius: 1.7, hollow: false },
    );
  }
}
