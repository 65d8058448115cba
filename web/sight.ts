// What is seen of one run: its points, its trails, and the last look at it, which stays when another run takes its place.
import type { ResolvedConfig, RunData, Trainer } from 'batchnorm-playground';
import { type Looks, type Moment, UNSEEN } from './looks';
import type { Snapshot } from './snapshot';
import { Trails } from './trails';

type Seen = Pick<Snapshot, keyof typeof UNSEEN | 'points' | 'trails'>;

export class Sight {
  readonly trails: Trails;
  points: RunData | null = null;
  #moment: Moment | null = null;

  constructor(trails = new Trails()) {
    this.trails = trails;
  }

  copy(): Sight {
    const other = new Sight(this.trails.copy());
    [other.points, other.#moment] = [this.points, this.#moment];
    return other;
  }

  async look(
    trainer: Trainer,
    looks: Looks,
    config: ResolvedConfig,
    still: boolean,
  ): Promise<Moment> {
    const moment = await looks.take(trainer, config, still);
    this.take(moment);
    return moment;
  }

  take(moment: Moment): void {
    this.#moment = moment;
    this.trails.push(moment);
  }

  /** The step of the last look; before any, -1. */
  get step(): number {
    return this.#moment?.measures.step ?? -1;
  }

  get seen(): Seen {
    return { ...(this.#moment ?? UNSEEN), points: this.points, trails: this.trails };
  }
}
