// A copy of the core that mistakes are made in, one at a time: for npm run mutants and npm run breaks.
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';

const isFile = (path) => existsSync(path) && statSync(path).isFile();
const same = (a, b) => isFile(b) && readFileSync(a).equals(readFileSync(b));

/** Only what differs is written: an object of the last run's mistake must look older than its source. */
export function copyCore(tree, names) {
  mkdirSync(join(tree, 'src'), { recursive: true });
  for (const name of readdirSync(join(tree, 'src')))
    if (!existsSync(join(root, 'src', name))) rmSync(join(tree, 'src', name));
  const filter = (from, to) => !(isFile(from) && same(from, to));
  for (const name of ['CMakeLists.txt', 'src', ...names])
    cpSync(join(root, name), join(tree, name), { recursive: true, filter });
}

/**
 * Replaces `from` by `to` in a source of the copy while `body` works, and puts it back.
 * @throws Error where the source does not have `from` exactly once
 */
export async function withMistake(tree, { file, from, to }, body) {
  const path = join(tree, 'src', file);
  const text = readFileSync(path, 'utf8');
  if (text.split(from).length !== 2) throw new Error(`${file} has not exactly one: ${from}`);
  writeFileSync(
    path,
    text.replace(from, () => to),
  );
  try {
    return await body();
  } finally {
    writeFileSync(path, text);
  }
}
