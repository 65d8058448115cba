// What the benchmark needs: the build, the base, and the peers in a folder of their own.
import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { build, buildWasm, jobs } from '../../tools/build.mjs';
import { root, run, which } from '../../tools/run.mjs';
import { setup } from '../../tools/setup.mjs';

const folder = join(root, 'build/bench/peers');
const sources = ['tfjs-wasm', 'tfjs-cpu', 'jax-js', 'convnetjs'];

/** Peers are installed beside their runners: the project itself depends on none of them. */
async function install() {
  mkdirSync(folder, { recursive: true });
  cpSync(join(root, 'tests/bench/peers'), folder, { recursive: true });
  if (existsSync(join(folder, 'node_modules'))) return;
  await run('npm', ['ci', '--prefix', folder, '--no-audit', '--no-fund'], {
    title: 'Installing the peers',
  });
}

const natives = { bench: 'this core, native SSE4.2', 'bench-native': 'this core, native -march' };

async function buildNatives() {
  const compiler = `-DCMAKE_CXX_COMPILER=${process.env.CXX ?? which('clang++', 'c++')}`;
  for (const [preset, name] of Object.entries(natives)) {
    await run('cmake', ['--preset', preset, compiler]);
    const target = ['--build', `build/${preset}`, '--target', 'bench_native', jobs];
    await run('cmake', target, { title: `Compiling ${name}` });
  }
}

/** What runs in a browser, too. */
export async function prepareWasm() {
  await setup({ tests: true });
  await build();
  await buildWasm('bench_base', 'Compiling the straightforward build');
}

/** @param wanted  all, none, or names with commas */
export async function prepare(wanted) {
  await prepareWasm();
  await buildNatives();
  const base = await import('./base.mjs');
  const { native } = await import('./native.mjs');
  const own = Object.entries(natives).map(([preset, name]) => native(preset, name));
  const peers = [await import('./ours.mjs'), base, ...own];
  const names = wanted === 'all' ? sources : sources.filter((s) => wanted.split(',').includes(s));
  if (names.length) await install();
  for (const name of names) peers.push(await import(`${folder}/${name}.mjs`));
  return { peers, base };
}
