// A net as PyTorch's state_dict in safetensors, and back.

import { version } from '../package.json';
import type { ResolvedConfig } from './config';
import type { Net } from './net';
import { badFile, readTensors, type Tensor, writeTensors } from './safetensors';

/** What a file brings back; all of it is checked against the net that is made of `config`. */
export interface Model {
  config: ResolvedConfig;
  parameters: Record<string, Float32Array>;
  statistics: Net['statistics'];
  /** Names of the blocks that do not train. */
  frozen: string[];
}

/** linear1/weight → linear1.weight; gamma and beta are a norm's weight and bias. */
export const stateKey = (block: string): string =>
  block.replace('/gamma', '/weight').replace('/beta', '/bias').replace('/', '.');

const vector = (values: Float32Array | Float64Array): Tensor => ({
  dtype: 'F32',
  shape: [values.length],
  values: Float32Array.from(values),
});

/** PyTorch's norms have both halves of step 2 or none: a missing one is written as its constant. */
function completed(parameters: Net['parameters'], name: string): [string, Tensor][] {
  const [gamma, beta] = [parameters[`${name}/gamma`], parameters[`${name}/beta`]];
  if (!gamma === !beta) return [];
  const units = (gamma ?? beta)!.values.length;
  return gamma
    ? [[`${name}.bias`, vector(new Float32Array(units))]]
    : [[`${name}.weight`, vector(new Float32Array(units).fill(1))]];
}

const normsOf = ({ parameters }: Pick<Net, 'parameters'>) =>
  new Set(
    Object.keys(parameters)
      .map((block) => block.split('/')[0]!)
      .filter((name) => /^(bn|ln)/.test(name)),
  );

export const frozenBlocks = ({ parameters }: Net): string[] =>
  Object.entries(parameters).flatMap(([name, { trains }]) => (trains ? [] : [name]));

/** Statistics in double: a float loses digits of a mean far from 0. */
export const exact = (statistics: Net['statistics']) =>
  Object.fromEntries(
    Object.entries(statistics).map(([name, { mean, var: variance, batches }]) => [
      name,
      { mean: [...mean], var: [...variance], batches },
    ]),
  );

/** Keys and shapes as `torch.nn.Module.load_state_dict` wants them; the configuration as metadata. */
export function toSafetensors(net: Net): Uint8Array<ArrayBuffer> {
  const tensors = new Map<string, Tensor>();
  for (const [block, { shape, values }] of Object.entries(net.parameters))
    tensors.set(stateKey(block), { dtype: 'F32', shape, values });
  for (const name of normsOf(net))
    for (const [key, tensor] of completed(net.parameters, name)) tensors.set(key, tensor);
  for (const [name, { mean, var: variance, batches }] of Object.entries(net.statistics)) {
    if (!tracks(net.config, name)) continue;
    tensors.set(`${name}.running_mean`, vector(mean));
    tensors.set(`${name}.running_var`, vector(variance));
    const values = Float64Array.of(batches);
    tensors.set(`${name}.num_batches_tracked`, { dtype: 'I64', shape: [], values });
  }
  const metadata = new Map([
    ['format', 'pt'],
    ['generator', `batchnorm-playground ${version}`],
    ['config', JSON.stringify(net.config)],
    ['statistics', JSON.stringify(exact(net.statistics))],
    ['frozen', JSON.stringify(frozenBlocks(net))],
    ['step', String(net.step)],
  ]);
  return writeTensors({ metadata, tensors });
}

function normOf({ layers, output }: ResolvedConfig, name: string) {
  return layers[Number(/\d+$/.exec(name)) - 1]?.norm ?? output.norm;
}
const tracks = (config: ResolvedConfig, name: string) => normOf(config, name).trackRunningStats;

/** The metadata's digits where they are those of the tensor, which others may have changed. */
function sharpened(tensor: Tensor, digits: unknown): Float64Array {
  const list = Array.isArray(digits) ? digits : [];
  return Float64Array.from(tensor.values, (value, i) =>
    typeof list[i] === 'number' && Math.fround(list[i]) === value ? list[i] : value,
  );
}

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

const own = (value: unknown, key: string): unknown =>
  Object.hasOwn(record(value), key) ? record(value)[key] : undefined;

function json(metadata: Map<string, string>, key: string): unknown {
  const text = metadata.get(key);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw badFile(`its ${key} is no JSON`);
  }
}

/** Names stand for themselves until a net says which blocks it has. */
export function fromSafetensors(bytes: Uint8Array): Model {
  const { metadata, tensors } = readTensors(bytes);
  const config = json(metadata, 'config');
  if (config === undefined)
    throw badFile('it has no configuration in its metadata, as an export of the playground has');
  const digits = json(metadata, 'statistics');
  const parameters: Model['parameters'] = {};
  const statistics: Model['statistics'] = {};
  for (const [key, tensor] of tensors) {
    const [name = '', part = ''] = key.split('.');
    if (part === 'running_mean') {
      const [variance, batches] = ['running_var', 'num_batches_tracked'].map((other) =>
        tensors.get(`${name}.${other}`),
      );
      if (!variance || !batches) throw badFile(`${name} lacks part of its running statistics`);
      const known = own(digits, name);
      statistics[name] = {
        mean: sharpened(tensor, own(known, 'mean')),
        var: sharpened(variance, own(known, 'var')),
        batches: batches.values[0] ?? 0,
      };
    } else if (part !== 'running_var' && part !== 'num_batches_tracked') {
      parameters[key] = Float32Array.from(tensor.values);
    }
  }
  const frozen = json(metadata, 'frozen');
  return {
    config: config as ResolvedConfig,
    parameters,
    statistics,
    frozen: Array.isArray(frozen) ? frozen.filter((name) => typeof name === 'string') : [],
  };
}
