// The examples of README and docs run: each block of JavaScript in a process, each command in a shell.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Packed, packed } from './packed';

const root = join(import.meta.dirname, '../..');

interface Example {
  file: string;
  language: string;
  code: string;
}

/** The fenced blocks of a page. */
function examplesOf(file: string): Example[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/^```(js|sh|json)\n([\s\S]*?)^```$/gm)].map(([, language, code]) => ({
    file,
    language: language!,
    code: code!,
  }));
}

const pages = ['README.md', 'docs/api.md', 'docs/command.md'];
const examples = pages.flatMap(examplesOf);
const scripts = examples.filter(({ language }) => language === 'js');
const commands = examples.filter(({ code }) => code.startsWith('npx batchnorm-playground'));
const sweep = examples.find(({ language }) => language === 'json')!;

let home: Packed;
beforeAll(() => {
  home = packed();
  home.write('sweep.json', sweep.code);
});
afterAll(() => home.remove());

/** @returns what it said beside its answer: a command says there how far it is */
function ends(program: string, ...args: string[]): string {
  const { status, stderr } = spawnSync(program, args, { cwd: home.folder, encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  return stderr;
}

it('there are some', () => {
  expect(scripts.length).toBeGreaterThan(5);
  expect(commands.length).toBeGreaterThan(3);
});

/** Run elsewhere: by tests/web/guide.test.ts and readme-page.test.ts; by whoever sets up or installs. */
const elsewhere = [
  /^README.md html /,
  /^docs\/embedding.md (html|js) /,
  /^README.md sh npm (start|install batchnorm-playground)\b/,
];

it('no block of a page is left out', () => {
  const files = ['README.md', 'CONTRIBUTING.md'];
  for (const file of readdirSync(join(root, 'docs')))
    if (file.endsWith('.md')) files.push(`docs/${file}`);
  const run = [...scripts, ...commands, sweep];
  const left = files
    .flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(/^ *```(\w+)\n([\s\S]*?)^ *```$/gm)].map(
        ([, language, code]) => ({ file, language: language!, code: code! }),
      ),
    )
    .filter(({ file, code }) => !run.some((one) => one.file === file && one.code === code))
    .map(({ file, language, code }) => `${file} ${language} ${code}`);
  expect(left.filter((text) => !elsewhere.some((known) => known.test(text)))).toEqual([]);
  // The guide's script is one: its test takes the first.
  expect(left.filter((text) => text.startsWith('docs/embedding.md js'))).toHaveLength(1);
});

it.each(scripts)('$file: $code', ({ code }) => {
  expect(ends(process.execPath, home.write('example.mjs', code))).toBe('');
});

it.each(commands)('$file: $code', ({ code }) => {
  ends('sh', '-c', code.replaceAll('npx ', './node_modules/.bin/'));
});
