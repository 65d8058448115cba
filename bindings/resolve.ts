// From what users write to what is meant: shorthands out, defaults in, every value checked.
import { isPlain } from './checks';
import type { Config, CustomData, OptimizerConfig, ResolvedConfig } from './config';
import { type CustomRows, customRows } from './custom';
import { outOfRange, unknownField, wrongType } from './errors';
import { boundOf, type Field, type FieldValue, fieldAt, fields, within } from './fields';

type Raw = { readonly [key: string]: unknown };

const layerCount = fieldAt('layers')!;

function plain(field: string, value: unknown, bound = 'an object'): Raw {
  if (isPlain(value)) return value as Raw;
  throw wrongType(field, value, bound);
}

function norm(path: string, value: unknown): unknown {
  if (value === 'standardize') return { kind: 'batch', affine: { gamma: false, beta: false } };
  if (typeof value === 'string') {
    if (!['none', 'batch', 'layer'].includes(value))
      throw outOfRange(path, value, 'one of none, batch, standardize, layer, or an object');
    return { kind: value };
  }
  const raw = plain(path, value, 'one of none, batch, standardize, layer, or an object');
  const { affine } = raw;
  return {
    kind: 'batch',
    ...raw,
    ...(typeof affine === 'boolean' && { affine: { gamma: affine, beta: affine } }),
  };
}

function layers(input: Raw): unknown[] {
  const list = input.layers ?? Array<unknown>(layerCount.default as number).fill({});
  if (!Array.isArray(list))
    throw wrongType('layers', list, 'an array, a number or an object a hidden layer');
  if (!within(layerCount, list.length))
    throw outOfRange('layers', list, `at most ${layerCount.max} hidden layers`);
  return Array.from(list, (item: unknown, i) => {
    const layer =
      typeof item === 'number'
        ? { units: item }
        : plain(`layers.${i}`, item, 'its units, or an object');
    const shared = { ...(input.activation !== undefined && { activation: input.activation }) };
    const own = layer.norm ?? input.norm;
    return {
      ...shared,
      ...layer,
      ...(own !== undefined && {
        norm: norm(layer.norm === undefined ? 'norm' : `layers.${i}.norm`, own),
      }),
    };
  });
}

function isCustom(value: unknown): value is CustomData {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'points');
}

/** What a point and its target are, only a reader's own points can say. */
function ofToySet(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const given = value as Raw;
  if (given.name === 'custom') return value;
  for (const path of ['data.features', 'data.classes', 'data.targets']) {
    const wanted = given[path.slice('data.'.length)];
    const own = fieldAt(path)!.default;
    if (wanted !== undefined && check(path, wanted) !== own)
      throw outOfRange(path, wanted, `${own}, or data.points beside it`);
  }
  return value;
}

function data(value: unknown): unknown {
  if (typeof value === 'string') return { name: value };
  if (!isCustom(value)) return ofToySet(value);
  const { points, labels, targets, ...rest } = value;
  return { ...rest, ...customRows({ points, ...rest, labels, targets } as CustomData).fields };
}

/** The points that the input brings, if it does. */
export const customPoints = ({ data: value }: Config): CustomRows | undefined =>
  isCustom(value) ? customRows(value) : undefined;

/** The input with every shorthand written out. */
function expand(input: Raw): Raw {
  const { activation, norm: shared, layers: _, ...rest } = input;
  // Checked even where every layer has its own, or there is none.
  if (activation !== undefined) check('layers.*.activation', activation, 'activation');
  if (shared !== undefined) norm('norm', shared);
  const output = rest.output === undefined ? undefined : plain('output', rest.output);
  return {
    ...rest,
    layers: layers(input),
    ...(rest.data !== undefined && { data: data(rest.data) }),
    ...(typeof rest.optimizer === 'string' && { optimizer: { name: rest.optimizer } }),
    ...(output && {
      output: {
        ...output,
        ...(output.norm !== undefined && { norm: norm('output.norm', output.norm) }),
      },
    }),
  };
}

/** The value of one field, checked; `shown` is how the reader called it. */
function check(path: string, value: unknown, shown = path): FieldValue {
  const field = fieldAt(path);
  if (!field) throw unknownField(shown, value, knownPaths(path));
  if (field.absent === (value === null ? 'null' : value)) return value as FieldValue;
  if (field.kind === 'boolean') {
    if (typeof value !== 'boolean') throw wrongType(shown, value, boundOf(field));
    return value;
  }
  if (field.choices) return choice(field, value, shown);
  if (typeof value !== 'number') throw wrongType(shown, value, boundOf(field));
  if (!within(field, value)) throw outOfRange(shown, value, boundOf(field));
  return value;
}

