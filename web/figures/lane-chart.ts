// One quantity of all lanes over the steps: told apart by dash, and by a letter at the end of each line.
import type { Table } from 'batchnorm-playground';
import { LineChart, type Pen, Pool, type Series, type XY } from '../charts';
import type { Snapshot } from '../snapshot';
import type { Palette } from '../theme';
import { roundUp } from './axis-ticks';
import { paintCut } from './cut-mark';
import { type LaneScale, laneScale } from './lane-scale';
import { paintCursor } from './scrub';
import { spread } from './spread';

export const LETTERS = ['A', 'B', 'C', 'D'] as const;
export const DASHES: readonly (readonly number[])[] = [[], [8, 4], [2, 3], [10, 3, 2, 3]];

/** A lane's colour is no class's and no layer's; the page's own run is ink. */
export const laneToken = (lane: number): string => (lane === 0 ? 'ink' : `lane-${lane}`);

/** A row of the table as one number; NaN where the lane has none. */
export type Quantity = (table: Table, row: number) => number;

/** Between two letters, and from a line's end to its own. */
const APART = 13;
const BESIDE = 5;

function points(table: Table, numberOf: (row: number) => number): XY[] {
  return Array.from({ length: table.rows }, (_, row) => ({
    x: table.steps[row]!,
    y: numberOf(row),
  })).filter(({ y }) => Number.isFinite(y));
}

export class LaneChart {
  readonly #chart: LineChart;
  readonly #palette: Palette;
  #pools: Pool[] = [];
  #styled = '';
  #at: Snapshot | null = null;
  #scale: LaneScale = { log: false, range: [0, 1] };

  constructor(canvas: HTMLCanvasElement, palette: Palette) {
    this.#chart = new LineChart(canvas);
    this.#palette = palette;
  }

  /** @param at  where in time the page stands */
  draw(
    tables: readonly Table[],
    quantity: (table: Table) => (row: number) => number,
    at: Snapshot,
  ): void {
    this.#at = at;
    this.#style(tables.length);
    const lanes = tables.map((table) => points(table, quantity(table)));
    this.#scale = laneScale(lanes);
    const { log, range } = this.#scale;
    const least = 10 ** range[0];
    for (const [lane, line] of lanes.entries()) {
      const pool = this.#pools[lane]!.clear();
      for (const { x, y } of line) pool.add(x, log ? Math.log10(Math.max(y, least)) : y);
      pool.end();
    }
    const last = Math.max(50, ...lanes.map((line) => line.at(-1)?.x ?? 0));
    this.#chart.draw({ x: [0, roundUp(last)], y: range, log });
  }

  /** The step at so many CSS pixels from the chart's left edge; null before the first drawing. */
  stepAt(pixel: number): number | null {
    return this.#chart.stepAt(pixel);
  }

  destroy(): void {
    this.#chart.destroy();
  }

  #style(lanes: number): void {
    const key = `${lanes} ${this.#palette.generation}`;
    if (key === this.#styled) return;
    this.#styled = key;
    this.#pools = Array.from({ length: lanes }, () => new Pool());
    const c = (token: string) => this.#palette.colour(token);
    const line = (pool: Pool, lane: number): Series => ({
      pool,
      kind: 'line',
      colour: c(laneToken(lane)),
      width: lane === 0 ? 2.2 : 1.8,
      dash: DASHES[lane]!,
    });
    this.#chart.setSeries(this.#pools.map(line), { text: c('muted'), grid: c('grid') });
    this.#chart.setOver((pen) => {
      const { log } = this.#scale;
      if (!this.#at?.past)
        paintCut(
          pen,
          this.#palette,
          this.#pools.map(({ data }) => data),
          (y) => (log ? 10 ** y : y),
        );
      this.#name(pen);
      if (this.#at) paintCursor(pen, this.#palette, this.#at);
    });
  }

  /** Each lane's letter beside the end of its line. */
  #name({ context, px, py, area }: Pen): void {
    const ends = this.#pools.flatMap(({ data }, lane) => {
      const end = data.at(-1);
      return end ? [{ lane, x: px(end.x), y: py(end.y) }] : [];
    });
    const places = spread(
      ends.map(({ y }) => y),
      APART,
      area.top + APART / 2,
      area.bottom - APART / 2,
    );
    context.save();
    context.font = `700 12px ${getComputedStyle(document.body).fontFamily}`;
    context.textAlign = 'left';
    context.textBaseline = 'middle';
    context.strokeStyle = this.#palette.colour('card');
    context.lineWidth = 3;
    for (const [i, { lane, x }] of ends.entries()) {
      context.fillStyle = this.#palette.colour(laneToken(lane));
      const at = Math.min(x + BESIDE, area.right + 2);
      context.strokeText(LETTERS[lane]!, at, places[i]!);
      context.fillText(LETTERS[lane]!, at, places[i]!);
    }
    context.restore();
  }
}
