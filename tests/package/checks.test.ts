// The package as its checkers see it: publint, are the types wrong, and a size for each entry.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { expect, it } from 'vitest';
import manifest from '../../package.json';
import { pack } from './packed';

const root = join(import.meta.dirname, '../..');
const tool = (path: string, ...args: string[]) =>
  spawnSync(process.execPath, [join(root, 'node_modules', path), ...args], {
    cwd: root,
    encoding: 'utf8',
  });

it('publint finds nothing', async () => {
  // What is packed, for the folder has more in it: copies of the core that mistakes are made in.
  const folder = mkdtempSync(join(tmpdir(), 'bnp-publint-'));
  const { buffer } = Uint8Array.from(readFileSync(pack(folder)));
  const { messages } = await publint({ strict: true, pack: { tarball: buffer } });
  rmSync(folder, { recursive: true });
  expect(messages.map((message) => formatMessage(message, manifest))).toEqual([]);
});

it('are the types wrong? no', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bnp-types-'));
  const { stdout, status } = tool(
    '@arethetypeswrong/cli/dist/index.js',
    ...[
      pack(folder),
      '--profile',
      'esm-only',
      '--exclude-entrypoints',
      'page',
      '--format',
      'ascii',
    ],
  );
  rmSync(folder, { recursive: true });
  expect(stdout).toContain('batchnorm-playground/experiments');
  expect(stdout).not.toContain('❌');
  expect(status).toBe(0);
});

it('each entry keeps its size', () => {
  const { stdout, stderr, status } = tool('size-limit/bin.js', '--json');
  expect(stderr).toBe('');
  const entries = JSON.parse(stdout) as { name: string; passed: boolean; size: number }[];
  expect(entries.length).toBeGreaterThan(4);
  expect(entries.filter(({ passed }) => !passed)).toEqual([]);
  expect(status).toBe(0);
});