function choice(field: Field, value: unknown, shown: string): FieldValue {
  const word = typeof value === 'boolean' ? String(value) : value;
  if (typeof word !== 'string') throw wrongType(shown, value, boundOf(field));
  if (!field.choices?.includes(word)) throw outOfRange(shown, value, boundOf(field));
  return word === 'true' || word === 'false' ? word === 'true' : word;
}

function knownPaths(path: string): string[] {
  const layer = /^layers\.\d+\./.exec(path)?.[0];
  const paths = fields.map((field) =>
    layer ? field.path.replace('layers.*.', layer) : field.path,
  );
  const groups = paths.flatMap((p) =>
    p
      .split('.')
      .slice(0, -1)
      .map((_, i, parts) => parts.slice(0, i + 1).join('.')),
  );
  return [...new Set([...paths, ...groups, 'activation', 'norm'])];
}

const isGroup = (path: string) => {
  const general = path.replace(/^layers\.\d+/, 'layers.*');
  return fields.some((field) => field.path.startsWith(`${general}.`));
};

type Flat = Map<string, FieldValue>;

function flatten(value: unknown, path: string, flat: Flat): void {
  const list = fieldAt(path)?.list;
  if (value === undefined) return;
  if (list && path === fieldAt(path)?.path) return several(value, path, list, flat);
  if (path === '' || isGroup(path)) {
    const children = Array.isArray(value)
      ? { ...value }
      : plain(path || 'the configuration', value);
    for (const [key, child] of Object.entries(children))
      flatten(child, path === '' ? key : `${path}.${key}`, flat);
    return;
  }
  flat.set(path, check(path, value));
}

function several(value: unknown, path: string, most: number, flat: Flat): void {
  const list = Array.isArray(value) ? value : [value];
  if (list.length < 1 || list.length > most)
    throw outOfRange(path, value, `from 1 to ${most} values`);
  list.forEach((item, i) => {
    flat.set(`${path}.${i}`, check(`${path}.${i}`, item));
  });
}

/** Every field by path, defaults first. */
function flatConfig(input: Config): Flat {
  const expanded = expand(plain('the configuration', input));
  const given: Flat = new Map();
  flatten(expanded, '', given);
  const flat: Flat = new Map();
  const count = (expanded.layers as unknown[]).length;
  for (const field of fields) {
    const paths = field.path.startsWith('layers.*')
      ? Array.from({ length: count }, (_, i) => field.path.replace('*', String(i)))
      : [field.path];
    for (const path of paths) setDefault(field, path, given, flat);
  }
  for (const [path, value] of given) flat.set(path, value);
  return flat.set('layers', count);
}

function setDefault(field: Field, path: string, given: Flat, flat: Flat): void {
  const value = field.default;
  if (!Array.isArray(value)) flat.set(path, value as FieldValue);
  else if (!given.has(`${path}.0`))
    value.forEach((item: number, i) => flat.set(`${path}.${i}`, item));
}

/** A tree out of paths; numbers in a path make arrays. */
function nest(flat: Flat): ResolvedConfig {
  const tree: Record<string, unknown> = {};
  for (const [path, value] of flat) {
    if (path === 'layers') tree.layers = [];
    else setAt(tree, path.split('.'), value);
  }
  return tree as unknown as ResolvedConfig;
}

function setAt(tree: Record<string, unknown>, keys: string[], value: FieldValue): void {
  let node = tree;
  for (const [i, key] of keys.slice(0, -1).entries())
    node = (node[key] ??= /^\d+$/.test(keys[i + 1]!) ? [] : {}) as Record<string, unknown>;
  node[keys.at(-1)!] = value;
}

/**
 * The configuration as it is meant: shorthands written out, defaults filled in.
 * @throws RangeError or TypeError with `field`, `value` and `bound`: the first value that is refused
 */
export const resolveConfig = (input: Config = {}): ResolvedConfig => nest(flatConfig(input));

/** The text that the core reads, one `path=value` a line. */
export const configText = (input: Config): string =>
  [...flatConfig(input)].map(([path, value]) => `${path}=${value}`).join('\n');

/** What `createTrainer()` trains: the page's default run. */
export const defaults: ResolvedConfig = resolveConfig();

/** A configuration out of the core's own text. */
export function readConfigText(text: string): ResolvedConfig {
  const flat: Flat = new Map();
  for (const line of text.trim().split('\n')) {
    const [path = '', word = ''] = line.split('=');
    flat.set(path, typed(fieldAt(path)!, word));
  }
  return nest(flat);
}

function typed(field: Field, word: string): FieldValue {
  if (word === 'null') return null;
  if (word === 'true' || word === 'false') return word === 'true';
  return field.choices || word === field.absent ? word : Number(word);
}

/** What changes of the optimizer, as lines for the core. */
export function optimizerLines(live: OptimizerConfig): string {
  const flat: Flat = new Map();
  flatten(plain('the settings', live), 'optimizer', flat);
  return [...flat].map(([path, value]) => `${path}=${value}`).join('\n');
}
