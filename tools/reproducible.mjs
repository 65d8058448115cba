// npm run reproducible: what is committed, built twice in two folders from nothing, must be the same bytes.
// Seen to fail with a clock in the banner of tools/bundle.mjs: external.js, index.js and the page were named.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { main, root, run, Stop } from './run.mjs';

/** Elsewhere, at another depth, with names that a build may stumble over. */
const FOLDERS = ['one', 'another folder/a ü longer one'];

/** @returns each file's hash by its name */
function hashes(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const sha256 = (path) => createHash('sha256').update(readFileSync(path)).digest('hex');
  return new Map(files.map((path) => [relative(folder, path), sha256(path)]));
}

async function buildIn(folder, commit) {
  mkdirSync(folder, { recursive: true });
  const packed = execFileSync('git', ['archive', commit], { cwd: root, maxBuffer: 1 << 30 });
  execFileSync('tar', ['-x', '-C', folder], { input: packed });
  await run(process.execPath, [join(folder, 'tools/build.mjs')], { title: `Building ${folder}` });
  return hashes(join(folder, 'dist'));
}

/** @returns the names of what is not the same in both */
export const differing = (one, other) =>
  [...new Set([...one.keys(), ...other.keys()])].filter(
    (name) => one.get(name) !== other.get(name),
  );

async function twice(work) {
  const [one, other] = FOLDERS.map((name) => join(work, name));
  const commit = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
  const first = await buildIn(one, commit);
  const different = differing(first, await buildIn(other, commit));
  if (different.length > 0) throw new Stop(`Not the same bytes: ${different.join(', ')}`);
  const all = JSON.stringify([...first]);
  const digest = createHash('sha256').update(all).digest('hex');
  console.log(`${commit}: ${first.size} files, the same bytes in both folders; together ${digest}`);
}

if (process.argv[1]?.endsWith('reproducible.mjs'))
  main(async () => {
    const work = mkdtempSync(join(tmpdir(), 'bnp-reproducible-'));
    try {
      await twice(work);
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
  });
