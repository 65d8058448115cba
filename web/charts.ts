// Chart.js, reduced to what the page draws with it: lines and points on two linear axes, drawn when told.
import {
  Chart,
  type ChartDataset,
  LinearScale,
  LineController,
  LineElement,
  type Plugin,
  PointElement,
} from 'chart.js';
import { ticks, tickWords } from './figures/axis-ticks';
import { sharpness } from './figures/sharpness';
import { printed } from './theme';

Chart.register(LineController, LineElement, PointElement, LinearScale);

export type Shape = 'circle' | 'triangle' | 'rect' | 'star' | 'cross' | 'crossRot' | 'rectRot';
export interface XY {
  x: number;
  y: number;
}

/** Points for one dataset. The objects are kept from frame to frame: nothing to collect, nothing to parse. */
export class Pool {
  readonly data: XY[] = [];
  readonly #spare: XY[] = [];
  #n = 0;

  clear(): this {
    this.#n = 0;
    return this;
  }

  add(x: number, y: number): void {
    const point = this.data[this.#n] ?? this.#spare.pop() ?? { x, y };
    point.x = x;
    point.y = y;
    this.data[this.#n++] = point;
  }

  /** Where the last point stands. */
  get reached(): number | undefined {
    return this.data[this.#n - 1]?.x;
  }

  /** Ends a line and lets the next begin: Chart.js leaves a gap where y is no number. */
  gap(): void {
    if (this.#n > 0) this.add(this.data[this.#n - 1]!.x, Number.NaN);
  }

  end(): void {
    while (this.data.length > this.#n) this.#spare.push(this.data.pop()!);
  }
}

export interface Series {
  readonly pool: Pool;
  readonly kind: 'line' | 'points';
  readonly colour: string;
  readonly edge?: string;
  readonly width?: number;
  readonly dash?: readonly number[];
  readonly shape?: Shape;
  readonly size?: number;
}

export interface Axes {
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  /** Whether the heights are powers of ten: −2 stands for 0.01. */
  readonly log?: boolean;
}

export interface Style {
  readonly text: string;
  readonly grid: string;
}

export interface Pen {
  readonly context: CanvasRenderingContext2D;
  readonly px: (x: number) => number;
  readonly py: (y: number) => number;
  readonly area: { left: number; right: number; top: number; bottom: number };
}

/** Room for the ticks; fixed, so that the picture does not jump when the numbers grow, but for the very longest. */
const LEFT = 48;
/** Letters of a number at the side and below. */
const MOST_LETTERS = { left: 6, bottom: 8 };
const BOTTOM = 26;
const TOP = 8;
const RIGHT = 12;

/** The radius of a point that is all of its line. */
const LONE = 2.5;

/** Strokes without an inside: an edge around them would be all there is. */
const OPEN: readonly Shape[] = ['star', 'cross', 'crossRot'];

function dataset(s: Series): ChartDataset<'line', XY[]> {
  const line = s.kind === 'line';
  const open = s.shape !== undefined && OPEN.includes(s.shape);
  return {
    data: s.pool.data,
    parsing: false,
    normalized: true,
    showLine: line,
    borderColor: line || open ? s.colour : (s.edge ?? s.colour),
    backgroundColor: s.colour,
    borderWidth: s.width ?? 1.5,
    borderDash: [...(s.dash ?? [])],
    borderJoinStyle: 'round',
    pointStyle: s.shape ?? 'circle',
    pointRadius: line ? 0 : (s.size ?? 5),
    pointBorderWidth: open ? 2 : 1.5,
    spanGaps: false,
    clip: line ? 0 : 8,
  };
}

function axis(position: 'left' | 'bottom', most: number, log: () => boolean) {
  return {
    type: 'linear' as const,
    position,
    border: { display: false },
    grid: { drawTicks: false, lineWidth: 1 },
    ticks: {
      padding: 6,
      maxTicksLimit: most,
      maxRotation: 0,
      includeBounds: false,
      callback: (_: number | string, i: number, all: readonly { value: number }[]) =>
        tickWords(
          all.map(({ value }) => (log() ? 10 ** value : value)),
          MOST_LETTERS[position],
        )[i],
      font: { size: 12 },
    },
    // Chart.js can come to a step of which one multiple alone is inside.
    afterBuildTicks: (scale: { min: number; max: number; ticks: { value: number }[] }) => {
      if (scale.ticks.length < 2 && !log())
        scale.ticks = ticks(scale.min, scale.max).map((value) => ({ value }));
    },
    afterFit: (scale: { width: number; height: number }) => {
      if (position === 'left') scale.width = Math.max(LEFT, scale.width);
      else scale.height = BOTTOM;
    },
  };
}

/** Structural, because Chart.js gives a plugin a chart of any kind. */
function penOf(chart: Pick<Chart, 'ctx' | 'scales' | 'chartArea'>): Pen {
  const { x, y } = chart.scales;
  return {
    context: chart.ctx,
    area: chart.chartArea,
    px: (v) => x!.getPixelForValue(v),
    py: (v) => y!.getPixelForValue(v),
  };
}

/** A line of one point would not be seen. Chart.js keeps a radius once set, until its datasets are others. */
function paintLone({ context, px, py }: Pen, sets: readonly ChartDataset<'line', XY[]>[]): void {
  for (const { data, showLine, borderColor } of sets) {
    const [only] = data;
    if (!showLine || !only || data.length > 1) continue;
    context.fillStyle = borderColor as string;
    context.beginPath();
    context.arc(px(only.x), py(only.y), LONE, 0, 2 * Math.PI);
    context.fill();
  }
}

export class LineChart {
  readonly #chart: Chart<'line', XY[]>;
  #over: (pen: Pen) => void = () => {};
  #log = false;
  #printed = false;

  constructor(canvas: HTMLCanvasElement) {
    const over: Plugin<'line'> = {
      id: 'over',
      afterDatasetsDraw: (chart) => {
        paintLone(penOf(chart), chart.data.datasets as ChartDataset<'line', XY[]>[]);
        this.#over(penOf(chart));
      },
    };
    this.#chart = new Chart<'line', XY[]>(canvas, {
      type: 'line',
      data: { datasets: [] },
      plugins: [over],
      options: {
        animation: false,
        parsing: false,
        normalized: true,
        responsive: true,
        maintainAspectRatio: false,
        events: [],
        layout: { padding: { top: TOP, right: RIGHT, left: 0, bottom: 0 } },
        scales: { x: axis('bottom', 8, () => false), y: axis('left', 6, () => this.#log) },
      },
    });
  }

  /** The lines, in the order in which they are painted from the bottom up. Call when these change, not each frame. */
  setSeries(series: readonly Series[], style: Style): void {
    this.#chart.data.datasets = series.map(dataset).reverse();
    for (const scale of [this.#chart.options.scales?.x, this.#chart.options.scales?.y]) {
      if (scale?.ticks) scale.ticks.color = style.text;
      if (scale?.grid) scale.grid.color = style.grid;
    }
  }

  /** Painted over the lines: labels. */
  setOver(over: (pen: Pen) => void): void {
    this.#over = over;
  }

  draw(axes: Axes): void {
    const { x, y } = this.#chart.options.scales ?? {};
    if (x && y) [x.min, x.max, y.min, y.max] = [...axes.x, ...axes.y];
    this.#log = axes.log ?? false;
    // Between two powers of ten is no round number.
    if (y?.ticks && 'precision' in y.ticks) y.ticks.precision = this.#log ? 0 : undefined;
    if (this.#chart.currentDevicePixelRatio !== sharpness() || this.#printed !== printed()) {
      this.#printed = printed();
      this.#chart.options.devicePixelRatio = sharpness();
      this.#chart.resize();
    }
    this.#chart.update('none');
  }

  /** The x at so many CSS pixels from the canvas's left edge; null before the first drawing. */
  stepAt(pixel: number): number | null {
    const x = this.#chart.scales.x?.getValueForPixel(pixel);
    return x !== undefined && Number.isFinite(x) ? x : null;
  }

  destroy(): void {
    this.#chart.destroy();
  }
}
