// npm run bench:cost: how a step's time grows, whether it stays flat, how soon the first one is done, what is sent.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import { main, root } from '../../tools/run.mjs';
import { prepareWasm } from './prepare.mjs';

const { values: asked } = parseArgs({ options: { steps: { type: 'string', default: '1e6' } } });
const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

const plain = { data: { name: 'spiral', samples: 2048, split: 0.5 }, batchSize: 64 };
const grows = {
  'batch size': [8, 16, 32, 64, 128, 256, 512, 1024].map((batchSize) => [
    batchSize,
    { ...plain, batchSize, layers: [32, 32] },
  ]),
  width: [4, 8, 16, 32, 64, 128, 256].map((width) => [width, { ...plain, layers: [width, width] }]),
  depth: [1, 2, 3, 4, 5, 6].map((depth) => [depth, { ...plain, layers: Array(depth).fill(32) }]),
  'activation, of the default net': [
    'relu',
    'tanh',
    'elu',
    'sigmoid',
    'silu',
    'softplus',
    'gelu',
  ].map((activation) => [activation, { activation }]),
};

/** Microseconds a step, the median of some slices. */
async function stepTime(createTrainer, config) {
  const trainer = await createTrainer(config, { worker: false });
  const time = async (n) => {
    const begun = performance.now();
    await trainer.step(n);
    return ((performance.now() - begun) * 1000) / n;
  };
  const warm = performance.now() + 200; // the engine compiles what is run often once more
  while (performance.now() < warm) await time(50);
  const steps = Math.max(5, Math.round(20_000 / (await time(20))));
  const times = [];
  for (let i = 0; i < 9; i++) times.push(await time(steps));
  await trainer.dispose();
  return median(times);
}

/** A bar a row, its length the logarithm: where bars grow evenly, time is a power. */
function bars(name, rows) {
  const longest = Math.max(...rows.map(([, t]) => Math.log2(t)));
  const least = Math.min(...rows.map(([, t]) => Math.log2(t))) - 1;
  const lines = rows.map(([x, t], i) => {
    const bar = '█'.repeat(Math.round((40 * (Math.log2(t) - least)) / (longest - least)));
    const [x0, t0] = rows[i - 1] ?? [];
    const power = Number.isFinite(x0)
      ? `time ∝ ${name}^${(Math.log(t / t0) / Math.log(x / x0)).toFixed(2)}`
      : '';
    return `  ${String(x).padStart(8)} ${t.toFixed(2).padStart(9)} µs  ${bar.padEnd(41)}${power}`;
  });
  return [`A step by ${name}`, ...lines, ''].join('\n');
}

const longRuns = {
  'The default run': {},
  // Numbers that fall towards 0 for ever must not end among the subnormal ones.
  'A net most of whose units die': {
    layers: [16, 16],
    norm: 'none',
    optimizer: { name: 'adam', learningRate: 0.1 },
  },
};

/** Ten parts of a long run: the time of each, and how much memory the process holds after it. */
async function longRun(createTrainer, title, config, steps) {
  const trainer = await createTrainer(config, { worker: false });
  await trainer.step(steps / 100);
  const lines = [`${title}, ${steps.toLocaleString('en')} steps in ten parts`];
  for (let part = 1; part <= 10; part++) {
    const begun = performance.now();
    await trainer.step(steps / 10);
    const each = ((performance.now() - begun) * 1000) / (steps / 10);
    const { external, arrayBuffers, rss } = process.memoryUsage();
    const mb = (bytes) => `${(bytes / 2 ** 20).toFixed(1)} MB`;
    lines.push(
      `  ${String(part).padStart(3)}  ${each.toFixed(2)} µs a step  wasm and buffers ${mb(external + arrayBuffers)}  process ${mb(rss)}`,
    );
  }
  await trainer.dispose();
  return [...lines, ''].join('\n');
}

const first = {
  'this module': `
    const { createTrainer } = await import(process.argv[1]);
    const t = await createTrainer({}, { worker: false });
    await t.step(1);`,
  'TensorFlow.js, wasm': `
    const { make } = await import(process.argv[1]);
    await (await make('W1')).steps(1);`,
};

/** From the import to the end of the first step, in a process of its own each time. */
function coldStart() {
  const peer = join(root, 'build/bench/peers/tfjs-wasm.mjs');
  const modules = { 'this module': join(root, 'dist/index.js'), 'TensorFlow.js, wasm': peer };
  const lines = ['From the import to the first step (medians of nine processes)'];
  for (const [name, code] of Object.entries(first)) {
    if (!existsSync(modules[name])) {
      lines.push(`  ${name.padEnd(22)} not installed: npm run bench installs it`);
      continue;
    }
    const timed = `const begun = performance.now();${code};console.log('took', performance.now() - begun);process.exit()`;
    const took = Array.from({ length: 9 }, () => {
      const args = ['--input-type=module', '-e', timed, pathToFileURL(modules[name]).href];
      const { stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
      return Number(/took ([\d.]+)/.exec(stdout)?.[1]);
    });
    lines.push(`  ${name.padEnd(22)} ${median(took).toFixed(0)} ms`);
  }
  return [...lines, ''].join('\n');
}

/** What is sent, in bytes and after brotli. */
function weights() {
  const parts = {
    'the page, all of it': 'dist/page/index.html',
    'the wasm': 'dist/core.wasm',
    "the module's external entry": 'dist/external.js',
    'the worker': 'dist/worker.js',
    'the experiments': 'dist/experiments.js',
    "embedders' helper": 'dist/embed.js',
  };
  const kb = (bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(11);
  const lines = Object.entries(parts).map(([name, path]) => {
    const file = join(root, path);
    const sent = brotliCompressSync(readFileSync(file)).length;
    return `  ${name.padEnd(28)}${kb(statSync(file).size)}${kb(sent)} after brotli`;
  });
  return ['What is sent', ...lines, ''].join('\n');
}

main(async () => {
  await prepareWasm();
  const { createTrainer } = await import('../../dist/index.js');
  for (const [name, configs] of Object.entries(grows)) {
    const rows = [];
    for (const [x, config] of configs) rows.push([x, await stepTime(createTrainer, config)]);
    console.log(bars(name, rows));
  }
  for (const [title, config] of Object.entries(longRuns))
    console.log(await longRun(createTrainer, title, config, Number(asked.steps)));
  console.log(coldStart());
  console.log(weights());
});
