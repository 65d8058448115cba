// Threads of a sweep that die: their run is told by number, and the others are trained all the same.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { commandWith } from './command';

const folder = mkdtempSync(join(tmpdir(), 'bnp-threads-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Loaded into every thread of the command: does something to the thread of run 1, before it answers. */
function preload(deed: string): Record<string, string> {
  const file = join(folder, 'preload.mjs');
  writeFileSync(
    file,
    `import { isMainThread, parentPort } from 'node:worker_threads';
    const post = parentPort?.postMessage;
    if (!isMainThread) parentPort.postMessage = function (line) {
      if (line.run === 1) { ${deed} }
      post.call(this, line);
    };`,
  );
  return { ...process.env, NODE_OPTIONS: `--import ${pathToFileURL(file).href}` } as never;
}

it.each([
  ['process.exit(3)', 'its thread died: it ended with 3'],
  ["throw new Error('boom')", 'its thread died: boom'],
])('%s: says so of that run', async (deed, says) => {
  const file = join(folder, 'sweep.json');
  writeFileSync(file, JSON.stringify({ config: { layers: [2] }, seeds: [5, 6, 7], steps: 300 }));
  const { code, out } = await commandWith(
    { env: preload(deed) },
    ...['sweep', file, '--jobs', '2'],
  );
  const lines = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .sort((a, b) => a.run - b.run);
  expect(lines).toMatchObject([
    { run: 0, seed: 5, step: 300 },
    { run: 1, seed: 6, error: says },
    { run: 2, seed: 7, step: 300 },
  ]);
  expect(code).toBe(1);
});
