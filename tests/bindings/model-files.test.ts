// A net goes out as a file and comes back the same; a file that is none is refused in words.
import { type Config, createTrainer, importModel, type Trainer } from 'batchnorm-playground';
import { afterEach, describe, expect, it } from 'vitest';
import { readTensors, writeTensors } from '../../bindings/safetensors';

const open: Trainer[] = [];
const kept = <T extends Trainer>(trainer: T): T => {
  open.push(trainer);
  return trainer;
};
afterEach(() => {
  for (const trainer of open.splice(0)) trainer.dispose();
});

async function trained(config?: Config, steps = 60): Promise<Trainer> {
  const trainer = kept(await createTrainer(config));
  await trainer.step(steps);
  return trainer;
}

const points = Float32Array.from({ length: 60 }, (_, i) => Math.sin(i * 1.7));
const custom = {
  points: Float32Array.from({ length: 120 }, (_, i) => Math.sin(i * i)),
  features: 3,
  targets: Float32Array.from({ length: 80 }, (_, i) => Math.cos(i)),
};

const configs: Config[] = [
  {},
  { norm: { affine: { beta: false } }, data: { scale: 1e4, shift: 1e6 } },
  { norm: 'layer', data: { name: 'rings', inputs: ['x2', 'xy', 'siny'], standardize: true } },
  { norm: { trackRunningStats: false, place: 'after' }, activation: 'gelu' },
  { norm: 'standardize', output: { norm: 'batch' }, layers: [5, { units: 4, bias: true }] },
  { data: custom, layers: [6], batchSize: 8 },
];

describe.each(['safetensors', 'json'] as const)('%s', (format) => {
  it.each(configs)('brings back the same net: %j', async (config) => {
    const trainer = await trained(config);
    await trainer.freeze('linear1/weight');
    const file = await trainer.export(format);
    const own = 'data' in config && config.data === custom ? { data: custom } : {};
    const back = kept(await importModel(file, own));
    expect(await back.parameters()).toEqual(await trainer.parameters());
    expect(back.config).toEqual(trainer.config);
    expect(await back.predict(points)).toEqual(await trainer.predict(points));
    expect(await back.export(format)).toEqual(
      typeof file === 'string' ? file.replace('"step":60', '"step":0') : expect.anything(),
    );
    await back.step(3);
  });
});

it('JSON may come as bytes and as an object too', async () => {
  const trainer = await trained();
  const text = await trainer.export('json');
  for (const file of [new TextEncoder().encode(text), JSON.parse(text)])
    expect(await kept(await importModel(file)).predict(points)).toEqual(
      await trainer.predict(points),
    );
});

it('safetensors has the keys, shapes and types of a state_dict', async () => {
  const trainer = await trained({ layers: [{ units: 3, norm: { affine: { gamma: false } } }] });
  const { tensors } = readTensors(await trainer.export('safetensors'));
  expect(
    Object.fromEntries([...tensors].map(([k, { dtype, shape }]) => [k, [dtype, shape]])),
  ).toEqual({
    'linear1.weight': ['F32', [3, 2]],
    'bn1.weight': ['F32', [3]],
    'bn1.bias': ['F32', [3]],
    'linear2.weight': ['F32', [1, 3]],
    'linear2.bias': ['F32', [1]],
    'bn1.running_mean': ['F32', [3]],
    'bn1.running_var': ['F32', [3]],
    'bn1.num_batches_tracked': ['I64', []],
  });
  expect([...tensors.get('bn1.weight')!.values]).toEqual([1, 1, 1]);
  expect([...tensors.get('bn1.num_batches_tracked')!.values]).toEqual([60]);
});

it('takes statistics that PyTorch has changed', async () => {
  const file = readTensors(await (await trained({ layers: [2] })).export('safetensors'));
  file.tensors.get('bn1.running_mean')!.values = Float32Array.of(0.1, 0.2);
  const back = kept(await importModel(writeTensors(file)));
  const again = readTensors(await back.export('safetensors'));
  expect([...again.tensors.get('bn1.running_mean')!.values]).toEqual([
    ...Float32Array.of(0.1, 0.2),
  ]);
});

