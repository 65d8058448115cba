// The bundles, each by Vite: the worker's script, the npm module and its experiments, the page.
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { inlinePage } from './inline.mjs';
import { root } from './run.mjs';

/** The loader always hands over the wasm's bytes, so the glue needs no address of its own. */
export function plainGlue(code) {
  return code
    .replace(
      /new URL\(\s*(["'][\w.]+\.wasm["'])\s*,\s*import\.meta\.url\s*\)(\.href|\.toString\(\))?/g,
      '$1',
    )
    .replace(/\bimport\.meta\.url\b/g, '""');
}

const glue = {
  name: 'plain-glue',
  enforce: 'pre',
  transform: {
    filter: { id: /build\/wasm\/core\.mjs$/ },
    handler: (code) => ({ code: plainGlue(code), map: null }),
  },
};

export async function bundle(config) {
  const { build } = await import('vite');
  return build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'warn',
    plugins: [glue],
    ...config,
  });
}

export const options = {
  emptyOutDir: false,
  minify: true,
  reportCompressedSize: false,
  modulePreload: false,
};
const node = { external: /^node:/ };
// Eigen, Chart.js and Lit ask that their notices stay.
const banner =
  "/*! BatchNorm Playground (MIT). Its wasm contains Eigen (MPL-2.0, eigen.tuxfamily.org) and Emscripten's musl, libc++ and compiler-rt (MIT, Apache-2.0 with LLVM exception). */";
export const comments = { legal: true, annotation: false, jsdoc: false };

/** The text of a classic script: a Blob worker of it starts everywhere, module workers do not. */
export async function bundleWorker() {
  const [result] = await bundle({
    build: {
      ...options,
      write: false,
      lib: { entry: join(root, 'bindings/worker.ts'), formats: ['iife'], name: '_' },
      rolldownOptions: node,
    },
  });
  return result.output[0].code;
}

/** The bundles beside index.js that share it: there is one core, once. */
const shared = { '../index': './index.js', '../experiments/index': './experiments.js' };
const beside = {
  name: 'beside-module',
  enforce: 'pre',
  resolveId: (source) =>
    Object.hasOwn(shared, source) ? { id: shared[source], external: true } : null,
};

/** One entry of the package: dist/`name`.js out of bindings/`entry`. */
const bundleEntry = (name, entry, { plugins = [], postBanner = '' } = {}) =>
  bundle({
    plugins: [glue, ...plugins],
    build: {
      ...options,
      outDir: 'dist',
      lib: { entry: join(root, entry), formats: ['es'], fileName: () => `${name}.js` },
      rolldownOptions: {
        external: /^node:/,
        output: { codeSplitting: false, minify: true, comments, postBanner },
      },
    },
  });

/** The module with its wasm inside, and the one that fetches it from beside itself. */
export async function bundleModule() {
  await bundleEntry('index', 'bindings/index.ts', { postBanner: banner });
  await bundleEntry('external', 'bindings/external.ts', { postBanner: banner });
  copyFileSync(join(root, 'build/wasm/core.wasm'), join(root, 'dist/core.wasm'));
}

export const bundleExperiments = () =>
  bundleEntry('experiments', 'bindings/experiments/index.ts', { plugins: [beside] });

export const bundleCommand = () =>
  bundleEntry('cli', 'bindings/cli/main.ts', { plugins: [beside] });

/** The page knows the module by its name: here it is the one just built. */
export const ownModule = {
  alias: [
    { find: /^batchnorm-playground$/, replacement: join(root, 'dist/index.js') },
    {
      find: /^batchnorm-playground\/experiments$/,
      replacement: join(root, 'dist/experiments.js'),
    },
  ],
};

export async function bundlePage() {
  await bundle({
    root: join(root, 'web'),
    base: './',
    plugins: [inlinePage()],
    resolve: ownModule,
    build: {
      ...options,
      outDir: join(root, 'dist/page'),
      emptyOutDir: true,
      assetsInlineLimit: Number.MAX_SAFE_INTEGER,
      cssCodeSplit: false,
      rolldownOptions: {
        // Else Chart.js's other scales stay for what their static fields read.
        treeshake: { propertyReadSideEffects: false },
        output: { format: 'iife', codeSplitting: false, comments },
      },
    },
  });
}
