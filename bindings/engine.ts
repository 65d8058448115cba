// One run on one instance of the core: synchronous, and the only caller of its views.

import type { Core, Session } from '#core';
import type { Config, ResolvedConfig } from './config';
import { accepted } from './errors';
import type { Rows } from './history';
import { infinite } from './infinite';
import {
  type LayerView,
  type PointSet,
  type Probe,
  readLayers,
  readProbe,
  readUnit,
  type UnitQuestion,
  type UnitView,
} from './inspect';
import { type Evaluation, type Measures, readMeasures } from './measures';
import { type Net, readNetState, writeStatistics } from './net';
import { configText, customPoints, readConfigText } from './resolve';
import type {
  GridRequest,
  ParameterBlock,
  Progress,
  RunData,
  Slice,
  Started,
  Until,
} from './state';
import { namedBlocks, readData, refusedFirst, type Structure, sizeOf } from './structure';

type Status = Pick<Progress, 'step' | 'epoch' | 'loss' | 'diverged'>;

export class Engine {
  readonly #session: Session;
  #structure: Structure;
  #sentGeneration = 0;
  #sentRows = 0;
  #chunk = 8;

  constructor(core: Core, config: Config) {
    this.#session = new core.Session();
    try {
      const custom = customPoints(config);
      if (custom) this.#input(custom.rows);
      accepted(this.#session.start(configText(config), custom?.fields.samples ?? 0));
      this.#structure = this.#readStructure();
    } catch (error) {
      this.#session.delete();
      throw error;
    }
  }

  started(): Started {
    const { series, test, classes } = this.#structure;
    const progress = this.#progress('running');
    return { config: this.#config(), series, test: test > 0, classes, progress };
  }

  #readStructure = () => JSON.parse(this.#session.structure()) as Structure;
  #config = () => readConfigText(this.#session.configText());

  #input(values: Float32Array): void {
    this.#session.inputView(values.length).set(values);
  }

  /** After the run was made into another: its history begins anew for the reader. */
  #restarted(): Started {
    this.#structure = this.#readStructure();
    this.#sentGeneration = -1;
    this.#sentRows = 0;
    return this.started();
  }

  /** Works until the slice is over; returns the rows that are new. */
  advance({ steps, ms, until }: Slice): { progress: Progress; rows: Rows; made: number } {
    const start = this.#status().step;
    const deadline = performance.now() + ms;
    let finished = false;
    let left = steps;
    let now = performance.now();
    do {
      const before = now;
      const chunk = Math.min(left, this.#chunk, this.#toEpochEnd(until));
      this.#session.advance(chunk);
      left -= chunk;
      now = performance.now();
      if (chunk === this.#chunk) this.#tune(now - before, ms);
      if (this.#status().diverged) break;
      finished = this.#reached(until);
    } while (left > 0 && !finished && now < deadline);
    const progress = this.#progress(finished ? 'finished' : 'running');
    return { progress, rows: this.#newRows(), made: progress.step - start };
  }

  /** Chunks of about an eighth of a slice: the clock is asked rarely, and the slice kept. A part of a chunk tells nothing. */
  #tune(took: number, ms: number): void {
    if (took < ms / 16) this.#chunk = Math.min(2 * this.#chunk, 1 << 20);
    else if (took > ms / 4) this.#chunk = Math.max(1, this.#chunk >> 1);
  }

  #toEpochEnd(until: Until): number {
    if (until.loss === undefined && until.accuracy === undefined && until.epoch === undefined)
      return Infinity;
    const { batches } = this.#structure;
    return batches - (this.#status().step % batches);
  }

  #reached(until: Until): boolean {
    const { epoch } = this.#status();
    if (!Number.isInteger(epoch)) return false;
    if (until.epoch !== undefined && epoch >= until.epoch) return true;
    if (until.loss === undefined && until.accuracy === undefined) return false;
    const { loss, accuracy } = this.evaluate('train', 'running');
    return (
      (until.loss !== undefined && loss <= until.loss) ||
      (until.accuracy !== undefined && (accuracy ?? 0) >= until.accuracy)
    );
  }

  #status(): Status {
    return JSON.parse(this.#session.status()) as Status;
  }

  #progress(state: 'running' | 'finished'): Progress {
    const status = this.#status();
    const rows = this.#session.historyRows();
    return { ...status, state: status.diverged ? 'diverged' : state, rows };
  }

  #newRows(): Rows {
    const session = this.#session;
    const generation = session.historyGeneration();
    const from = generation === this.#sentGeneration ? this.#sentRows : 0;
    const steps = session.historyStepsView(from).slice();
    const values = session.historyView(from).slice();
    this.#sentGeneration = generation;
    this.#sentRows = session.historyRows();
    return { generation, from, steps, values };
  }

