// The trainers of the lanes: each goes as far as the page's own run has gone, and is looked at as often.
import {
  type Config,
  createTrainer,
  type History,
  type Measures,
  type OptimizerConfig,
  type Progress,
  type RunData,
  type Trainer,
} from 'batchnorm-playground';
import { type Answers, answers } from './answers';

/** What a lane shows at one moment. */
export interface LaneView extends Answers {
  readonly progress: Progress;
  readonly history: History;
  readonly measures: Measures | null;
  readonly points: RunData;
}

/** A lane to be: its settings, and what is done to it before its first step. */
export interface Entry {
  readonly config: Config;
  readonly first: (trainer: Trainer) => Promise<void>;
}

interface Lane {
  readonly trainer: Trainer;
  readonly points: RunData;
  measures: Measures | null;
  seen: Answers;
}

const GRID = 64;
/** How much of the time the lanes' pictures may take. */
const SHARE = 4;

export class Race {
  readonly #publish: (lanes: readonly LaneView[]) => void;
  readonly #fail: (lane: number, error: unknown) => void;
  #lanes: readonly Lane[] = [];
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
    const begun = await Promise.allSettled(entries.map(begin));
    const lanes = begun.flatMap((lane) => (lane.status === 'fulfilled' ? [lane.value] : []));
    const refused = begun.findIndex((lane) => lane.status === 'rejected');
    if (mine !== this.#start || refused >= 0) for (const { trainer } of lanes) trainer.dispose();
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
    const moved = await Promise.all(this.#lanes.map(({ trainer }) => advance(trainer, step)));
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
    await Promise.all(this.#lanes.map(({ trainer }, i) => live[i] && trainer.configure(live[i])));
  }

  dispose(): void {
    this.#start++;
    this.#drop();
  }

  #drop(): void {
    for (const { trainer } of this.#lanes) trainer.dispose();
    this.#lanes = [];
    this.#publish([]);
  }

  async #look(): Promise<void> {
    const [mine, from] = [this.#start, performance.now()];
    await Promise.all(this.#lanes.map(look));
    if (mine !== this.#start) return;
    const now = performance.now();
    this.#lookAt = now + (SHARE - 1) * (now - from);
    this.#publish(this.#lanes.map(view));
  }
}

async function begin({ config, first }: Entry): Promise<Lane> {
  const trainer = await createTrainer(config);
  await first(trainer);
  const seen = { grid: null, curve: null };
  return { trainer, points: await trainer.data(), measures: null, seen };
}

async function advance(trainer: Trainer, step: number): Promise<boolean> {
  const { state, step: at } = trainer.status;
  if (state === 'diverged' || at >= step) return false;
  await trainer.step(step - at);
  return true;
}

async function look(lane: Lane): Promise<void> {
  const { trainer, points } = lane;
  if (trainer.status.state === 'diverged') return;
  [lane.measures, lane.seen] = await Promise.all([
    trainer.measures(),
    answers(trainer, points, GRID),
  ]);
}

const view = ({ trainer, points, measures, seen }: Lane): LaneView => ({
  progress: trainer.status,
  history: trainer.history,
  measures,
  points,
  ...seen,
});
