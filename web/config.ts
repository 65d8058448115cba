// From the table of settings to the module and back: defaults, limits and what a state asks for.
import {
  type Config,
  defaults,
  type Field,
  fields,
  type Norm,
  type OptimizerConfig,
  resolveConfig,
} from 'batchnorm-playground';
import { lanesProblem } from './lanes';
import { layersConfig } from './layers';
import { isBars, lessonBound, sortNames } from './lesson';
import { NAMES_BOUND, readNames } from './own/class-names';
import { NO_POINTS, POINTS_BOUND, readPoints } from './own/points';
import { type Key, type Row, rowOf, rows, type State, type Value } from './state';

type Tree = Record<string, unknown>;

export const fieldOf = (row: Row): Field | undefined => fields.find((f) => f.path === row.field);
const dig = (from: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((o, key) => (o as Tree | undefined)?.[key === '*' ? '0' : key], from);

/** The kind of batch norm by the page's names: step 1 alone is one of its own. */
function normOf(norm: unknown): string {
  const { kind, affine } = norm as { kind: string; affine: { gamma: boolean; beta: boolean } };
  return kind === 'batch' && !affine.gamma && !affine.beta ? 'standardize' : kind;
}

/** A value of the module as the page keeps it: text or a number. */
function fromModule(row: Row, value: unknown): Value {
  if (row.control === 'several') return (value as string[]).join('.');
  const one: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof one === 'boolean') return row.control === 'toggle' ? (one ? 'on' : 'off') : `${one}`;
  return one === null ? row.word! : (one as Value);
}

function toModule(row: Row, value: Value): unknown {
  if (row.control === 'several') return String(value).split('.');
  if (row.control === 'toggle') return value === 'on' ? true : value === 'off' ? false : value;
  return row.word !== undefined && value === row.word ? null : value;
}

function defaultOf(row: Row): Value {
  if (row.key === 'norm') return normOf(dig(defaults, 'layers.0.norm'));
  if (!row.field) return row.first ?? '';
  return fromModule(row, dig(defaults, row.field) ?? fieldOf(row)?.default);
}

export const initial: State = Object.freeze(
  Object.fromEntries(rows.map((row) => [row.key, defaultOf(row)])) as Record<Key, Value>,
);

/** What may be chosen, with the names that people see. */
export function choicesOf(row: Row): readonly (readonly [string, string])[] {
  if (row.control === 'toggle')
    return [
      ['on', 'on'],
      ['off', 'off'],
    ];
  return row.choices ?? (fieldOf(row)?.choices ?? []).map((name) => [name, name] as const);
}

/** The choice beside another; at either end that one itself. */
export function besideChoice(row: Row, value: Value, by: -1 | 1): Value {
  const names = choicesOf(row).map(([name]) => name);
  return names[names.indexOf(String(value)) + by] ?? value;
}

function put(tree: Tree, path: readonly string[], value: unknown): void {
  let at = tree;
  for (const key of path.slice(0, -1)) at = (at[key] ??= {}) as Tree;
  at[path.at(-1)!] = value;
}

/** A reader's own points as the module takes them. */
function customOf(state: State): Tree {
  const { xy, labels, values } = readPoints(String(state.points)) ?? NO_POINTS;
  const what = values ? { targets: Float32Array.from(values) } : { labels: [...labels] };
  return { points: Float32Array.from(xy), features: 2, ...what };
}

/** Layers that are not named have no noise after their normalisation. */
const quietUnless = (noisy: readonly string[], shared: Tree) => (layer: Tree, i: number) => {
  if (noisy.includes(`${i + 1}`)) return layer;
  const norm = { ...shared, ...(layer.norm as Tree), noise: { scale: [1, 1], shift: [0, 0] } };
  return { ...layer, norm };
};

/** The configuration that a state stands for. */
export function configOf(state: State): Config {
  const config: Tree = {};
  for (const row of rows) {
    const path = (row.config ?? row.field)?.split('.');
    if (path) put(config, path, toModule(row, state[row.key]));
  }
  if (state.norm === 'standardize')
    config.norm = { ...(config.norm as Tree), kind: 'batch', affine: false };
  const { betas } = config.optimizer as { betas: Tree };
  put(config, ['optimizer', 'betas'], [betas[0], betas[1]]);
  const { scale, shift, ...noise } = (config.norm as Tree).noise as Record<string, Tree>;
  const pairs = { scale: [scale![0], scale![1]], shift: [shift![0], shift![1]] };
  put(config, ['norm', 'noise'], { ...noise, ...pairs });
  // What the module has no word for but a layer's own.
  const own = (layersConfig(String(state.layers), config.norm as Norm) as Tree[]).map(
    quietUnless(String(state.noiseIn).split('.'), config.norm as Tree),
  );
  if (state.data === 'custom') {
    const { samples: _, ...data } = config.data as Tree; // of the toy sets
    config.data = { ...data, ...customOf(state) };
  }
  return { ...config, layers: own.map((layer) => ({ ...layer, ...(config.layers as Tree) })) };
}

/** What is wrong with a value, as the bound that it breaks; null when it will do. */
export function problem(key: Key, value: Value): string | null {
  const row = rowOf(key);
  const names = choicesOf(row).map(([name]) => name);
  if (key === 'points') return readPoints(String(value)) ? null : POINTS_BOUND;
  if (key === 'labels') return readNames(String(value)) ? null : NAMES_BOUND;
  if (isBars(key)) return sortNames(key, String(value)).bad.length === 0 ? null : lessonBound(key);
  if (key === 'lanes') return lanesProblem(String(value));
  if (row.control === 'several') return several(names, String(value).split('.'));
  if (names.length > 0) return names.includes(`${value}`) ? null : `one of ${names.join(', ')}`;
  try {
    resolveConfig(configOf({ ...initial, [key]: value }));
    return null;
  } catch (error) {
    const bound = (error as { bound?: string }).bound ?? (error as Error).message;
    return bound.replace(/ or null$/, ` or ${row.word}`);
  }
}

function several(known: readonly string[], names: readonly string[]): string | null {
  const fine = names.every((name, i) => known.includes(name) && names.indexOf(name) === i);
  return fine ? null : `one or several of ${known.join(', ')}, each once, with points between`;
}

/** The setting that a refusal of the module speaks of. */
export function rowOfField(field: string): Row | undefined {
  const path = field.replace(/^layers\.\d+/, 'layers.*');
  return rows.find((row) => row.field && (path === row.field || path.startsWith(`${row.field}.`)));
}

/** Whether going from one state to another needs a new run. */
export function needsRestart(from: State, to: State): boolean {
  return rows.some((row) => !row.live && from[row.key] !== to[row.key]);
}

/** What the running trainer is told, going from one state to another; null when it need not be told. */
export function liveChange(from: State, to: State): OptimizerConfig | null {
  const changed = rows.some(
    (row) => row.field?.startsWith('optimizer.') && from[row.key] !== to[row.key],
  );
  return changed ? optimizerOf(to) : null;
}

/** All that the trainer can be told of its optimizer. */
export const optimizerOf = (state: State): OptimizerConfig =>
  configOf(state).optimizer as OptimizerConfig;
