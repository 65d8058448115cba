// The lanes as they train: each goes as far as the page's own run has gone, and is looked at as often.
import type { OptimizerConfig } from 'batchnorm-playground';
import { type Entry, type LaneView, Racer } from './racer';

/** How much of the time the lanes' pictures may take. */
const SHARE = 4;

export class Race {
  readonly #publish: (lanes: readonly LaneView[]) => void;
  readonly #fail: (lane: number, error: unknown) => void;
  #lanes: readonly Racer[] = [];
  #ready: Promise<void> = Promise.resolve();
  #start = 0;
  #lookAt = 0;

  constructor(
    publish: (lanes: readonly LaneView[]) => void,
    fail: (lane: number, error: unknown) => void,
  ) {
    this.#publish = publish;
    this.#fail = fail;
  }

  /** Begins all lanes anew. */
  start(entries: readonly Entry[]): void {
    const mine = ++this.#start;
    this.#drop();
    this.#ready = this.#begin(entries, mine);
  }

  async #begin(entries: readonly Entry[], mine: number): Promise<void> {
    const begun = await Promise.allSettled(entries.map(Racer.begin));
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
  readonly follow = async (step: number): Promise<boolean> => {
    await this.#ready;
    const mine = this.#start;
    const moved = await this.#each((lane) => lane.advance(step));
    if (mine !== this.#start || !moved.some(Boolean)) return false;
    if (performance.now() >= this.#lookAt) await this.#look();
    return true;
  };

  /** Looks at the lanes as they stand, when the run has come to rest. */
  readonly rest = async (): Promise<void> => {
    await this.#ready;
    if (this.#lanes.length > 0) await this.#look();
  };

  async configure(live: readonly OptimizerConfig[]): Promise<void> {
    await this.#ready;
    await this.#each(async (lane, i) => live[i] && lane.configure(live[i]));
  }

  dispose(): void {
    this.#start++;
    this.#drop();
  }

  #drop(): void {
    for (const lane of this.#lanes) lane.dispose();
    this.#lanes = [];
    this.#publish([]);
  }

  async #look(): Promise<void> {
    const [mine, from] = [this.#start, performance.now()];
    await this.#each((lane) => lane.look());
    if (mine !== this.#start) return;
    const now = performance.now();
    this.#lookAt = now + (SHARE - 1) * (now - from);
    this.#publish(this.#lanes.map(({ view }) => view));
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
