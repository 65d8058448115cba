// A net as JSON, and back: the playground's own names, every digit of the statistics.
import type { ResolvedConfig } from './config';
import type { Net } from './net';
import { badFile } from './safetensors';
import { exact, frozenBlocks, type Model } from './state-dict';

const format = 'batchnorm-playground model';

/** The fewest digits that read back to the same float. */
const short = (value: number) => Number(value.toPrecision(9));

export function toJson(net: Net): string {
  const { config, step, parameters, statistics } = net;
  const list = Object.entries(parameters).map(([name, { shape, values }]) => [
    name,
    { shape, values: Array.from(values, short) },
  ]);
  return JSON.stringify({
    format,
    formatVersion: 1,
    step,
    config,
    parameters: Object.fromEntries(list),
    statistics: exact(statistics),
    frozen: frozenBlocks(net),
  });
}

type Raw = Record<string, unknown>;

function object(field: string, value: unknown): Raw {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Raw;
  throw badFile(`its ${field} is no object`);
}

function numbers(field: string, value: unknown): number[] {
  if (Array.isArray(value) && value.every((v) => typeof v === 'number')) return value;
  throw badFile(`its ${field} is no list of numbers`);
}

function number(field: string, value: unknown): number {
  if (typeof value === 'number') return value;
  throw badFile(`its ${field} is no number`);
}

const own = (raw: Raw, key: string): unknown => (Object.hasOwn(raw, key) ? raw[key] : undefined);

const entries = <T>(field: string, value: unknown, read: (name: string, raw: Raw) => T) =>
  Object.fromEntries(
    Object.entries(object(field, value)).map(([name, item]) => {
      const path = `${field}.${name.slice(0, 80)}`;
      return [name, read(path, object(path, item))];
    }),
  );

/** @throws RangeError that says what is wrong */
export function fromJson(value: unknown): Model {
  const raw = object('text', value);
  if (own(raw, 'format') !== format || own(raw, 'formatVersion') !== 1)
    throw badFile(`it does not say “${format}”, version 1`);
  const frozen = own(raw, 'frozen');
  return {
    config: object('config', own(raw, 'config')) as unknown as ResolvedConfig,
    parameters: entries('parameters', own(raw, 'parameters'), (path, block) =>
      Float32Array.from(numbers(`${path}.values`, own(block, 'values'))),
    ),
    statistics: entries('statistics', own(raw, 'statistics'), (path, norm) => ({
      mean: Float64Array.from(numbers(`${path}.mean`, own(norm, 'mean'))),
      var: Float64Array.from(numbers(`${path}.var`, own(norm, 'var'))),
      batches: number(`${path}.batches`, own(norm, 'batches')),
    })),
    frozen: Array.isArray(frozen) ? frozen.filter((name) => typeof name === 'string') : [],
  };
}
