// Builds everything, in order, and only what changed: wasm, its table, worker, npm module, page.
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  bundleCommand,
  bundleExperiments,
  bundleModule,
  bundlePage,
  bundleWorker,
} from './bundle.mjs';
import { bundleEmbeds, stateKeys } from './bundle-embeds.mjs';
import { declarations } from './declarations.mjs';
import { lettersOf } from './letters.mjs';
import { locked } from './lock.mjs';
import { main, progress, root, run, which } from './run.mjs';
import { setup } from './setup.mjs';
import { unlessFresh } from './stamp.mjs';

export const jobs = `-j${availableParallelism()}`;
const file = (path) => join(root, path);
const generated = 'build/generated';
const core = ['build/wasm/core.mjs', 'build/wasm/core.wasm'];
const tables = ['build/wasm/tables.mjs', 'build/wasm/tables.wasm'];
// What changes any bundle: the bundler's version and how it is called.
const tools = [
  'package-lock.json',
  'package.json',
  'tools/bundle.mjs',
  'tools/inline.mjs',
  'tools/licences.mjs',
];
const typed = ['package-lock.json', 'tsconfig.json', 'tsconfig.types.json'];

// Debian's Emscripten keeps its JavaScript parser where only Debian's own Node looks.
const env = { NODE_PATH: [process.env.NODE_PATH, '/usr/share/nodejs'].filter(Boolean).join(':') };

async function wasm() {
  const compiler = realpathSync(which('em++'));
  const version = spawnSync('em++', ['--version'], { encoding: 'utf8' }).stdout.split('\n')[0];
  const configure = { inputs: ['CMakePresets.json'], words: [compiler, version, root] };
  await unlessFresh(
    root,
    'wasm',
    { ...configure, outputs: ['build/wasm/build.ninja'] },
    async () => {
      rmSync(file('build/wasm'), { recursive: true, force: true });
      await run('emcmake', ['cmake', '--preset', 'wasm'], {
        env,
        title: 'Configuring the core for WebAssembly',
      });
    },
  );
  await compile(['core', 'tables'], 'Compiling the core to WebAssembly');
}

const compile = (targets, title) =>
  run('cmake', ['--build', 'build/wasm', '--target', ...targets, jobs], { env, title });

/** Another target of the wasm build, which must be configured. */
export const buildWasm = (target, title) => locked(() => compile([target], title));

/** The table of fields and the limits, asked of the core itself. */
async function writeTables() {
  const { default: create } = await import(`${pathToFileURL(file(tables[0]))}?${Date.now()}`);
  const module = await create({ wasmBinary: readFileSync(file(tables[1])) });
  for (const name of ['fields', 'limits'])
    write(`${generated}/${name}.json`, `${JSON.stringify(JSON.parse(module[name]()), null, 2)}\n`);
}

function write(path, text) {
  mkdirSync(file(generated), { recursive: true });
  writeFileSync(file(path), text);
}

/** A module that is one text, and its type. */
function writeText(name, text) {
  write(`${generated}/${name}.mjs`, `export default ${JSON.stringify(text)};\n`);
  write(`${generated}/${name}.d.mts`, 'declare const text: string;\nexport default text;\n');
}

/** The keys as a module, whose type has each of them. */
function writeKeys(keys) {
  const list = JSON.stringify(keys);
  write(`${generated}/state-keys.mjs`, `export const stateKeys = ${list};\n`);
  write(`${generated}/state-keys.d.mts`, `export declare const stateKeys: readonly ${list};\n`);
}

async function timed(title, body) {
  const shown = progress(title);
  let ok = false;
  try {
    await body();
    ok = true;
  } finally {
    shown.end(ok);
  }
}

const steps = {
  table: {
    title: 'Asking the core for its fields and limits',
    inputs: [...core, ...tables, 'tools/build.mjs', 'tools/letters.mjs'],
    outputs: ['fields.json', 'limits.json', 'wasm.mjs'].map((name) => `${generated}/${name}`),
    async body() {
      await writeTables();
      writeText('wasm', lettersOf(readFileSync(file(core[1]))));
    },
  },
  worker: {
    title: 'Bundling the worker',
    inputs: ['bindings', `${generated}/fields.json`, `${generated}/wasm.mjs`, core[0], ...tools],
    outputs: [`${generated}/worker.mjs`, 'dist/worker.js'],
    async body() {
      const script = await bundleWorker();
      writeText('worker', script);
      mkdirSync(file('dist'), { recursive: true });
      writeFileSync(file('dist/worker.js'), script);
    },
  },
  module: {
    title: 'Bundling the npm module',
    inputs: [
      'bindings',
      ...['fields.json', 'limits.json', 'wasm.mjs', 'worker.mjs'].map(
        (name) => `${generated}/${name}`,
      ),
      core[0],
      ...tools,
    ],
    outputs: ['dist/index.js', 'dist/external.js', 'dist/core.wasm'],
    body: bundleModule,
  },
  experiments: {
    title: 'Bundling the experiments',
    inputs: ['bindings', ...tools],
    outputs: ['dist/experiments.js'],
    body: bundleExperiments,
  },
  command: {
    title: 'Bundling the command',
    inputs: ['bindings', ...tools],
    outputs: ['dist/cli.js'],
    body: bundleCommand,
  },
  keys: {
    title: "Asking the page's table for its keys",
    inputs: ['web', 'dist/index.js', 'tools/bundle-embeds.mjs', ...tools],
    outputs: [`${generated}/state-keys.mjs`, `${generated}/state-keys.d.mts`],
    body: async () => writeKeys(await stateKeys()),
  },
  page: {
    title: 'Bundling the page',
    inputs: ['web', 'dist/index.js', 'dist/experiments.js', ...tools],
    words: [process.env.PUBLIC_URL ?? ''],
    outputs: ['dist/page/index.html', 'dist/licences.txt'],
    async body() {
      await bundlePage();
      copyFileSync(file('dist/page/licences.txt'), file('dist/licences.txt'));
    },
  },
  embeds: {
    title: 'Bundling what sites with embeds need',
    inputs: [
      ...['bindings/embed', 'bindings/element', `${generated}/state-keys.mjs`],
      ...['web', 'dist/index.js', 'dist/experiments.js', 'tools', ...tools],
    ],
    words: [process.env.PUBLIC_URL ?? ''],
    outputs: ['dist/embed.js', 'dist/element.js', 'dist/page/embed.js', 'dist/page/element.js'],
    body: bundleEmbeds,
  },
  types: {
    title: 'Writing the declarations',
    inputs: ['bindings', generated, 'tools/declarations.mjs', ...typed],
    outputs: ['dist/worker.d.ts', 'dist/index.d.ts', 'dist/experiments/index.d.ts'],
    body: declarations,
  },
};

async function everything() {
  await wasm();
  for (const [name, step] of Object.entries(steps))
    await unlessFresh(root, name, step, () => timed(step.title, step.body));
}

export const build = () => locked(everything);

if (process.argv[1] && import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href)
  main(async () => {
    await setup();
    await build();
  });
