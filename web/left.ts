// A run as it stood when it was left, with all that brings it back: its numbers, its history, and what belongs to it.
import type { History, Progress, Trainer } from 'batchnorm-playground';
import type { Job } from './jobs';
import type { Phase } from './snapshot';
import type { Trace } from './trace';

/** A worker that is at work answers within a slice; one that hangs is not waited for. */
const PATIENCE_MS = 3000;

const late = () => new Promise<null>((done) => setTimeout(done, PATIENCE_MS, null));

/** Whence a run comes. */
export interface From {
  /** What is done to it before its first step. */
  readonly first: Job;
  /** The run that it is, if it was there before. */
  readonly left?: Left | null;
}

interface Stood {
  readonly progress: Progress;
  readonly history: History;
  /** null: it diverged, which is no state to go on from, or its worker no longer answers. */
  readonly bytes: Uint8Array | null;
}

async function ask(trainer: Trainer, first: Promise<void> | null): Promise<Stood> {
  if (first) await Promise.race([first, late()]);
  const { status: progress, history } = trainer;
  const asked = progress.state === 'diverged' ? null : trainer.snapshot().catch(() => null);
  return { progress, history, bytes: await Promise.race([asked, late()]) };
}

export class Left {
  readonly phase: Phase;
  readonly trace: Trace;
  /** Where it was when it was left. */
  readonly #from: Progress;
  readonly #stood: Promise<Stood>;
  #known: Uint8Array | null = null;

  /**
   * Asks the trainer where it stands; nobody has to wait for that.
   * @param first  what it is at, and ends before
   */
  constructor(trainer: Trainer, phase: Phase, trace: Trace, first: Promise<void> | null = null) {
    [this.phase, this.trace, this.#from] = [phase, trace, trainer.status];
    this.#stood = ask(trainer, first);
    void this.#stood.then(({ bytes }) => (this.#known = bytes));
  }

  /** A run that makes way: its trainer goes as soon as it has answered. */
  static leave(trainer: Trainer, phase: Phase, trace: Trace): Left {
    const left = new Left(trainer, phase, trace, trace.jobs.end);
    trace.recall!.dispose();
    void left.#stood.finally(() => trainer.dispose());
    return left;
  }

  /** Whether a new run from the same settings would be the same. */
  get untouched(): boolean {
    const { recall, jobs } = this.trace;
    return this.#from.step === 0 && !recall!.touched && jobs.waiting === 0;
  }

  /** Of the snapshots, which outweigh the rest of what is kept. */
  get size(): number {
    return this.trace.recall!.size;
  }

  /** What weighs most of it; other moments of the same run have a part of it in common. */
  get keeps(): readonly ArrayBufferView[] {
    const { recall, sight } = this.trace;
    return [...(this.#known ? [this.#known] : []), ...recall!.snapshots, ...sight.trails.pictures];
  }

  /** Makes a trainer of the same settings into this run. @returns false: there is nothing to go back to */
  async bring(trainer: Trainer): Promise<boolean> {
    const { progress, history, bytes } = await this.#stood;
    const recall = this.trace.recall!;
    if (bytes) await recall.goOn(trainer, bytes, history);
    else if (progress.state === 'diverged') return recall.relive(trainer, progress.step, history);
    else return recall.comeBack(trainer, history);
    return true;
  }
}
