// The npm module: train small networks with batch norm, and measure what its two steps do.
import type { Config } from './config';
import { type CreateOptions, create } from './create';
import { type ImportOptions, importWith, type ModelFile } from './import-model';
import { type InitOptions, prepare } from './ready';
import type { Trainer } from './trainer';
import { wasmBytes } from './wasm';

/**
 * A run, ready to train. Without a configuration it is the page's: a spiral, 2-16-16-1, batch norm.
 * @throws RangeError or TypeError with `field`, `value`, `bound` for the first value that is refused
 */
export function createTrainer(config: Config = {}, options: CreateOptions = {}): Promise<Trainer> {
  return create(config, options, wasmBytes);
}

/**
 * A run that goes on from the weights of a file that `export('safetensors')` or `export('json')`
 * gave: the same configuration, weights, running statistics; step 0, and an optimizer without a
 * memory. (`snapshot` and `restore` keep those too.)
 * @throws RangeError or TypeError that says what is wrong with the file
 */
export function importModel(file: ModelFile, options: ImportOptions = {}): Promise<Trainer> {
  return importWith(file, options, wasmBytes);
}

/** Makes `batchNorm`, `batchNormBackward` and `dataset` ready; once is enough. */
export function init(options: InitOptions = {}): Promise<void> {
  return prepare(options, wasmBytes);
}

export * from './surface';
