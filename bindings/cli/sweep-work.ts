// The threads of a sweep: each works off the queue; where one dies, its run is told and another goes on.
import type { Worker } from 'node:worker_threads';
import type { Run } from './sweep-plan';
import type { Line } from './sweep-thread';

/**
 * One thread at a time, until the queue is empty.
 * @param start  makes a thread, which gets a run as a message and answers with its line
 * @param tell  is told each line, that of a run whose thread died with `error`
 */
export function work(queue: Run[], start: () => Worker, tell: (line: Line) => void): Promise<void> {
  if (queue.length === 0) return Promise.resolve();
  return new Promise((resolve) => {
    const thread = start();
    let now: Run | undefined;
    let cause: string | undefined;
    const next = () => {
      now = queue.shift();
      if (now) thread.postMessage(now);
      else thread.terminate();
    };
    thread.on('message', (line: Line) => {
      tell(line);
      next();
    });
    thread.on('error', ({ message }: Error) => {
      cause = message;
    });
    thread.on('exit', (code) => {
      if (!now) return resolve();
      const { run, seed, set } = now;
      tell({ run, seed, set, error: `its thread died: ${cause ?? `it ended with ${code}`}` });
      work(queue, start, tell).then(resolve);
    });
    next();
  });
}
