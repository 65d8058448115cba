// What the command shows in a terminal, by bsdutils' script: progress, curves, a table.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { tableOf } from '../../bindings/cli/sweep-table';
import { inTerminal } from './command';

const folder = mkdtempSync(join(tmpdir(), 'bnp-terminal-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('train shows how far it is, and in the end the loss and the drift as curves', async () => {
  const { code, out } = await inTerminal('train', '--layers', '4', '--steps', '60');
  expect(code).toBe(0);
  expect(out).toMatch(/█+·* \d+\/60 {2}loss/);
  expect(out).toMatch(/loss of the mini-batches\r\n +[\d.]+ [\u2800-\u28ff]+\r\n/);
  expect(out).toMatch(/distance from the identity, in σ\r\n +[\d.]+ [\u2800-\u28ff]+\r\n/);
  expect((await inTerminal('train', '--steps', '9', '--quiet')).out).toMatch(/^trained 9 steps/);
});

it('sweep shows how far it is, and a table in the end; --json its lines', async () => {
  const file = join(folder, 'sweep.json');
  const plan = { config: { layers: [4] }, vary: { norm: ['none', 'batch'] }, seeds: 2, steps: 30 };
  writeFileSync(file, JSON.stringify(plan));
  const { code, out } = await inTerminal('sweep', file);
  expect(code).toBe(0);
  expect(out).toMatch(/█+·* 3\/4/);
  expect(out).toMatch(/norm +runs +loss +from the identity, in σ/);
  expect(out).toMatch(
    /"none" +2 +[\d.]+ +[█▏▎▍▌▋▊▉·]{12} +–\r\n"batch" +2 +[\d.]+ +[^ ]{12} +[\d.]+/,
  );
  expect(out).not.toContain('{');
  expect((await inTerminal('sweep', file, '--json')).out).toContain('{"run":');
});

it('the table has medians of what ended, and says what did not', () => {
  const line = (run: number, rate: number, loss: number) => ({
    ...{ run, seed: run, set: { rate }, step: 9, state: 'finished' as const },
    train: { loss },
    verdict: { state: 'not' as const, distance: 2 * loss },
  });
  const lines = [
    line(2, 0.1, 4),
    { ...line(3, 0.1, 0), state: 'diverged' as const, train: undefined, verdict: undefined },
    { run: 4, seed: 4, set: { rate: 0.1 }, error: 'no' },
    line(0, 0.01, 1),
    line(1, 0.01, 3),
  ];
  expect(tableOf(lines as never)).toEqual([
    'rate  runs                     loss                   from the identity, in σ',
    '0.01  2                        2        ██████······  4        ██████······',
    '0.1   1, 1 diverged, 1 failed  4        ████████████  8        ████████████',
  ]);
  expect(tableOf([])).toEqual(['runs  loss  from the identity, in σ']);
});
