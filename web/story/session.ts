// The runs of one experiment in the reader's browser: trained when asked, slowly enough to be watched, then measured.
import type { Measures, RunData, Trainer } from 'batchnorm-playground';
import {
  type Experiment,
  gather,
  type LaneEnd,
  LaneRun,
  type Measured,
  type Notes,
} from 'batchnorm-playground/experiments';
import { calm } from '../calm';
import { explain } from '../failure';
import { nextFrame } from '../frames';

type Grid = Awaited<ReturnType<Trainer['grid']>>;

/** What figures show of a lane. */
export interface LaneState {
  readonly phase: 'idle' | 'running' | 'done' | 'failed';
  readonly step: number;
  readonly diverged: boolean;
  /** Loss of the mini-batches: steps and values. */
  readonly losses: { readonly steps: ArrayLike<number>; readonly values: ArrayLike<number> };
  readonly notes: Notes | null;
  readonly points: RunData | null;
  readonly grid: Grid | null;
  /** Each batch norm as it was, from the first look to the last. */
  readonly trail: readonly Measures['layers'][];
  readonly end: LaneEnd | null;
  readonly failure: string;
}

const idle: LaneState = {
  phase: 'idle',
  step: 0,
  diverged: false,
  losses: { steps: [], values: [] },
  notes: null,
  points: null,
  grid: null,
  trail: [],
  end: null,
  failure: '',
};

const AT_ONCE = 4;
const WATCH_MS = 2600;
const LOOK_MS = 120;
/** So short that a run of few steps is seen to move. */
const SLICE_MS = 0.5;
const FRAME_MS = 12;
const GRID = 64;
const TRAIL = 40;

export class Session {
  readonly experiment: Experiment;
  readonly seed: number;
  readonly #changed: () => void;
  readonly #lanes = new Map<string, LaneState>();
  readonly #drawn: Set<string>;
  readonly #drifting: Set<string>;
  #hurry = false;
  #stopped = false;

  constructor(experiment: Experiment, seed: number, changed: () => void) {
    this.experiment = experiment;
    this.seed = seed;
    this.#changed = changed;
    const figures = experiment.steps.flatMap((step) => step.figures);
    this.#drawn = new Set(figures.flatMap((f) => (f.kind === 'maps' ? f.lanes : [])));
    this.#drifting = new Set(figures.flatMap((f) => (f.kind === 'drift' ? [f.lane] : [])));
  }

  lane(id: string): LaneState {
    return this.#lanes.get(id) ?? idle;
  }

  /** Of these lanes, those that have not been trained. */
  missing(ids: readonly string[]): string[] {
    return [...new Set(ids)].filter((id) => this.lane(id).phase === 'idle');
  }

  get running(): boolean {
    return [...this.#lanes.values()].some(({ phase }) => phase === 'running');
  }

  /** The numbers of the seed, once every lane has been trained. */
  measured(): Measured | null {
    const ends: Record<string, LaneEnd> = {};
    for (const { id } of this.experiment.lanes) {
      const { end } = this.lane(id);
      if (!end) return null;
      ends[id] = end;
    }
    return { seed: this.seed, numbers: gather(this.experiment, ends) };
  }

  /** No more waiting for the eye. */
  hurry(): void {
    this.#hurry = true;
  }

  stop(): void {
    this.#stopped = true;
  }

  /** Trains lanes that have not been, a few side by side. @param watched  slowly enough for that */
  async train(ids: readonly string[], watched = true): Promise<void> {
    const waiting = this.missing(ids);
    this.#hurry = !watched || calm.matches;
    const rounds = Math.ceil(waiting.length / AT_ONCE);
    const one = async (): Promise<void> => {
      for (let id = waiting.shift(); id !== undefined; id = waiting.shift())
        await this.#run(id, WATCH_MS / rounds);
    };
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, waiting.length) }, one));
  }

  #set(id: string, change: Partial<LaneState>): void {
    this.#lanes.set(id, { ...this.lane(id), ...change });
    this.#changed();
  }

  async #run(id: string, ms: number): Promise<void> {
    const lane = this.experiment.lanes.find((l) => l.id === id)!;
    this.#set(id, { phase: 'running' });
    let run: LaneRun | undefined;
    try {
      run = await LaneRun.start(lane, this.seed);
      await this.#watch(run, ms);
      if (this.#stopped) return;
      const end = { numbers: await run.end(), notes: run.notes };
      await this.#look(run);
      this.#set(id, { phase: 'done', end });
    } catch (error) {
      this.#set(id, { phase: 'failed', failure: explain(error) });
    } finally {
      run?.dispose();
    }
  }

  /** The whole run, held back so that it lasts about `ms`; a hidden page gets no frames and waits. */
  async #watch(run: LaneRun, ms: number): Promise<void> {
    const from = performance.now();
    let [looked, drawn] = [Number.NEGATIVE_INFINITY, from];
    await this.#look(run);
    for await (const { step } of run.run(SLICE_MS)) {
      const due = from + (ms * step) / run.lane.steps;
      const early = () => !this.#hurry && !this.#stopped && performance.now() < due;
      while (early() || performance.now() - drawn > FRAME_MS) {
        await nextFrame();
        drawn = performance.now();
      }
      if (this.#stopped) return;
      if (performance.now() - looked < LOOK_MS) continue;
      await this.#look(run);
      looked = performance.now();
    }
  }

  async #look({ lane: { id }, trainer, notes }: LaneRun): Promise<void> {
    const { status, history } = trainer;
    const diverged = status.state === 'diverged';
    const before = this.lane(id);
    const points = before.points ?? (await trainer.data());
    const drawn = this.#drawn.has(id) && points.features === 2 && !diverged;
    const grid = drawn ? await trainer.grid({ size: GRID }) : before.grid;
    const trail =
      this.#drifting.has(id) && !diverged
        ? thinned([...before.trail, (await trainer.measures()).layers])
        : before.trail;
    const losses = { steps: history.steps, values: history.series('loss/train').values };
    this.#set(id, { step: status.step, diverged, losses, notes, points, grid, trail });
  }
}

/** When full, every second look goes, but the first and the last stay. */
function thinned<T>(looks: T[]): T[] {
  return looks.length <= TRAIL
    ? looks
    : looks.filter((_, i) => i % 2 === 0 || i === looks.length - 1);
}
