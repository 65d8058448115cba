// The package as npm makes it, installed into an empty folder: once for all tests of it.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** Runs to the end; its output. @throws Error with what it said where it failed */
export function run(cwd: string, command: string, ...args: string[]): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (status !== 0)
    throw new Error(`${command} ${args.join(' ')}\n${stdout}${stderr}${error ?? ''}`);
  return stdout;
}

export interface Packed {
  /** Where the package is installed. */
  readonly folder: string;
  readonly tarball: string;
  /** Writes a file into the folder; its path. */
  write(name: string, text: string): string;
  remove(): void;
}

/** Packs what is built, without a build of its own; the tarball. */
export function pack(folder: string): string {
  run(root, 'npm', 'pack', '--ignore-scripts', '--silent', '--pack-destination', folder);
  return join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz'))!);
}

/** Installs the tarball without network or scripts. */
export function packed(): Packed {
  const folder = mkdtempSync(join(tmpdir(), 'bnp-packed-'));
  const tarball = pack(folder);
  const write = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  write('package.json', '{"name":"empty","private":true,"type":"module"}');
  run(folder, 'npm', 'install', '--offline', '--ignore-scripts', '--no-audit', '--silent', tarball);
  return { folder, tarball, write, remove: () => rmSync(folder, { recursive: true }) };
}

/** Trains ten steps and prints the loss; the same on every way in. */
export const tenSteps = (entry = 'batchnorm-playground', options = '{}') => `
import { createTrainer } from '${entry}';
const trainer = await createTrainer({ layers: [4] }, ${options});
const { step, loss } = await trainer.step(10);
trainer.dispose();
`;
