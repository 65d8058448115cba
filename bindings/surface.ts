// What every entry of the module has, wherever its wasm comes from.
import { version as packaged } from '../package.json';

/** Of this package. */
export const version: string = packaged;

export {
  type BatchNormBackwardOptions,
  type BatchNormGradients,
  type BatchNormOptions,
  type BatchNormResult,
  batchNorm,
  batchNormBackward,
  type PerFeature,
} from './batch-norm';
export type * from './config';
export type { CreateOptions } from './create';
export { type DatasetOptions, dataset } from './dataset';
export { type ConfigError, isCrash, type Refusal } from './errors';
export { type Exported, type ExportFormat, exportFormats } from './export-net';
export { type Field, type FieldValue, fields } from './fields';
export { History, type Series, type SeriesInfo, Table } from './history';
export type { ImportOptions, ModelFile } from './import-model';
export type { Histogram, HistogramOptions, LayerView, PointSet, Probe, UnitView } from './inspect';
export { limits } from './limits';
export type { Band, Evaluation, LayerMeasures, Measures, Verdict, WhatIf } from './measures';
export type { InitOptions } from './ready';
export { defaults, resolveConfig } from './resolve';
export type { LayerInfo, RunOptions } from './run';
export type { WasmOptions } from './source';
export type {
  GridOptions,
  GridRequest,
  ParameterBlock,
  Points,
  Progress,
  RunData,
  Until,
} from './state';
export type { Trainer } from './trainer';
export type { NodeWorker } from './worker-line';
