// sweep: many runs over all cores; a line of JSON each, so that cat merges what machines made.
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { bar } from './plot';
import { type Run, runsOf, shardOf } from './sweep-plan';
import { tableOf } from './sweep-table';
import type { Line } from './sweep-thread';
import { work } from './sweep-work';
import { ask, show, UsageError } from './usage';

const help = `Usage: batchnorm-playground sweep sweep.json [--seeds N] [--steps N] [--json] [--shard i/n] [--jobs N]

Trains every combination of what varies, with every seed, on all cores, and writes one line of JSON
a run to standard output, in the order in which they end; "run" is its place in the sweep. In a
terminal it shows a table instead: medians over the seeds, with bars.

  sweep.json     {"config": {"data": "moons"}, "steps": 500, "seeds": 3,
                  "vary": {"norm": ["none", "batch"], "optimizer.learningRate": [0.01, 0.1]}}
  --seeds N      seeds 1 to N instead
  --steps N      mini-batches a run instead
  --json         lines of JSON in a terminal, too
  --shard i/n    only the i-th of n parts, for machines that share a sweep
  --jobs N       runs at a time; as many as there are cores unless said
  --list         the runs, without training them

Example: parallel batchnorm-playground sweep sweep.json --shard {}/4 ::: 1 2 3 4 > runs.jsonl
`;

/** @returns 0, or 1 where a run failed; one that diverged is a result */
export async function sweep(args: string[]): Promise<number> {
  const texts = ['seeds', 'steps', 'shard', 'jobs'];
  const asked = ask(args, { texts, flags: ['json', 'list', 'help'] });
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
  const table = process.stdout.isTTY === true && !asked.flag('json');
  const lines = await workOff(queue, jobs, !table);
  if (table) console.log(tableOf(lines).join('\n'));
  return lines.some((line) => 'error' in line) ? 1 : 0;
}

/** @param told  whether each line goes to standard output as it comes */
async function workOff(queue: Run[], jobs: number, told: boolean): Promise<Line[]> {
  const total = queue.length;
  const lines: Line[] = [];
  const shown = process.stderr.isTTY === true;
  const tell = (line: Line) => {
    lines.push(line);
    if (shown) process.stderr.write('\r\x1b[K');
    if (told) process.stdout.write(`${JSON.stringify(line)}\n`);
    if (shown && lines.length < total)
      process.stderr.write(`${bar(lines.length / total, 24)} ${lines.length}/${total}`);
  };
  // A sweep starts this very file again as its threads.
  const start = () => new Worker(fileURLToPath(import.meta.url));
  await Promise.all(Array.from({ length: Math.min(jobs, total) }, () => work(queue, start, tell)));
  return lines;
}
