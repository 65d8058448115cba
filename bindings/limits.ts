// The bounds that no single field has: the core's own, and those of what comes in as a file.
import table from '#limits';

/**
 * What nothing may exceed; `fields` has the bounds of each setting. Counts unless said otherwise.
 *
 * `hiddenLayers`; `units` and `features` of a layer and a point; `parameters` of a net; `minPoints`,
 * `points` and `pointNumbers` (points × numbers each) of a data set; `bins` of a histogram; `along`,
 * step sizes of a probe; `grid`, cells a side; `measured`, rows of the table of measures;
 * `arrayNumbers`, n · d of `batchNorm`; `modelBytes` of a model's file.
 */
export const limits = Object.freeze({
  ...table,
  grid: 512,
  measured: 1024,
  arrayNumbers: 1_000_000,
  modelBytes: 4 * 1024 * 1024,
});
