// A configuration is refused by a sentence that names field, value and bound, or it is meant exactly.
import { readFileSync } from 'node:fs';
import {
  type ConfigError,
  createTrainer,
  defaults,
  type Field,
  fields,
  resolveConfig,
} from 'batchnorm-playground';
import { describe, expect, it } from 'vitest';
import createCore from '#core';
import { configText } from '../../bindings/resolve';

/** The configuration in which only the field of this path is given. */
function only(path: string, value: unknown): object {
  const keys = path.replace('layers.*', 'layers.0').split('.');
  return keys.reduceRight<unknown>(
    (inner, key) => (key === '0' ? [inner] : { [key]: inner }),
    value,
  ) as object;
}

function refusal(input: unknown): ConfigError {
  try {
    resolveConfig(input as never);
  } catch (error) {
    return error as ConfigError;
  }
  throw new Error(`accepted ${JSON.stringify(input)}`);
}

const single = fields.filter((field) => field.path !== 'layers');
const numeric = single.filter((field) => field.kind === 'number' || field.kind === 'integer');

function outside(field: Field): number[] {
  const { min, max } = field as { min: number; max: number };
  const beyond = [max * 1.5 + 1, field.maxExclusive ? max : max * 2 + 1];
  if (field.magnitude) return [...beyond, 0, min / 2, -beyond[0]!];
  return [
    ...beyond,
    min - 1,
    field.minExclusive ? min : min - 0.5,
    ...(field.kind === 'integer' ? [min + 0.5] : []),
  ];
}

describe('every field', () => {
  const nasties = [
    Number.NaN,
    Infinity,
    -Infinity,
    2 ** 53,
    '3',
    '',
    {},
    Symbol('x'),
    10n,
    () => 1,
    undefined,
  ] as const;
  it.each(single.map((field) => [field.path, field] as const))(
    '%s refuses what is no value of its kind',
    (path, field) => {
      for (const value of nasties) {
        if (value === undefined) continue;
        const error = refusal(only(path, value));
        expect(error).toBeInstanceOf(Error);
        expect(error.field).toMatch(/^[a-z]/i);
        expect(error.bound).toBeTruthy();
        expect(error.message).toContain(error.field);
      }
      if (field.absent !== 'null')
        expect(() => resolveConfig(only(path, null) as never)).toThrow(/is null/);
    },
  );

  it.each(numeric.map((field) => [field.path, field] as const))(
    '%s refuses what is outside its limits',
    (path, field) => {
      for (const value of outside(field)) {
        const error = refusal(only(path, value));
        expect(error).toBeInstanceOf(RangeError);
        expect(error.field.replace(/\.\d+$/, '')).toBe(
          path.replace('*', '0').replace(/\.\d+$/, ''),
        );
        expect(error.value).toBe(value);
        expect(error.message).toContain(String(value));
        expect(error.bound).toContain(String(field.max));
      }
    },
  );

  it.each(numeric.map((field) => [field.path, field] as const))(
    '%s takes its limits themselves',
    (path, field) => {
      const { min, max } = field as { min: number; max: number };
      const custom = /^data\.(features|classes|targets)$/.test(path);
      const takes = (value: number) => {
        const { data, ...rest } = only(path, value) as { data?: object };
        const input = {
          ...rest,
          ...(data && { data: { ...(custom && { name: 'custom' }), ...data } }),
        };
        expect(() => resolveConfig(input as never)).not.toThrow();
      };
      if (!field.minExclusive) takes(min);
      if (!field.maxExclusive) takes(max);
    },
  );
});

describe('the whole', () => {
  it('refuses unknown fields by name, with the nearest known one', () => {
    expect(refusal({ optimizer: { lerningRate: 1 } }).message).toContain(
      'did you mean optimizer.learningRate?',
    );
    expect(refusal({ batchsize: 3 }).message).toContain('did you mean batchSize?');
    expect(refusal({ layers: [{ unit: 3 }] }).message).toContain('did you mean layers.0.units?');
    expect(refusal(JSON.parse('{"__proto__": {"seed": 1}}')).field).toBe('__proto__');
  });

  it.each([[null], [3], ['spiral'], [[]], [true]])('refuses %j', (input) => {
    expect(() => resolveConfig(input as never)).toThrow(TypeError);
  });

  it('refuses too many layers, and layers that are none', () => {
    expect(refusal({ layers: Array(17).fill(4) })).toMatchObject({ field: 'layers' });
    expect(refusal({ layers: [4, null] })).toMatchObject({ field: 'layers.1' });
    expect(refusal({ layers: 16 })).toMatchObject({ field: 'layers' });
    expect(refusal({ norm: 'bath' })).toMatchObject({ field: 'norm', value: 'bath' });
    expect(refusal({ layers: [], activation: 'rel' })).toMatchObject({ field: 'activation' });
  });

  it('writes shorthands out', () => {
    const config = resolveConfig({
      data: 'xor',
      layers: [4, { units: 8, norm: 'none' }],
      norm: 'standardize',
      activation: 'tanh',
      optimizer: 'sgd',
    });
    expect(config.data).toEqual({ ...defaults.data, name: 'xor' });
    expect(config.layers.map(({ units, activation }) => [units, activation])).toEqual([
      [4, 'tanh'],
      [8, 'tanh'],
    ]);
    expect(config.layers[0]!.norm).toMatchObject({
      kind: 'batch',
      affine: { gamma: false, beta: false },
    });
    expect(config.layers[1]!.norm.kind).toBe('none');
    expect(config.optimizer).toEqual({ ...defaults.optimizer, name: 'sgd' });
    expect(resolveConfig({ norm: { affine: { beta: false } } }).layers[0]!.norm.affine).toEqual({
      gamma: true,
      beta: false,
    });
    expect(resolveConfig({ layers: [] }).layers).toEqual([]);
  });

  it('is the same again when what was resolved is given', () => {
    expect(resolveConfig(defaults)).toEqual(defaults);
    const config = resolveConfig({
      layers: [3, 5, 7],
      norm: 'layer',
      data: { scale: [1, -30], split: null },
      batchSize: 'full',
    });
    expect(resolveConfig(config)).toEqual(config);
  });

  it('is to the core what it is to the module', async () => {
    const core = await createCore({ wasmBinary: readFileSync('build/wasm/core.wasm') });
    for (const input of [
      {},
      { layers: [], batchSize: 'full' as const },
      { layers: [7], norm: 'standardize' as const, data: { shift: [0.1, -1e-7] } },
    ]) {
      const session = new core.Session();
      session.start(configText(input), 0);
      const sorted = (text: string) =>
        text
          .trim()
          .split('\n')
          .map((line) =>
            line.replace(/=(.*)$/, (_, v: string) => `=${Number.isNaN(Number(v)) ? v : Number(v)}`),
          )
          .sort();
      expect(sorted(session.configText())).toEqual(sorted(configText(input)));
      session.delete();
    }
  });
});

describe('what only the core can see', () => {
  it.each([
    [{ batchSize: 600 }, 'batchSize', '250 points that train'],
    [{ data: { scale: [1, 2, 3] } }, 'data.scale', '2 features'],
    [{ layers: Array(16).fill(256) }, 'layers', '500000'],
    [{ data: { samples: 4, split: 0.1 } }, 'data.samples', '2 points that train'],
  ])('%j is refused', async (input, field, bound) => {
    const error = await createTrainer(input).then(
      () => undefined,
      (e: ConfigError) => e,
    );
    expect(error).toBeInstanceOf(RangeError);
    expect(error).toMatchObject({ field });
    expect(error!.message).toContain(bound);
  });
});
