// A trained net made into another through the module: nothing that should stay moves.
import { createTrainer, type Trainer } from 'batchnorm-playground';
import { afterEach, expect, it } from 'vitest';

const open: Trainer[] = [];
async function trained(...[config]: Parameters<typeof createTrainer>): Promise<Trainer> {
  const trainer = await createTrainer(config);
  open.push(trainer);
  await trainer.step(200);
  return trainer;
}
afterEach(() => {
  for (const trainer of open.splice(0)) trainer.dispose();
});

const probe = Float32Array.from({ length: 200 }, (_, i) => Math.sin(i * 1.7));
const largest = (a: Float32Array, b: Float32Array) =>
  Math.max(...a.map((v, i) => Math.abs(v - b[i]!) / Math.max(1, Math.abs(v))));

it.each(['before', 'after'] as const)(
  'folding away batch norm that stands %s leaves the outputs',
  async (place) => {
    const trainer = await trained({ norm: { kind: 'batch', place } });
    const outputs = await trainer.predict(probe);
    await trainer.foldBatchNorm();
    expect(largest(outputs, await trainer.predict(probe))).toBeLessThan(1e-5);
    expect(trainer.layers).toEqual([]);
    expect(trainer.config.layers.map(({ norm }) => norm.kind)).toEqual(['none', 'none']);
    expect(trainer.status.step).toBe(200);
    await expect(trainer.foldBatchNorm()).rejects.toThrow(/batch norm/);
    expect((await trainer.step()).step).toBe(201);
  },
);

it('batch norm inserted at the identity leaves the outputs, and measures as undone', async () => {
  const trainer = await trained({ norm: 'none' });
  const outputs = await trainer.predict(probe);
  await trainer.insertBatchNorm({ at: 'identity' });
  expect(largest(outputs, await trainer.predict(probe))).toBeLessThan(1e-4);
  const { verdict, whatIf } = await trainer.measures();
  expect(verdict).toMatchObject({ state: 'undone' });
  expect(verdict!.distance).toBeLessThan(1e-4);
  expect(whatIf!.identity).toBeCloseTo(whatIf!.trained, 5);
  expect(Object.keys(await trainer.parameters())).toContain('linear1/bias');
  await expect(trainer.insertBatchNorm()).rejects.toThrow(/normalisation/);
});

it('batch norm inserted at its start has gamma 1 and beta 0', async () => {
  const trainer = await trained({ norm: 'none' });
  await trainer.insertBatchNorm();
  const parameters = await trainer.parameters();
  expect(parameters['bn1/gamma']!.values.every((v) => v === 1)).toBe(true);
  expect(parameters['bn2/beta']!.values.every((v) => v === 0)).toBe(true);
  expect(trainer.history.names).toContain('bn2/gamma');
});

it('weights × 5 before batch norm: same outputs, σ × 5, gradient ÷ 5', async () => {
  const trainer = await trained({ batchSize: 'full', norm: { eps: 0 } });
  const before = {
    outputs: await trainer.predict(probe),
    measures: await trainer.measures(),
    probe: await trainer.probe(),
  };
  await trainer.rescale({ layer: 1, factor: 5 });
  const after = {
    outputs: await trainer.predict(probe),
    measures: await trainer.measures(),
    probe: await trainer.probe(),
  };
  expect(largest(before.outputs, after.outputs)).toBeLessThan(1e-3);
  const ratio = after.measures.layers[0]!.std.map((v, j) => v / before.measures.layers[0]!.std[j]!);
  expect(Math.max(...ratio.map((r) => Math.abs(r - 5)))).toBeLessThan(5e-3);
  expect(after.probe.blockNorms['linear1/weight']! * 5).toBeCloseTo(
    before.probe.blockNorms['linear1/weight']!,
    3,
  );
  await expect(trainer.rescale({ layer: 3, factor: 5 })).rejects.toMatchObject({ field: 'layer' });
  await expect(trainer.rescale({ layer: 1, factor: 0 })).rejects.toMatchObject({ field: 'factor' });
});