describe('a file that is none', () => {
  const header = (text: string, body = 0) => {
    const bytes = new Uint8Array(8 + text.length + body);
    new DataView(bytes.buffer).setBigUint64(0, BigInt(text.length), true);
    bytes.set(new TextEncoder().encode(text), 8);
    return bytes;
  };
  const tensor = (changes: object) =>
    JSON.stringify({ a: { dtype: 'F32', shape: [1], data_offsets: [0, 4], ...changes } });
  it.each([
    ['nothing', new Uint8Array()],
    ['zeros', new Uint8Array(100)],
    ['a length without end', new Uint8Array(100).fill(255)],
    ['more than 4 MB', new Uint8Array(4 * 1024 * 1024 + 1)],
    ['no JSON', header('{{{{{{{{')],
    ['a list', header('[1,2,3,4]')],
    ['another type', header(tensor({ dtype: 'BF16' }), 4)],
    ['a shape that does not fit', header(tensor({ shape: [2] }), 4)],
    ['a negative shape', header(tensor({ shape: [-1] }), 4)],
    ['a huge shape', header(tensor({ shape: [2 ** 40, 2 ** 40] }), 4)],
    ['offsets backwards', header(tensor({ data_offsets: [4, 0] }), 4)],
    ['offsets beyond', header(tensor({ data_offsets: [100, 104] }), 4)],
    ['bytes left over', header(tensor({}), 8)],
    ['metadata that is no text', header('{"__metadata__":{"a":1}}')],
    ['no configuration', header(tensor({}), 4)],
    ['a configuration that is none', header('{"__metadata__":{"config":"{\\"seed\\":-1}"}}')],
    ['a prototype', header('{"__metadata__":{"config":"{\\"__proto__\\":{\\"seed\\":1}}"}}')],
    ['other text', 'hello'],
    ['other JSON', '{"format":"x"}'],
    ['brackets without end', '['.repeat(1_000_000)],
    ['a number', 3],
    ['null', null],
  ])('%s is refused in words', async (_, file) => {
    const error = await importModel(file as never).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({ field: expect.any(String), bound: expect.any(String) });
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
    expect('seed' in {}).toBe(false);
  });

  it.each([
    ['lacks', (t: Map<string, unknown>) => t.delete('linear1.weight'), 'linear1.weight'],
    ['adds', (t: Map<string, unknown>) => t.set('x', t.get('linear2.bias')), 'no place'],
    ['half a norm', (t: Map<string, unknown>) => t.delete('bn1.running_var'), 'lacks part'],
    ['resizes', (t: Map<string, unknown>) => t.set('bn1.weight', t.get('linear2.bias')), 'not 2'],
  ])('one that %s a tensor says which', async (_, change, says) => {
    const file = readTensors(await (await trained({ layers: [2] }, 1)).export('safetensors'));
    change(file.tensors);
    await expect(importModel(writeTensors(file))).rejects.toThrow(says);
  });

  it('infinite weights, negative variances', async () => {
    const text = await (await trained({ layers: [2] }, 1)).export('json');
    const model = JSON.parse(text);
    model.parameters['linear2/bias'].values = [1e300];
    await expect(importModel(model)).rejects.toThrow(/linear2\/bias/);
    const other = JSON.parse(text);
    other.statistics.bn1.var = [1, -1];
    await expect(importModel(other)).rejects.toThrow(/bn1/);
    const third = JSON.parse(text);
    third.statistics.bn1.batches = 0.5;
    await expect(importModel(third)).rejects.toThrow(/bn1/);
  });

  it('no running statistics, of a net that infers by them', async () => {
    const trainer = await trained({ layers: [2] }, 1);
    const model = JSON.parse(await trainer.export('json'));
    await expect(importModel({ ...model, statistics: {} })).rejects.toThrow(/statistics of bn1/);
    const file = readTensors(await trainer.export('safetensors'));
    for (const key of [...file.tensors.keys()])
      if (/running_|num_batches/.test(key)) file.tensors.delete(key);
    await expect(importModel(writeTensors(file))).rejects.toThrow(/statistics of bn1/);
  });

  it("of a reader's own points wants these points", async () => {
    const file = await (await trained({ data: custom, layers: [2], batchSize: 8 }, 1)).export(
      'json',
    );
    await expect(importModel(file)).rejects.toThrow(/points that the model was trained on/);
  });
});

it('what diverged is not saved', async () => {
  const trainer = await trained(
    { norm: 'none', optimizer: { name: 'sgd', learningRate: 100 }, data: { scale: 1e6 } },
    1000,
  );
  expect(trainer.status.state).toBe('diverged');
  await expect(trainer.export('tiff' as never)).rejects.toMatchObject({ field: 'format' });
  const whole = Object.values(await trainer.parameters()).every(({ values }) =>
    values.every(Number.isFinite),
  );
  if (!whole) await expect(trainer.export('json')).rejects.toThrow(/diverged/);
});
