// Skips a step whose inputs have not changed: a hash of them is kept beside what it made.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

function* filesOf(path) {
  if (!existsSync(path)) return;
  if (!statSync(path).isDirectory()) return void (yield path);
  for (const name of readdirSync(path).sort()) yield* filesOf(join(path, name));
}

/** One hash over names and contents of files and folders, and over other strings. */
export function hashOf(root, inputs, words = []) {
  const hash = createHash('sha256');
  for (const input of inputs)
    for (const file of filesOf(join(root, input))) {
      hash
        .update(`${file.slice(root.length)}\0`)
        .update(readFileSync(file))
        .update('\0');
    }
  return hash.update(JSON.stringify(words)).digest('hex');
}

/** Runs `body` unless `outputs` exist and were made from the same `inputs`; true if it ran. */
export async function unlessFresh(root, name, { inputs, words, outputs }, body) {
  const stamp = join(root, 'build', 'stamps', name);
  const hash = hashOf(root, inputs, words);
  const same = existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;
  if (same && outputs.every((path) => existsSync(join(root, path)))) return false;
  await body();
  mkdirSync(join(root, 'build', 'stamps'), { recursive: true });
  writeFileSync(stamp, hash);
  return true;
}