it('a frozen block keeps its bits; a thawed one moves again', async () => {
  const trainer = await trained({ optimizer: { name: 'adamw', weightDecay: 0.1 } });
  const values = async () => (await trainer.parameters())['bn1/gamma']!;
  const before = await values();
  await trainer.freeze('bn1/gamma');
  await trainer.step(20);
  expect((await values()).values).toEqual(before.values);
  expect((await values()).trains).toBe(false);
  await trainer.thaw(['bn1/gamma']);
  await trainer.step(20);
  expect((await values()).values).not.toEqual(before.values);
  await expect(trainer.freeze('bn1/delta')).rejects.toThrow(/linear1\/weight/);
});

it('sets parameters by name, and refuses what does not fit', async () => {
  const trainer = await trained({ layers: [2] });
  await trainer.setParameters({ 'bn1/gamma': Float32Array.of(2, -3) });
  expect([...(await trainer.parameters())['bn1/gamma']!.values]).toEqual([2, -3]);
  for (const values of [
    { 'bn1/gamma': Float32Array.of(1) },
    { x: Float32Array.of(1) },
    { 'bn1/gamma': Float32Array.of(1, Number.NaN) },
    { 'bn1/gamma': [1, 2] as never },
  ])
    await expect(trainer.setParameters(values)).rejects.toMatchObject({
      bound: expect.any(String),
    });
});

it.each([
  {},
  { layers: [{ units: 8, dropout: 0.3 }] },
  { optimizer: { name: 'sgd', momentum: 0.9 } },
  { data: { fresh: true } },
] as const)('a snapshot of %j goes on to the same bits', async (config) => {
  const trainer = await trained(config as never);
  const snapshot = await trainer.snapshot();
  await trainer.step(100);
  const first = await trainer.parameters();
  const loss = trainer.history.series('loss/train').values;
  await trainer.restore(snapshot);
  expect(trainer.status.step).toBe(200);
  expect(trainer.history.steps.at(-1)).toBe(199);
  await trainer.step(100);
  expect(await trainer.parameters()).toEqual(first);
  expect(trainer.history.series('loss/train').values).toEqual(loss);
});

it('refuses a snapshot that is none, cut short, or of another run', async () => {
  const trainer = await trained();
  const other = await trained({ seed: 8 });
  const snapshot = await trainer.snapshot();
  const before = await trainer.parameters();
  for (const bad of [
    new Uint8Array(),
    snapshot.slice(0, -1),
    snapshot.slice(0, 100),
    await other.snapshot(),
  ])
    await expect(trainer.restore(bad)).rejects.toMatchObject({ field: 'snapshot' });
  await expect(trainer.restore('x' as never)).rejects.toThrow(TypeError);
  expect(await trainer.parameters()).toEqual(before);
});

it('what is refused changes nothing, and the script for PyTorch still says what came of the steps', async () => {
  const trainer = await trained();
  const before = await trainer.parameters();
  const gamma = new Float32Array(16).fill(2);
  const refused: [() => Promise<void>, RegExp][] = [
    [() => trainer.rescale({ layer: 99, factor: 2 }), /layer/],
    [() => trainer.rescale({ layer: 1, factor: 1e39 }), /factor/],
    [() => trainer.configure({ learningRate: -1 }), /learningRate/],
    [() => trainer.freeze(['linear1/weight', 'nope']), /nope/],
    [() => trainer.setParameters({ 'bn1/gamma': gamma, nope: gamma }), /nope/],
    [() => trainer.setParameters({ 'bn1/gamma': gamma, 'bn2/beta': gamma.slice(1) }), /bn2/],
    [() => trainer.restore(new Uint8Array(9)), /snapshot/],
  ];
  for (const [call, says] of refused) await expect(call()).rejects.toThrow(says);
  expect(await trainer.parameters()).toEqual(before);
  expect(await trainer.export('pytorch')).not.toContain('EXPECTED = {}');
  await trainer.setParameters({ 'bn1/gamma': gamma });
  expect(await trainer.export('pytorch')).toContain('EXPECTED = {}');
});
