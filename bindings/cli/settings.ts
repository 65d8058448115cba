// Which configuration the options mean: a file, then the short names, then --set path=value.
import { readFileSync } from 'node:fs';
import { fieldAt } from '../fields';
import type { Config } from '../index';
import { type Asked, UsageError } from './usage';

type Tree = { [key: string]: unknown };

/** Option by option: where its value goes in the configuration. */
const paths = {
  data: 'data.name',
  samples: 'data.samples',
  norm: 'norm',
  activation: 'activation',
  loss: 'loss',
  optimizer: 'optimizer.name',
  rate: 'optimizer.learningRate',
  batch: 'batchSize',
  seed: 'seed',
} as const;

export const settingOptions = [...Object.keys(paths), 'layers', 'config', 'set'];

export const settingHelp = `  --data NAME        spiral, circle, xor, gauss, moons, rings, checkerboard, blobs, …
  --samples N        points in all, train and test
  --layers 8,8       units of each hidden layer; "" for none
  --norm KIND        none, batch, standardize or layer
  --activation NAME  relu, tanh, gelu, …
  --loss NAME        auto, logistic, softmax, mse, huber or linear
  --optimizer NAME   sgd, rmsprop, adam or adamw
  --rate X           learning rate
  --batch N          rows of a mini-batch, or full
  --seed N           one seed for data, weights and order
  --config FILE      a configuration in JSON to begin with
  --set PATH=VALUE   any other field, such as layers.0.norm.eps=0.001; may be repeated`;

/** A number, true, false, null, a list in JSON, or else the text itself. */
export function readValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Into a hidden layer leads a path only where there is one: of the default's, if none were asked for. */
function enterLayers(config: Tree, path: string, index: string): void {
  config.layers ??= Array.from({ length: Number(fieldAt('layers')!.default) }, () => ({}));
  const names = Object.keys(config.layers as object).map((i) => `layers.${i}`);
  if (names.includes(`layers.${index}`)) return;
  const said = names.join(', ') || 'none';
  throw new UsageError(`${path} is no field: the hidden layers are ${said}`);
}

/** The object at a key, made if need be; a number or word that stands there is a shorthand. */
function childOf(tree: Tree, key: string): Tree {
  const child = Object.hasOwn(tree, key) ? tree[key] : undefined;
  const shorthand =
    typeof child === 'number' ? { units: child } : typeof child === 'string' && { name: child };
  const made = typeof child === 'object' && child !== null ? child : shorthand || {};
  tree[key] = made;
  return made as Tree;
}

/** @throws UsageError for a path that is none */
export function setAt(config: Tree, path: string, value: unknown): void {
  const keys = path.split('.');
  if (keys.some((key) => !/^[a-zA-Z0-9]+$/.test(key)))
    throw new UsageError(`${path} is no path of a field, such as optimizer.learningRate`);
  if (keys[0] === 'layers' && keys[1] !== undefined) enterLayers(config, path, keys[1]);
  const parent = keys.slice(0, -1).reduce(childOf, config);
  parent[keys.at(-1)!] = value;
}

export function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UsageError(`${file} cannot be read as JSON: ${(error as Error).message}`);
  }
}

/** Units by commas; no text, no hidden layer. */
const layersOf = (text: string): unknown[] => (text === '' ? [] : text.split(',').map(readValue));

/** Checked by the module itself when the run is made. */
export function configOf(asked: Asked): Config {
  const file = asked.text('config');
  const config = (file === undefined ? {} : readJson(file)) as Tree;
  if (typeof config !== 'object' || config === null || Array.isArray(config))
    throw new UsageError(`${file} must hold one object, a configuration`);
  const layers = asked.text('layers');
  if (layers !== undefined) config.layers = layersOf(layers);
  for (const [option, path] of Object.entries(paths)) {
    const text = asked.text(option);
    if (text !== undefined) setAt(config, path, readValue(text));
  }
  for (const line of asked.all('set')) {
    const at = line.indexOf('=');
    if (at < 1) throw new UsageError(`--set ${line}: it must be PATH=VALUE`);
    setAt(config, line.slice(0, at), readValue(line.slice(at + 1)));
  }
  return config as Config;
}