  data(): RunData {
    return readData(this.#session, this.#structure);
  }

  predict(points: Float32Array): Float32Array {
    this.#input(points);
    return this.#session.predictView(points.length / this.#structure.features).slice();
  }

  grid({ size, bounds, layer, unit }: GridRequest): Float32Array {
    return this.#session.gridView(size, ...bounds, layer, unit).slice();
  }

  evaluate(set: 'train' | 'test', statistics: 'running' | 'batch'): Evaluation {
    const report = this.#session.evaluate(set === 'test', statistics === 'batch');
    return infinite(JSON.parse(report) as Evaluation);
  }

  measures(): Measures {
    const test = this.#structure.test > 0 ? this.evaluate('test', 'running') : null;
    return {
      step: this.#status().step,
      train: this.evaluate('train', 'running'),
      test,
      ...readMeasures(this.#session),
    };
  }

  probe(along: readonly number[], set: PointSet, rate: number): Probe {
    return readProbe(this.#session, along, set, rate);
  }

  unitView(question: UnitQuestion): UnitView {
    return readUnit(this.#session, question);
  }

  layerViews(set: PointSet): LayerView[] {
    return readLayers(this.#session, set);
  }

  parameters(): Record<string, ParameterBlock> {
    return namedBlocks(this.#structure.blocks, this.#session.parametersView());
  }

  gradients(): Record<string, ParameterBlock> {
    return namedBlocks(this.#structure.blocks, this.#session.gradientsView());
  }

  /** @param lines  `optimizer.…=value`, checked */
  configure(lines: string): ResolvedConfig {
    accepted(this.#session.configure(lines));
    return this.#config();
  }

  setParameters(values: Record<string, Float32Array>): void {
    const fits = (name: string) => sizeOf(this.#structure, name) === values[name]!.length;
    for (const name of refusedFirst(Object.keys(values), fits)) {
      this.#input(values[name]!);
      accepted(this.#session.setBlock(name));
    }
  }

  /** @param initial  with the parameters with which the run began */
  net(initial: boolean): Net {
    const { blocks, features, targets, classes } = this.#structure;
    const flat = initial ? this.#session.initialView() : this.#session.parametersView();
    const parameters = namedBlocks(blocks, flat);
    const shape = { step: this.#status().step, features, outputs: targets, classes };
    return { config: this.#config(), parameters, ...shape, ...readNetState(this.#session) };
  }

  load(statistics: Net['statistics']): void {
    writeStatistics(this.#session, statistics);
  }

  setTrains(names: string[], trains: boolean): void {
    const known = (name: string) => sizeOf(this.#structure, name) !== undefined;
    for (const name of refusedFirst(names, known)) accepted(this.#session.setTrains(name, trains));
    this.#structure = this.#readStructure();
  }

  rescale(layer: number, factor: number): void {
    accepted(this.#session.rescale(layer, factor));
  }

  insertBatchNorm(at: 'start' | 'identity'): Started {
    accepted(this.#session.insertBatchNorm(at === 'identity'));
    return this.#restarted();
  }

  foldBatchNorm(): Started {
    accepted(this.#session.foldBatchNorm());
    return this.#restarted();
  }

  snapshot(): Uint8Array {
    return this.#session.snapshotView().slice();
  }

  restore(snapshot: Uint8Array, anew: boolean): Started & { rows: Rows } {
    this.#session.bytesView(snapshot.length).set(snapshot);
    accepted(this.#session.restore(anew));
    return { ...this.#restarted(), rows: this.#newRows() };
  }

  dispose(): void {
    this.#session.delete();
  }
}
