// Runs the built command as a user does.
import { type SpawnOptionsWithoutStdio, spawn } from 'node:child_process';
import { join } from 'node:path';

const cli = join(import.meta.dirname, '../../dist/cli.js');

export interface Said {
  code: number | null;
  out: string;
  err: string;
}

function ended(program: string, args: string[], options: SpawnOptionsWithoutStdio): Promise<Said> {
  const child = spawn(program, args, options);
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text) => (err += text));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })));
}

export const commandWith = (options: SpawnOptionsWithoutStdio, ...args: string[]): Promise<Said> =>
  ended(process.execPath, [cli, ...args], options);

export const command = (...args: string[]): Promise<Said> => commandWith({}, ...args);

/** The same in a terminal of its own; what it wrote anywhere is in `out`. */
export function inTerminal(...args: string[]): Promise<Said> {
  const line = [process.execPath, cli, ...args].map((word) => `'${word}'`).join(' ');
  return ended('script', ['--quiet', '--return', '--command', line, '/dev/null'], {});
}
