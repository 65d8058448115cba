// One quantity of all lanes over the steps: told apart by dash, and by a letter at the end of each line.
import type { Table } from 'batchnorm-playground';
import { LineChart, Pool, type Series } from '../charts';
import type { Snapshot } from '../snapshot';
import type { Palette } from '../theme';
import { roundUp } from './axis-ticks';
import { paintCursor } from './scrub';

export const LETTERS = ['A', 'B', 'C', 'D'] as const;
export const DASHES: readonly (readonly number[])[] = [[], [8, 4], [2, 3], [10, 3, 2, 3]];

/** A lane's colour is no class's and no layer's; the page's own run is ink. */
export const laneToken = (lane: number): string => (lane === 0 ? 'ink' : `lane-${lane}`);

/** A row of the table as one number; NaN where the lane has none. */
export type Quantity = (table: Table, row: number) => number;

const LEAST = 0.02;
const APART = 13;

export class LaneChart {
  readonly #chart: LineChart;
  readonly #palette: Palette;
  #pools: Pool[] = [];
  #styled = '';
  #at: Snapshot | null = null;

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
    let [last, top] = [50, LEAST];
    tables.forEach((table, lane) => {
      const pool = this.#pools[lane]!.clear();
      const numberOf = quantity(table);
      for (let row = 0; row < table.rows; row++) {
        const [step, value] = [table.steps[row]!, numberOf(row)];
        if (!Number.isFinite(value)) continue;
        pool.add(step, value);
        last = Math.max(last, step);
        // The first steps may leave the picture, as a start that is far off would press the rest to the ground.
        if (row > 0 || table.rows < 3) top = Math.max(top, value);
      }
      pool.end();
    });
    this.#chart.draw({ x: [0, roundUp(last)], y: [0, roundUp(top)] });
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
      const { context, px, py, area } = pen;
      if (this.#at) paintCursor(pen, this.#palette, this.#at);
      context.font = `600 11px ${getComputedStyle(document.body).fontFamily}`;
      context.textAlign = 'right';
      context.textBaseline = 'bottom';
      const ends = this.#pools
        .map(({ data }, lane) => ({ end: data.at(-1), lane }))
        .flatMap(({ end, lane }) => (end ? [{ lane, x: px(end.x), y: py(end.y) }] : []))
        .sort((a, b) => b.y - a.y);
      let above = Number.POSITIVE_INFINITY;
      for (const { lane, x, y } of ends) {
        above = Math.min(Math.max(y - 2, area.top + 12), above - APART);
        context.fillStyle = c(laneToken(lane));
        context.fillText(LETTERS[lane]!, x, above);
      }
    });
  }
}
