// A step runs again when, and only when, what it reads or writes has changed.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { unlessFresh } from '../../tools/stamp.mjs';

let root: string;
let runs: number;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'bnp-'));
  runs = 0;
  writeFileSync(join(root, 'in'), 'one');
});
afterEach(() => rmSync(root, { recursive: true }));

const step = (fails = false) =>
  unlessFresh(root, 'step', { inputs: ['in', 'absent'], words: ['v1'], outputs: ['out'] }, () => {
    runs++;
    if (fails) throw new Error('no');
    writeFileSync(join(root, 'out'), 'made');
  });

test('nothing changed: not again', async () => {
  expect(await step()).toBe(true);
  expect(await step()).toBe(false);
  expect(runs).toBe(1);
});

test('a changed input, a new input or a lost output: again', async () => {
  await step();
  writeFileSync(join(root, 'in'), 'two');
  await step();
  writeFileSync(join(root, 'absent'), '');
  await step();
  rmSync(join(root, 'out'));
  await step();
  expect(runs).toBe(4);
});

test('a failure is not remembered as done', async () => {
  await expect(step(true)).rejects.toThrow('no');
  expect(await step()).toBe(true);
});
