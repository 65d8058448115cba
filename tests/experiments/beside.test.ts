// Figures in an experiment's words that no criterion holds: measured, or counted, here.
import { type Config, createTrainer } from 'batchnorm-playground';
import {
  type Experiment,
  experimentOf,
  firstSeeds,
  measure,
  runExperiment,
} from 'batchnorm-playground/experiments';
import { expect, test } from 'vitest';

/** What its words say where this pattern has its groups. */
function said(experiment: Experiment, pattern: RegExp): number[] {
  const words = [...experiment.notClaimed, ...experiment.steps.flatMap((step) => step.words)];
  const found = words.map((text) => pattern.exec(text)).find(Boolean);
  expect(found, String(pattern)).toBeTruthy();
  return found!.slice(1).map((number) => Number(number.replace(',', '')));
}

function configOf({ lanes }: Experiment, id: string): Config {
  const { config } = lanes.find((lane) => lane.id === id)!;
  if (typeof config === 'function') throw new Error(`${id} has a configuration a seed`);
  return config;
}

test('only-batch-norm: how many numbers learn, and beside how many', async () => {
  const experiment = experimentOf('only-batch-norm');
  const trainer = await createTrainer(configOf(experiment, 'bn32'));
  const blocks = Object.entries(await trainer.parameters());
  const count = (linear: boolean) =>
    blocks
      .filter(([name]) => name.startsWith('linear') === linear)
      .reduce((sum, [, { values }]) => sum + values.length, 0);
  expect(said(experiment, /(\d+) numbers beside ([\d,]+) others/)).toEqual([
    count(false),
    count(true),
  ]);
  trainer.dispose();
});

test('inputs-on-one-scale: at radius 1 one long axis does not stop the net without batch norm', async () => {
  const experiment = experimentOf('inputs-on-one-scale');
  const { data, ...rest } = configOf(experiment, 'axis-none');
  const large = (data as { scale: number[] }).scale;
  const scale = large.map((factor) => factor / 5);
  const percent: number[] = [];
  for (const seed of firstSeeds(5)) {
    const config = { ...rest, seed, data: { ...(data as object), scale } };
    const trainer = await createTrainer(config);
    await trainer.step(200);
    const { accuracy } = await trainer.evaluate('train', { statistics: 'batch' });
    percent.push(Math.round(100 * accuracy!));
    trainer.dispose();
  }
  expect(
    said(experiment, /at radius 1 the same net gets to (\d+) to (\d+) % in 200 steps/),
  ).toEqual([Math.min(...percent), Math.max(...percent)]);
});

test('noise-of-small-batches: how far above its formula the deviation of four comes out', async () => {
  const experiment = experimentOf('noise-of-small-batches');
  const all = await Promise.all(firstSeeds(5).map((seed) => measure(experiment, seed)));
  const deviations = all.map(({ numbers }) => numbers['m4/deviation']!).sort((a, b) => a - b);
  const formula = Math.sqrt(2 / 4) / (Math.sqrt(Math.PI) / 2); // Γ(2) = 1, Γ(3/2) = √π/2
  const [about] = said(experiment, /at batches of 4 it comes out about (\.\d+) above/);
  expect(deviations[2]! - formula).toBeCloseTo(about!, 2);
});

test('smoother-landscape: about twice and about five times its own length', async () => {
  const experiment = experimentOf('smoother-landscape');
  expect(experiment.notClaimed[0]).toContain('about twice its own length, without by about five');
  const { spread } = await runExperiment(experiment, { seeds: firstSeeds(7) });
  expect(Math.round(spread['batch/change']!.median)).toBe(2);
  expect(Math.abs(spread['none/change']!.median - 5)).toBeLessThan(1);
});
