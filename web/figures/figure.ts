// What every figure is: an element that draws the snapshot it is given, while it can be seen.
import { LitElement, type PropertyValues } from 'lit';
import type { Snapshot } from '../snapshot';
import { Palette } from '../theme';

const TEXT_MS = 250;

export abstract class Figure extends LitElement {
  static override properties = { snapshot: { attribute: false } };

  declare snapshot: Snapshot | null;
  protected readonly palette = new Palette(this);
  #seen = true;
  #shown: Snapshot | null = null;
  #shownAt = 0;
  readonly #watch = new IntersectionObserver(([entry]) => {
    this.#seen = entry?.isIntersecting ?? true;
    if (this.#seen) this.requestUpdate();
  });

  constructor() {
    super();
    this.snapshot = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#watch.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watch.disconnect();
  }

  /** The snapshot for words and numbers, which nobody reads at every frame: four times a second while the run moves. */
  protected get shown(): Snapshot | null {
    const now = performance.now();
    const moving = this.snapshot?.phase === 'playing' && this.snapshot.run === this.#shown?.run;
    if (!moving || now - this.#shownAt >= TEXT_MS) {
      this.#shown = this.snapshot;
      this.#shownAt = now;
    }
    return this.#shown;
  }

  protected override shouldUpdate(changed: PropertyValues): boolean {
    return this.#seen || !this.hasUpdated || !changed.has('snapshot');
  }
}
