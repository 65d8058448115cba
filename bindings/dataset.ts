// The points of a data set without a run.
import { isPlain, text } from './checks';
import type { DataConfig, DataName, Name } from './config';
import { Engine } from './engine';
import { wrongType } from './errors';
import { readyCore } from './ready';
import type { RunData } from './state';

/** As in a run's `data`, and the seed of the stream from which the points are drawn. */
export type DatasetOptions = Omit<DataConfig, 'name'> & { seed?: number };

/**
 * The points of a data set, just those that a run with this configuration and seed has.
 * @throws RangeError or TypeError with `field`, `value` and `bound`
 */
export function dataset(name: Name<DataName>, options: DatasetOptions = {}): RunData {
  text('name', name);
  if (!isPlain(options)) throw wrongType('the options of dataset', options, 'an object');
  const { seed, ...data } = options;
  const core = readyCore();
  const config = { data: { name, ...data }, layers: [], ...(seed !== undefined && { seed }) };
  const engine = new Engine(core, { ...config, batchSize: 'full' });
  try {
    return engine.data();
  } finally {
    engine.dispose();
  }
}
