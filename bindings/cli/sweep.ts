// sweep: many runs over all cores; a line of JSON each, so that cat merges what machines made.
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { bar } from './plot';
import { type Run, runsOf, shardOf } from './sweep-plan';
import type { Line } from './sweep-thread';
import { ask, show, UsageError } from './usage';

const help = `Usage: batchnorm-playground sweep sweep.json [--seeds N] [--steps N] [--shard i/n] [--jobs N]

Trains every combination of what varies, with every seed, on all cores, and writes one line of JSON
a run to standard output, in the order in which they end; "run" is its place in the sweep.

  sweep.json     {"config": {"data": "moons"}, "steps": 500, "seeds": 3,
                  "vary": {"norm": ["none", "batch"], "optimizer.learningRate": [0.01, 0.1]}}
  --seeds N      seeds 1 to N instead
  --steps N      mini-batches a run instead
  --shard i/n    only the i-th of n parts, for machines that share a sweep
  --jobs N       runs at a time; as many as there are cores unless said
  --list         the runs, without training them

Example: parallel batchnorm-playground sweep sweep.json --shard {}/4 ::: 1 2 3 4 > runs.jsonl
`;

/** One thread works off the queue; where it dies, its run is told and another thread goes on. */
function work(queue: Run[], tell: (line: Line) => void): Promise<void> {
  return new Promise((resolve) => {
    const thread = new Worker(fileURLToPath(import.meta.url));
    let now: Run | undefined;
    const next = () => {
      now = queue.shift();
      if (now) thread.postMessage(now);
      else thread.terminate().then(() => resolve());
    };
    thread.on('message', (line: Line) => {
      tell(line);
      next();
    });
    thread.on('error', (error: Error) => {
      const { run, seed, set } = now!;
      tell({ run, seed, set, error: `its thread died: ${error.message}` });
      work(queue, tell).then(resolve);
    });
    next();
  });
}

/** @returns 0, or 1 where a run failed; one that diverged is a result */
export async function sweep(args: string[]): Promise<number> {
  const texts = ['seeds', 'steps', 'shard', 'jobs'];
  const asked = ask(args, { texts, flags: ['list', 'help'] });
  if (asked.flag('help')) return show(help);
  const [file, ...more] = asked.positionals;
  if (file === undefined || more.length > 0)
    throw new UsageError('sweep wants one file, sweep.json');
  const given = (name: string) =>
    asked.text(name) === undefined ? undefined : asked.whole(name, 1, 1, 1e9);
  const runs = runsOf(file, { seeds: given('seeds'), steps: given('steps') });
  const queue = shardOf(runs, asked.text('shard'));
  const jobs = asked.whole('jobs', availableParallelism(), 1, 1024);
  if (asked.flag('list')) {
    for (const { run, seed, set } of queue) console.log(JSON.stringify({ run, seed, set }));
    return 0;
  }
  const total = queue.length;
  let done = 0;
  let failed = 0;
  const tell = (line: Line) => {
    done++;
    if ('error' in line) failed++;
    if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
    process.stdout.write(`${JSON.stringify(line)}\n`);
    if (process.stderr.isTTY && done < total)
      process.stderr.write(`${bar(done / total, 24)} ${done}/${total}`);
  };
  await Promise.all(Array.from({ length: Math.min(jobs, total) }, () => work(queue, tell)));
  return failed > 0 ? 1 : 0;
}
