// A run that made way for another, with all that brings it back: its numbers, its history, what was seen, what it remembers.
import type { History, Progress, Trainer } from 'batchnorm-playground';
import type { Job } from './jobs';
import type { Recall } from './recall';
import type { Sight } from './sight';
import type { Phase } from './snapshot';

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

export class Left {
  readonly phase: Phase;
  readonly sight: Sight;
  readonly recall: Recall;
  readonly #progress: Progress;
  readonly #history: History;
  /** null: it diverged, which is no state to go on from, or its worker no longer answers. */
  readonly #bytes: Promise<Uint8Array | null>;

  /** Asks the trainer where it stands and lets it go; nobody has to wait for that. */
  constructor(trainer: Trainer, phase: Phase, sight: Sight, recall: Recall) {
    [this.phase, this.sight, this.recall] = [phase, sight, recall];
    [this.#progress, this.#history] = [trainer.status, trainer.history];
    recall.dispose();
    const asked = this.#diverged ? null : trainer.snapshot().catch(() => null);
    this.#bytes = Promise.race([asked, late()]).finally(() => trainer.dispose());
  }

  get #diverged(): boolean {
    return this.#progress.state === 'diverged';
  }

  /** Whether a new run from the same settings would be the same. */
  get untouched(): boolean {
    return this.#progress.step === 0 && !this.recall.touched;
  }

  /** Of the snapshots, which outweigh the rest of what is kept. */
  get size(): number {
    return this.recall.size;
  }

  /** Makes a new trainer of the same settings into this run. @returns false: there is nothing to go back to */
  async bring(trainer: Trainer): Promise<boolean> {
    const bytes = await this.#bytes;
    if (bytes) await this.recall.goOn(trainer, bytes, this.#history);
    else if (this.#diverged) return this.recall.relive(trainer, this.#progress.step, this.#history);
    else return this.recall.comeBack(trainer, this.#history);
    return true;
  }
}
