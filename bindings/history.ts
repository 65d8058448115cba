// The history of a run on the reader's side: tables of rows with named series.
import { csvText } from './csv';
import { outOfRange } from './errors';

/** New rows of a table, as they arrive. */
export interface Rows {
  /** Changes when older rows were thinned out. */
  readonly generation: number;
  /** How many rows were there before these. */
  readonly from: number;
  readonly steps: Float64Array;
  /** Row by row, all series side by side. */
  readonly values: Float32Array;
}

export interface SeriesInfo {
  readonly name: string;
  readonly width: number;
}

export interface Series {
  /** Numbers a row. */
  readonly width: number;
  /** The step of each row. */
  readonly steps: Float64Array;
  /** rows × width, row by row. */
  readonly values: Float32Array;
}

/** How many of them are kept: about as many as a core records. */
const EARLIER = 2048;

/** A table that grows by rows; a series is one of its groups of columns. */
export class Table {
  readonly names: readonly string[];
  #generation = 0;
  #rows = 0;
  /** Rows that another core recorded, ahead of those that arrive. */
  #earlier = 0;
  #steps = new Float64Array(64);
  #values: Float32Array;
  readonly #width: number;
  readonly #columns = new Map<string, { column: number; width: number }>();

  constructor(series: readonly SeriesInfo[]) {
    this.names = series.map(({ name }) => name);
    let column = 0;
    for (const { name, width } of series) {
      this.#columns.set(name, { column, width });
      column += width;
    }
    this.#width = column;
    this.#values = new Float32Array(64 * column);
  }

  /** Changes when older rows were thinned out: every second one is kept when a run grows long. */
  get generation(): number {
    return this.#generation;
  }

  get rows(): number {
    return this.#rows;
  }

  /** The step of each row. */
  get steps(): Float64Array {
    return this.#steps.slice(0, this.#rows);
  }

  /**
   * The numbers of one series.
   * @returns the step of each row, and `values`, rows × width, row by row
   * @throws RangeError for a name that is not in `names`
   */
  series(name: string): Series {
    const found = this.#columns.get(name);
    if (!found) throw outOfRange('name', name, `one of ${this.names.join(', ')}`);
    const { column, width } = found;
    const values = new Float32Array(this.#rows * width);
    for (let row = 0; row < this.#rows; row++) {
      const start = row * this.#width + column;
      values.set(this.#values.subarray(start, start + width), row * width);
    }
    return { width, steps: this.steps, values };
  }

  /** `step`, then every number of every series: `bn1/gamma/0` is that of unit 0. */
  get columns(): string[] {
    return [...this.#columns].flatMap(([name, { width }]) =>
      width === 1 ? [name] : Array.from({ length: width }, (_, i) => `${name}/${i}`),
    );
  }

  /** A line of names, `step` and `columns`, then a line a row; a cell without a number is empty. */
  toCSV(): string {
    const rows = Array.from({ length: this.#rows }, (_, row) => [
      this.#steps[row]!,
      ...this.#values.subarray(row * this.#width, (row + 1) * this.#width),
    ]);
    return csvText([['step', ...this.columns], ...rows]);
  }

  /** What JSON.stringify takes: the steps, and each series with its values row by row. */
  toJSON(): { steps: number[]; series: Record<string, { width: number; values: number[] }> } {
    const series = this.names.map((name): [string, { width: number; values: number[] }] => {
      const { width, values } = this.series(name);
      return [name, { width, values: [...values] }];
    });
    return { steps: [...this.steps], series: Object.fromEntries(series) };
  }

  /** @internal */
  append({ generation, from, steps, values }: Rows): void {
    const row = this.#earlier + from;
    this.#generation = generation;
    this.#rows = row;
    this.#reserve(row + steps.length);
    this.#steps.set(steps, row);
    this.#values.set(values, row * this.#width);
    this.#rows = row + steps.length;
  }

  /** @internal Takes over the rows of another table of the same series, up to a step. */
  takeOver(other: Table, step: number, most = other.rows): void {
    if (other.names.join() !== this.names.join()) return;
    const after = other.steps.findIndex((s) => s > step);
    const rows = Math.min(after < 0 ? other.rows : after, most);
    const values = other.#values.slice(0, rows * other.#width);
    this.append({
      generation: other.generation,
      from: 0,
      steps: other.steps.slice(0, rows),
      values,
    });
  }

  /** @internal What the run recorded in another core, up to a step; what arrives comes after it. */
  follow(other: Table, step: number, most = other.rows): void {
    this.takeOver(other, step, most);
    while (this.#rows > EARLIER) this.thinOut();
    this.#earlier = this.#rows;
  }

  /** @internal How many of its rows were recorded in another core. */
  get earlier(): number {
    return this.#earlier;
  }

  /** @internal Keeps every second row. */
  thinOut(): void {
    const kept = Math.ceil(this.#rows / 2);
    for (let row = 1; row < kept; row++) {
      this.#steps[row] = this.#steps[2 * row]!;
      this.#values.copyWithin(
        row * this.#width,
        2 * row * this.#width,
        (2 * row + 1) * this.#width,
      );
    }
    this.#rows = kept;
    this.#generation++;
  }

  #reserve(rows: number): void {
    if (rows <= this.#steps.length) return;
    const capacity = Math.max(rows, 2 * this.#steps.length);
    const steps = new Float64Array(capacity);
    const values = new Float32Array(capacity * this.#width);
    steps.set(this.#steps.subarray(0, this.#rows));
    values.set(this.#values.subarray(0, this.#rows * this.#width));
    this.#steps = steps;
    this.#values = values;
  }
}

/**
 * One row a recorded step: what the weights of that many updates gave on their mini-batch.
 * `measured` has a row for each call of `measures()`, over whole sets.
 */
export class History extends Table {
  readonly measured: Table;

  constructor(series: readonly SeriesInfo[], measured: readonly SeriesInfo[]) {
    super(series);
    this.measured = new Table(measured);
  }

  /**
   * A series of the steps' own rows; or one that only measuring gives, such as `loss/test`, of the
   * rows of `measured`.
   * @throws RangeError for a name that neither table has
   */
  override series(name: string): Series {
    if (this.names.includes(name)) return super.series(name);
    if (this.measured.names.includes(name)) return this.measured.series(name);
    const names = new Set([...this.names, ...this.measured.names]);
    throw outOfRange('name', name, `one of ${[...names].join(', ')}`);
  }
}
