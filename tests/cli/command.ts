// Runs the built command as a user does.
import { spawn } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

export interface Said {
  code: number | null;
  out: string;
  err: string;
}

export function command(...args: string[]): Promise<Said> {
  const child = spawn(process.execPath, [join(root, 'dist/cli.js'), ...args]);
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text) => (err += text));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })));
}
