// The module without the wasm inside: it is fetched from beside this file, or from where one says.
import type { Config } from './config';
import { type CreateOptions, create } from './create';
import { type ImportOptions, importWith, type ModelFile } from './import-model';
import { type InitOptions, prepare } from './ready';
import { fetchWasm } from './source';

/** Beside this file, where a bundler that follows such addresses puts it too. */
const own = () => fetchWasm(new URL(/* @vite-ignore */ './core.wasm', import.meta.url));

/** As in index.ts. */
export const createTrainer = (config: Config = {}, options: CreateOptions = {}) =>
  create(config, options, own);

/** As in index.ts. */
export const importModel = (file: ModelFile, options: ImportOptions = {}) =>
  importWith(file, options, own);

/** As in index.ts. */
export const init = (options: InitOptions = {}) => prepare(options, own);

export * from './surface';
