// Runs one command under a title: a progress line while it lasts, its output only when it fails.
import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** A failure whose message is all that a reader needs: printed without a stack. */
export class Stop extends Error {}

/** The first of these programs on PATH, or undefined. */
export function which(...names) {
  for (const name of names)
    for (const dir of (process.env.PATH ?? '').split(delimiter)) {
      const path = join(dir, name);
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch {}
    }
  return undefined;
}

/** Titles and seconds of what was done; on a terminal the line in work is rewritten in place. */
export function progress(title) {
  const begun = performance.now();
  const seconds = () => `${((performance.now() - begun) / 1000).toFixed(1)} s`;
  const tty = process.stdout.isTTY && !process.env.CI;
  const width = (process.stdout.columns ?? 80) - 1;
  let last = '';
  let said = 0;
  const show = () => {
    const line = `… ${title} (${seconds()}) ${last}`;
    if (tty) process.stdout.write(`\r\x1b[K${line.slice(0, width)}`);
    else if (++said % 10 === 0) console.log(line.slice(0, 120));
  };
  console.log(tty ? '' : `… ${title}`);
  const timer = setInterval(show, 1000);
  return {
    line(text) {
      last = text;
    },
    end(ok) {
      clearInterval(timer);
      if (tty) process.stdout.write('\r\x1b[K');
      console.log(`${ok ? '✓' : '✗'} ${title} (${seconds()})`);
    },
  };
}

/** Runs to the end, shown if it has a title; throws nothing but for a missing program. */
export function attempt(command, args, { title, env } = {}) {
  const shown = title && progress(title);
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, env: { ...process.env, ...env } });
    let output = '';
    const read = (data) => {
      output += data;
      const line = output
        .slice(-400)
        .trimEnd()
        .split(/[\r\n]/)
        .at(-1);
      if (line) shown?.line(line);
    };
    child.stdout.setEncoding('utf8').on('data', read);
    child.stderr.setEncoding('utf8').on('data', read);
    child.stdin.end();
    child.on('error', reject);
    child.on('close', (code) => {
      shown?.end(code === 0);
      resolve({ code, output });
    });
  });
}

/** As attempt(), but a failure stops with the output's beginning and end. */
export async function run(command, args, options = {}) {
  const { code, output } = await attempt(command, args, options);
  if (code === 0) return output;
  const lines = output.trimEnd().split('\n');
  if (lines.length > 130) lines.splice(30, lines.length - 130, '…');
  const said = lines.join('\n');
  throw new Stop(`${said}\n\nThis failed (exit code ${code}): ${[command, ...args].join(' ')}`);
}

/** Runs a script's main function; a Stop becomes its message and exit code 1. */
export function main(body) {
  body().catch((error) => {
    console.error(error instanceof Stop ? `\n${error.message}` : error);
    process.exit(1);
  });
}
