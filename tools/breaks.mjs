// npm run breaks: makes each break of tests/experiments in a copy of the core, compiles it to wasm, and runs the
// experiments that must come out red. Arguments choose by number.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { breaks } from '../tests/experiments/breaks.mjs';
import { jobs } from './build.mjs';
import { plainGlue } from './bundle.mjs';
import { copyCore, withMistake } from './core-copy.mjs';
import { lettersOf } from './letters.mjs';
import { main, root, run } from './run.mjs';
import { setup } from './setup.mjs';

const tree = join(root, 'build/breaks/tree');
const at = (path) => join(tree, path);
const env = { NODE_PATH: [process.env.NODE_PATH, '/usr/share/nodejs'].filter(Boolean).join(':') };

function copyTree() {
  copyCore(tree, [
    'CMakePresets.json',
    'package.json',
    'bindings',
    'tests/bench',
    'build/generated',
  ]);
  if (!existsSync(at('tools'))) symlinkSync(join(root, 'tools'), at('tools'));
}

const compile = () =>
  spawnSync('cmake', ['--build', at('build/wasm'), '--target', 'core', jobs], {
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });

const glue = {
  name: 'plain-glue',
  enforce: 'pre',
  transform: {
    filter: { id: /core\.mjs$/ },
    handler: (code) => ({ code: plainGlue(code), map: null }),
  },
};

/** The command with this core inside. */
async function bundle() {
  const wasm = lettersOf(readFileSync(at('build/wasm/core.wasm')));
  writeFileSync(at('build/generated/wasm.mjs'), `export default ${JSON.stringify(wasm)};\n`);
  const { build } = await import('vite');
  await build({
    configFile: false,
    root: tree,
    publicDir: false,
    logLevel: 'error',
    plugins: [glue],
    build: {
      outDir: at('out'),
      minify: false,
      lib: {
        entry: at('bindings/cli/main.ts'),
        formats: ['es'],
        fileName: () => 'cli.mjs',
      },
      rolldownOptions: { external: /^node:/, output: { codeSplitting: false } },
    },
  });
}

/** @returns whether every criterion is met */
function green({ id, seeds }) {
  const args = [at('out/cli.mjs'), 'experiment', id, '--seeds', String(seeds.quick), '--json'];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0 && status !== 1) throw new Error(`${id} ended with ${status}: ${stderr}`);
  return status === 0;
}

/** @returns the experiments that did not notice; undefined where it does not compile */
const unnoticed = (one, experimentOf) =>
  withMistake(tree, one, async () => {
    const { status, stdout } = compile();
    if (status !== 0) {
      console.log(stdout);
      return undefined;
    }
    await bundle();
    return one.red.filter((id) => green(experimentOf(id)));
  });

main(async () => {
  await setup();
  copyTree();
  const lib = await import(pathToFileURL(join(root, 'dist/experiments.js')).href);
  await run('emcmake', ['cmake', '-S', tree, '--preset', 'wasm'], {
    env,
    title: 'Configuring the copy',
  });
  const whole = compile();
  if (whole.status !== 0) throw new Error(whole.stdout);
  const chosen = process.argv.slice(2).map(Number);
  let failed = 0;
  for (const [i, one] of breaks.entries()) {
    if (chosen.length && !chosen.includes(i + 1)) continue;
    const left = await unnoticed(one, lib.experimentOf);
    if (left?.length !== 0) failed++;
    const end =
      left === undefined
        ? 'DOES NOT COMPILE'
        : left.length
          ? `STILL GREEN: ${left.join(', ')}`
          : `red: ${one.red.join(', ')}`;
    console.log(`${String(i + 1).padStart(2)} ${one.what}: ${end}`);
  }
  console.log(`\n${(chosen.length || breaks.length) - failed} passed, ${failed} failed`);
  process.exitCode = failed ? 1 : 0;
});
