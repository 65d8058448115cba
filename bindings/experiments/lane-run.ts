// One lane under way: trained slice by slice, looked at where the lane says, measured at the end.
import { type Config, createTrainer, type Progress, type Trainer } from '../index';
import type { Lane, Numbers } from './experiment';
import { Notes } from './notes';

/** The configuration of a lane for one seed. */
export async function configOfLane(lane: Lane, seed: number): Promise<Config> {
  const config = typeof lane.config === 'function' ? await lane.config(seed) : lane.config;
  return { ...config, seed };
}

export class LaneRun {
  readonly lane: Lane;
  readonly trainer: Trainer;
  readonly notes: Notes;

  private constructor(lane: Lane, trainer: Trainer, notes: Notes) {
    this.lane = lane;
    this.trainer = trainer;
    this.notes = notes;
  }

  static async start(lane: Lane, seed: number): Promise<LaneRun> {
    const trainer = await createTrainer(await configOfLane(lane, seed));
    const notes = new Notes();
    try {
      await lane.begin?.(trainer, seed, notes);
      await lane.look?.at(trainer, notes);
    } catch (error) {
      trainer.dispose();
      throw error;
    }
    return new LaneRun(lane, trainer, notes);
  }

  /**
   * Pulled as a trainer's run is: not asking is a pause. How it is cut into slices changes no
   * number, so that a page that draws in between and a test measure the same.
   */
  async *run(sliceMs = 100): AsyncGenerator<Progress, void, undefined> {
    const { steps, look } = this.lane;
    let left = steps;
    while (left > 0) {
      const leg = Math.min(left, look?.every ?? left);
      for await (const progress of this.trainer.run({ steps: leg, sliceMs })) {
        yield progress;
        if (progress.state === 'diverged') return;
      }
      left -= leg;
      await look?.at(this.trainer, this.notes);
    }
  }

  end(): Promise<Numbers> {
    return this.lane.end(this.trainer, this.notes);
  }

  dispose(): void {
    this.trainer.dispose();
  }
}
