// What every figure is: an element that draws the snapshot it is given, often while it can be seen.
import { LitElement, type PropertyValues } from 'lit';
import type { Snapshot } from '../snapshot';
import { Palette } from '../theme';
import { inWords } from './in-words';
import { draws, full, turn } from './turns';

/** Out of sight, too, a figure's buttons must be ready for whoever comes by the keyboard. */
const UNSEEN_MS = 1000;

export abstract class Figure extends LitElement {
  static override properties = { snapshot: { attribute: false } };

  declare snapshot: Snapshot | null;
  protected readonly palette = new Palette(this);
  #seen = true;
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

  /** The snapshot for words and numbers. */
  protected get shown(): Snapshot | null {
    return inWords(this.snapshot);
  }

  #pictured = false;

  /** First pictures, with their charts, come one by one, and so do those for which a task has no time left. */
  protected override async scheduleUpdate(): Promise<void> {
    const first = this.snapshot !== null && !this.#pictured;
    this.#pictured ||= first;
    if (first || full()) await turn();
    draws(() => super.scheduleUpdate());
  }

  /** Milliseconds between two pictures of a moving run: what changes slowly need not be drawn at every frame. */
  protected readonly pace: number = 0;
  /** What comes anew with every moment of a run that moves. */
  protected readonly moving: readonly PropertyKey[] = ['snapshot'];
  #drawnAt = Number.NEGATIVE_INFINITY;

  protected override shouldUpdate(changed: PropertyValues<this>): boolean {
    if (!this.hasUpdated) return true;
    const now = performance.now();
    const pace = this.#seen ? this.pace : UNSEEN_MS;
    if (this.#mayWait(changed) && now - this.#drawnAt < pace) return false;
    this.#drawnAt = now;
    return true;
  }

  /** Whether nothing but the next moment of the same moving run has come. */
  #mayWait(changed: PropertyValues<this>): boolean {
    const now = this.snapshot;
    const before = changed.has('snapshot') ? changed.get('snapshot') : now;
    const other = [...changed.keys()].some((key) => !this.moving.includes(key));
    if (changed.size === 0 || other || !before || !now) return false;
    const same =
      before.run === now.run && before.hovered === now.hovered && before.chosen === now.chosen;
    return (
      same && now.phase === 'playing' && before.phase === 'playing' && !now.past && !before.past
    );
  }
}
