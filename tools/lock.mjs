// One build at a time in a working copy: a second one waits for the first.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';

const path = join(root, 'build', 'lock');

function holder() {
  try {
    const pid = Number(readFileSync(path, 'utf8'));
    process.kill(pid, 0);
    return pid;
  } catch (error) {
    return error.code === 'EPERM' ? 'another user' : undefined;
  }
}

function take() {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (holder() === undefined) rmSync(path, { force: true }); // left behind by a process that died
    return false;
  }
}

export async function locked(body) {
  mkdirSync(join(root, 'build'), { recursive: true });
  for (let waited = 0; !take(); waited++) {
    if (waited === 10) console.log(`… waiting for another build (process ${holder()})`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  try {
    return await body();
  } finally {
    rmSync(path, { force: true });
  }
}
