// The type of the generated module, which src/ and embind.cpp become. Private: users see index.ts.

/** Views of wasm memory: valid until the next call, so they are copied at once. */
export interface Session {
  /** JSON: Structure in engine.ts. */
  structure(): string;
  /** JSON: Status in engine.ts. */
  status(): string;
  configText(): string;
  advance(steps: number): void;
  setLearningRate(rate: number): void;
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
  unitMeasuresView(): Float64Array;
  parametersView(): Float32Array;
  gradientsView(): Float32Array;
  delete(): void;
}

export interface Core {
  Session: new (config: string) => Session;
  fields(): string;
  simd(): string;
  HEAPF32: Float32Array;
}

export default function createCore(options: {
  wasmBinary?: Uint8Array;
  print?: (text: string) => void;
  printErr?: (text: string) => void;
  onAbort?: (reason: unknown) => void;
}): Promise<Core>;
