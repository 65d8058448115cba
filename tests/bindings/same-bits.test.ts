// One configuration, one seed, one result: all weights after 300 steps, equal in every bit, in Node
// on one thread, and in Chromium in a worker and on the page's own thread.
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Config, createTrainer, type Trainer } from 'batchnorm-playground';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve } from '../../tools/serve.mjs';
import { launch } from '../web/browser';

const activations = [
  'relu',
  'tanh',
  'sigmoid',
  'gelu',
  'silu',
  'elu',
  'softplus',
  'leakyRelu',
] as const;
const configs: Config[] = [
  {},
  ...activations.map((activation) => ({ activation, data: 'moons' as const })),
  ...(['none', 'standardize', 'layer'] as const).map((norm) => ({ norm, data: 'circle' as const })),
  ...(['sgd', 'rmsprop', 'adamw'] as const).map((optimizer) => ({
    optimizer,
    data: 'xor' as const,
  })),
  { norm: { place: 'after', momentum: null }, data: 'gauss' },
  { layers: [64, 64, 64], batchSize: 250 },
  {
    layers: [{ units: 24, dropout: 0.2 }],
    norm: { noise: { scale: [1, 1.25], shift: [-0.5, 0.5] } },
  },
  { layers: [], batchSize: 'full', data: { name: 'moons', noise: 0.15 } },
  {
    optimizer: {
      name: 'sgd',
      momentum: 0.9,
      nesterov: true,
      clipNorm: 1,
      schedule: { kind: 'cosine', steps: 300 },
    },
  },
];

const page = `<!doctype html><script type="module">
import { createTrainer } from './index.js';
window.bits = async (config, worker) => {
  const trainer = await createTrainer(config, { worker });
  await trainer.step(300);
  const blocks = Object.values(await trainer.parameters());
  trainer.dispose();
  return blocks.flatMap(({ values }) => [...new Uint32Array(values.buffer.slice(values.byteOffset, values.byteOffset + values.byteLength))]);
};
</script>`;

async function bits(trainer: Trainer): Promise<number[]> {
  const blocks = Object.values(await trainer.parameters());
  return blocks.flatMap(({ values }) => [...new Uint32Array(values.slice().buffer)]);
}

describe('the same bits', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bits-'));
  let browser: Browser;
  let server: Awaited<ReturnType<typeof serve>>;
  let chromium: Page;

  beforeAll(async () => {
    writeFileSync(join(folder, 'index.html'), page);
    symlinkSync(resolve('dist/index.js'), join(folder, 'index.js'));
    [browser, server] = await Promise.all([launch(), serve(folder, 0)]);
    chromium = await browser.newPage();
    await chromium.goto(server.url);
    await chromium.waitForFunction('window.bits');
  });
  afterAll(async () => {
    await browser.close();
    server.close();
    rmSync(folder, { recursive: true });
  });

  it.each(configs.map((config, i) => [i, JSON.stringify(config), config] as const))(
    '%d %s',
    async (_i, _text, config) => {
      const trainer = await createTrainer(config);
      await trainer.step(300);
      const here = await bits(trainer);
      expect(here.length).toBeGreaterThan(2);
      expect(trainer.status).toMatchObject({ step: 300, state: 'running' });
      trainer.dispose();
      for (const worker of [true, false]) {
        const there = await chromium.evaluate(`window.bits(${JSON.stringify(config)}, ${worker})`);
        expect(there).toEqual(here);
      }
    },
  );
});
