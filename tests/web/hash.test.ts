// The hash is the document: what is written can be read, and what cannot be taken is named.
import { fields, resolveConfig } from 'batchnorm-playground';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { configOf, initial, needsRestart, problem } from '../../web/config';
import { formatHash, parseHash } from '../../web/hash';
import { formatLayers, layersConfig, parseLayers } from '../../web/layers';
import { rows } from '../../web/state';

test('the defaults are the module’s, and stand in no second place', () => {
  expect(resolveConfig(configOf(initial))).toEqual(resolveConfig());
  for (const { field } of rows) if (field) expect(fields.map(({ path }) => path)).toContain(field);
});

test('what is written is read again', () => {
  const state = {
    ...initial,
    data: 'moons',
    lr: 1e-5,
    noise: 0,
    batch: 'full',
    seed: 4294967295,
    norm: 'none',
  };
  expect(parseHash(formatHash(state))).toEqual({ state, notices: [] });
  expect(formatHash(initial)).toMatch(/^#v=1&data=spiral&/);
});

test('a link is short where the defaults are conventions, and takes words for what is left out', () => {
  expect(formatHash(initial)).not.toMatch(/eps|bnMomentum|beta1/);
  const state = {
    ...initial,
    eps: 0.001,
    split: 'all',
    clip: 'never',
    inputs: 'x.xy',
    beta: 'off',
  };
  expect(formatHash(state)).toMatch(/&eps=0.001/);
  expect(parseHash(formatHash(state))).toEqual({ state, notices: [] });
  const config = resolveConfig(configOf(state));
  expect(config.data).toMatchObject({ split: null, inputs: ['x', 'xy'] });
  expect(config.layers[0]!.norm).toMatchObject({
    eps: 0.001,
    affine: { gamma: true, beta: false },
  });
});

test('each setting says in a line what it does, and no two have one name', () => {
  for (const { hint, label } of rows) expect(`${label}: ${hint}`).toMatch(/: .{8,110}$/);
  expect(new Set(rows.map(({ label }) => label)).size).toBe(rows.length);
});

test('an empty hash is the default run', () => {
  expect(parseHash('')).toEqual({ state: initial, notices: [] });
  expect(parseHash('#')).toEqual({ state: initial, notices: [] });
});

describe('a bad value falls back to the default, with field, value and bound', () => {
  test.each([
    ['noise', '-0.1'],
    ['noise', '2'],
    ['noise', ''],
    ['noise', 'NaN'],
    ['lr', '0'],
    ['lr', '1e9'],
    ['lr', '0x10'],
    ['samples', '2.5'],
    ['samples', '1000000'],
    ['scale', '0'],
    ['shift', 'Infinity'],
    ['gain', '-1'],
    ['seed', '-1'],
    ['seed', '4294967296'],
    ['batch', '1'],
    ['opt', 'lbfgs'],
    ['act', 'Tanh'],
    ['speed', '9'],
    ['data', 'constructor'],
    ['split', '0.95'],
    ['inputs', 'x.x'],
    ['inputs', ''],
    ['inputs', 'x.z'],
    ['eps', '2'],
    ['bnMomentum', '0'],
    ['gamma', 'yes'],
    ['clip', '0'],
    ['every', '1.5'],
    ['decay', 'none'],
  ])('%s=%s', (key, text) => {
    const { state, notices } = parseHash(`#v=1&${key}=${encodeURIComponent(text)}`);
    expect(state).toEqual(initial);
    expect(notices).toHaveLength(1);
    expect(notices[0]!.text).toMatch(
      /^(“.+” is|left empty, which is) not (a |one ).*\. Used instead: .+\.$/,
    );
  });
});

test('a notice names what stands in, where that is nothing as well', () => {
  expect(parseHash('#v=1&lanes=norm').notices[0]!.text).toMatch(/Used instead: none\.$/);
});

test('whatever stands there, a run comes out of it', () => {
  const key = fc.oneof(
    fc.constantFrom(...rows.map((row) => row.key), 'v', '__proto__', 'toString'),
    fc.string(),
  );
  const value = fc.oneof(
    fc.string(),
    fc.double().map(String),
    fc.integer().map(String),
    fc.constantFrom('NaN', '1e999', '-0', '٣', '\u0000'),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(key, value), { maxLength: 6 }), (pairs) => {
      const { state } = parseHash(`#${new URLSearchParams(pairs)}`);
      expect(Object.keys(state)).toEqual(Object.keys(initial));
      resolveConfig(configOf(state));
    }),
    { numRuns: 500 },
  );
  fc.assert(fc.property(fc.string(), (text) => void parseHash(text)));
});

test('a hash beyond its limit is left unread', () => {
  expect(parseHash(`#${'x'.repeat(9000)}`)).toMatchObject({
    state: initial,
    notices: [{ about: 'Link' }],
  });
});

test('what can change while it runs does not restart it', () => {
  expect(needsRestart(initial, { ...initial, lr: 0.5, speed: 'slow' })).toBe(false);
  expect(needsRestart(initial, { ...initial, batch: 16 })).toBe(true);
  expect(problem('batch', 16)).toBeNull();
});

describe('hidden layers', () => {
  test.each([
    ['0', []],
    ['16-16', [{ units: 16 }, { units: 16 }]],
    ['256-1n-8s-8b-8l', [256, [1, 'none'], [8, 'standardize'], [8, 'batch'], [8, 'layer']]],
  ])('%s', (text, layers) => {
    const meant = layers.map((l) =>
      typeof l === 'number' ? { units: l } : Array.isArray(l) ? { units: l[0], norm: l[1] } : l,
    );
    expect(parseLayers(text)).toEqual(meant);
    expect(formatLayers(parseLayers(text))).toBe(text);
    expect(problem('layers', text)).toBeNull();
  });

  test.each(['', '-', '257', '16-', '16-0', '16x', '1-1-1-1-1-1-1', '1e2', ' 4'])(
    '“%s” is refused',
    (text) => {
      expect(problem('layers', text)).toMatch(/numbers of units from 1 to 256/);
      expect(parseHash(`#v=1&layers=${encodeURIComponent(text)}`).notices).toHaveLength(1);
    },
  );

  test('a normalisation of its own keeps the details of the net’s', () => {
    const shared = { kind: 'batch', eps: 0.01, affine: false } as const;
    expect(layersConfig('4-4b-4n', shared)).toEqual([
      { units: 4 },
      { units: 4, norm: { kind: 'batch', eps: 0.01, affine: true } },
      { units: 4, norm: { kind: 'none', eps: 0.01, affine: true } },
    ]);
  });
});
