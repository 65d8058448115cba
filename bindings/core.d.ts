// The type of the generated module, which src/ and embind*.cpp become. Private: users see index.ts.

/** A refusal, which `accepted` throws, or what was asked for: JSON, or nothing. */
export type Answer = string;

/** Views of wasm memory: valid until the next call, so they are copied at once. */
export interface Session {
  /** @param rows  of custom points that wait in inputView; 0 for a toy set */
  start(config: string, rows: number): Answer;
  /** JSON: Structure in structure.ts. */
  structure(): string;
  /** JSON: Status in engine.ts. */
  status(): string;
  configText(): string;
  advance(steps: number): void;
  /** Takes the lines of the optimizer that change. */
  configure(lines: string): Answer;
  historyGeneration(): number;
  historyRows(): number;
  historyStepsView(from: number): Float64Array;
  historyView(from: number): Float32Array;
  pointsView(test: boolean): Float32Array;
  inputView(n: number): Float32Array;
  predictView(rows: number): Float32Array;
  gridView(
    size: number,
    left: number,
    right: number,
    bottom: number,
    top: number,
    layer: number,
    unit: number,
  ): Float32Array;
  /** JSON: Evaluation in measures.ts. */
  evaluate(test: boolean, batchStatistics: boolean): string;
  /** JSON: Report in measures.ts. */
  measure(): string;
  /** JSON: ProbeReport in inspect.ts; takes the step sizes from inputView. */
  probe(batch: boolean, rate: number): Answer;
  /** JSON: UnitReport in inspect.ts; takes the range from inputView, two numbers or none. */
  unit(batch: boolean, layer: number, unit: number, bins: number, common: boolean): Answer;
  /** JSON: LayerView in inspect.ts. */
  layerViews(batch: boolean): string;
  /** JSON: Probe.inputMeans in inspect.ts. */
  layerInputs(): string;
  /** JSON: NetState in net.ts. */
  netState(): string;
  /** The numbers that the last answer in JSON names. */
  numbersView(): Float64Array;
  doublesView(n: number): Float64Array;
  /** Takes the block's numbers from inputView. */
  setBlock(name: string): Answer;
  /** Takes means, then variances, from doublesView. */
  setRunning(name: string, batches: number): Answer;
  setTrains(name: string, trains: boolean): Answer;
  rescale(layer: number, factor: number): Answer;
  insertBatchNorm(atIdentity: boolean): Answer;
  foldBatchNorm(): Answer;
  snapshotView(): Uint8Array;
  bytesView(n: number): Uint8Array;
  /** Takes the snapshot from bytesView. @param anew  whether the history begins with it */
  restore(anew: boolean): Answer;
  /** The parameters with which the run began. */
  initialView(): Float32Array;
  parametersView(): Float32Array;
  gradientsView(): Float32Array;
  delete(): void;
}

/** Arrays are set by name before a call, and what it leaves is read by name. */
export interface NormFunctions {
  clear(): void;
  arrayView(name: string, n: number): Float64Array;
  resultView(name: string): Float64Array;
  /** @param lines  `layers.0.norm.…=value` @returns numBatchesTracked after this batch */
  forward(n: number, d: number, training: boolean, lines: string, tracked: number): Answer;
  /** numBatchesTracked after the batch of the last forward. */
  tracked(): number;
  backward(n: number, d: number, training: boolean, lines: string): Answer;
  delete(): void;
}

export interface Core {
  Session: new () => Session;
  NormFunctions: new () => NormFunctions;
  simd(): string;
  HEAPF32: Float32Array;
  stackSave(): number;
}

export default function createCore(options: {
  wasmBinary?: Uint8Array;
  instantiateWasm?: (
    imports: WebAssembly.Imports,
    done: (instance: WebAssembly.Instance) => void,
  ) => object;
  print?: (text: string) => void;
  printErr?: (text: string) => void;
  onAbort?: (reason: unknown) => void;
}): Promise<Core>;
