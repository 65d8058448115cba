// The lanes as they train: each goes as far as the page's own run, is looked at as often, and looks back with it.
import type { OptimizerConfig } from 'batchnorm-playground';
import { type Entry, type LaneView, Racer } from './racer';

/** How much of the time the lanes' pictures may take. */
const SHARE = 4;

export class Race {
  readonly #publish: (lanes: readonly LaneView[]) => void;
  readonly #fail: (lane: number, error: unknown) => void;
  #lanes: readonly Racer[] = [];
  #ready: Promise<void> = Promise.resolve();
  /** One way after the other: two at once would go too far. */
  #following: Promise<boolean> = Promise.resolve(false);
  #start = 0;
  #lookAt = 0;
  #past: number | null = null;
  #late: ReturnType<typeof setTimeout> | undefined;

  constructor(
    publish: (lanes: readonly LaneView[]) => void,
    fail: (lane: number, error: unknown) => void,
  ) {
    this.#publish = publish;
    this.#fail = fail;
  }

  get any(): boolean {
    return this.#lanes.length > 0;
  }

  /** Begins all lanes anew, or wakes those that were left. */
  start(entries: readonly Entry[], left: readonly Racer[] = []): void {
    const mine = ++this.#start;
    this.#drop();
    this.#following = Promise.resolve(false);
    this.#ready = this.#begin(
      left.length === entries.length ? left.map((lane) => lane.wake()) : entries.map(Racer.begin),
      mine,
    );
  }

  /** The lanes, which make way for others. */
  leave(): readonly Racer[] {
    const lanes = this.#lanes;
    this.#start++;
    this.#drop();
    return lanes;
  }

  async #begin(coming: readonly Promise<Racer>[], mine: number): Promise<void> {
    const begun = await Promise.allSettled(coming);
    const lanes = begun.flatMap((lane) => (lane.status === 'fulfilled' ? [lane.value] : []));
    const refused = begun.findIndex((lane) => lane.status === 'rejected');
    if (mine !== this.#start || refused >= 0) for (const lane of lanes) lane.dispose();
    if (mine !== this.#start) return;
    const why = begun[refused];
    if (why?.status === 'rejected') return this.#fail(refused, why.reason);
    this.#lanes = lanes;
    await this.#look();
  }

  /**
   * Takes every lane to this step, all at once, so that each has its share of the machine.
   * @returns whether any had to go there
   */
  readonly follow = (step: number): Promise<boolean> => {
    const mine = this.#start;
    return (this.#following = this.#following.then(() => this.#follow(step, mine)));
  };

  async #follow(step: number, mine: number): Promise<boolean> {
    await this.#ready;
    if (mine !== this.#start) return false;
    const moved = await this.#each((lane) => lane.advance(step));
    if (mine !== this.#start || !moved.some(Boolean)) return false;
    const wait = this.#lookAt - performance.now();
    if (wait <= 0) await this.#look();
    else this.#late ??= setTimeout(() => void this.#look(), wait);
    return true;
  }

  /** Shows the lanes as they were at a step; null: as they are. */
  lookBack(step: number | null): void {
    if (step === this.#past) return;
    this.#past = step;
    const lanes = this.#lanes;
    if (lanes.length === 0) return;
    if (step === null) return this.#publish(lanes.map(({ view }) => view));
    void Promise.all(lanes.map((lane) => lane.viewAt(step))).then((views) => {
      const all = views.filter((view) => view !== null);
      const wanted = step === this.#past && lanes === this.#lanes;
      if (wanted && all.length === lanes.length) this.#publish(all);
    });
  }

  async configure(live: readonly OptimizerConfig[]): Promise<void> {
    await this.#ready;
    await this.#each(async (lane, i) => live[i] && lane.configure(live[i]));
  }

  dispose(): void {
    this.#start++;
    this.#drop();
  }

  #drop(): void {
    clearTimeout(this.#late);
    this.#late = undefined;
    for (const lane of this.#lanes) lane.dispose();
    this.#lanes = [];
    this.#publish([]);
  }

  async #look(): Promise<void> {
    clearTimeout(this.#late);
    this.#late = undefined;
    const [mine, from] = [this.#start, performance.now()];
    await this.#each((lane) => lane.look());
    if (mine !== this.#start) return;
    const now = performance.now();
    this.#lookAt = now + (SHARE - 1) * (now - from);
    if (this.#past === null) this.#publish(this.#lanes.map(({ view }) => view));
  }

  /** Asks every lane; one whose workers die one after the other is out, and says why. */
  #each<T>(ask: (lane: Racer, i: number) => Promise<T>): Promise<(T | undefined)[]> {
    const mine = this.#start;
    const out = (i: number) => (error: unknown) => {
      if (mine === this.#start) this.#fail(i, error);
      return undefined;
    };
    return Promise.all(this.#lanes.map((lane, i) => ask(lane, i).catch(out(i))));
  }
}
