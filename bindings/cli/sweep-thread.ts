// A thread of a sweep: gets runs one by one, trains them, answers with what they came to.
import { parentPort } from 'node:worker_threads';
import { createTrainer } from '../index';
import { type Result, resultOf } from './result';
import type { Run } from './sweep-plan';

/** A line of a sweep. */
export type Line = Pick<Run, 'run' | 'seed' | 'set'> & (Result | { error: string });

export async function trainRun({ run, seed, set, config, steps }: Run): Promise<Line> {
  const trainer = await createTrainer(config);
  try {
    const progress = await trainer.step(steps);
    const measures = progress.state === 'diverged' ? null : await trainer.measures();
    return { run, set, ...resultOf(trainer, progress, measures), seed };
  } finally {
    trainer.dispose();
  }
}

export function answerRuns(): void {
  parentPort?.on('message', (run: Run) => {
    trainRun(run)
      .catch(
        (error: unknown): Line => ({
          run: run.run,
          seed: run.seed,
          set: run.set,
          error: error instanceof Error ? error.message : String(error),
        }),
      )
      .then((line) => parentPort?.postMessage(line));
  });
}
