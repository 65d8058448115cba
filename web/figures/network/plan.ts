// Where the parts of the network's drawing stand: inputs, units with their gates, the way to the output.
import type { ResolvedConfig } from 'batchnorm-playground';
import { mostDrawn } from '../../looks';
import type { Snapshot } from '../../snapshot';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export interface Column {
  /** 0: the inputs; 1, 2, …: hidden layers. */
  readonly layer: number;
  readonly units: readonly Box[];
  /** Beside each unit, where the layer has a normalisation; else none. */
  readonly gates: readonly Box[];
  readonly middle: number;
  /** Units that there is no room to draw. */
  readonly left: number;
}

export interface Plan {
  readonly width: number;
  readonly height: number;
  readonly columns: readonly Column[];
  readonly out: Box;
  /** The output's own picture stands right behind the drawing: `out` is where the links enter it, else a small one. */
  readonly joined: boolean;
}

const GATE = 17;
const GAP = 3;
const LARGEST = 30;
/** Where the links enter the output's picture. */
const PORT = 10;
const COLUMN = 80;

/** What goes into the net: of one feature only one of the inputs that there could be. */
export const inputCount = ({ config, parameters }: Snapshot): number =>
  parameters?.['linear1/weight']?.shape[1] ?? config.data.inputs.length;

/** The narrowest stage on which the columns' own buttons do not meet. */
export const leastWidth = (layers: number): number => 92 + COLUMN * layers;

/** @param beside  how far down the middle of the output's picture stands, right of the drawing; null: it is elsewhere */
export function planOf(
  config: ResolvedConfig,
  features: number,
  width: number,
  height: number,
  beside: number | null,
): Plan {
  const counts = [features, ...config.layers.map(({ units }) => units)];
  const drawn = counts.map((n) => Math.min(n, mostDrawn));
  const pitch = Math.min(LARGEST + 8, height / Math.max(...drawn, 4));
  const size = Math.round(pitch - Math.max(3, 0.2 * pitch));
  const gated = config.layers.map(({ norm }) => norm.kind !== 'none');
  const wide = [size, ...gated.map((gate) => size + (gate ? GAP + GATE : 0))];
  const end = beside === null ? size : PORT;
  const space = (width - end - wide.reduce((a, b) => a + b, 0)) / Math.max(1, counts.length);
  let x = 0;
  const columns = drawn.map((n, layer): Column => {
    const top = (height - n * pitch) / 2 + (pitch - size) / 2;
    const at = x;
    const units = Array.from({ length: n }, (_, i) => ({
      x: at,
      y: top + i * pitch,
      w: size,
      h: size,
    }));
    const gates = gated[layer - 1]
      ? units.map(({ y }) => ({ x: at + size + GAP, y, w: GATE, h: size }))
      : [];
    x += wide[layer]! + space;
    return { layer, units, gates, middle: at + wide[layer]! / 2, left: counts[layer]! - n };
  });
  return {
    width,
    height,
    columns,
    out: { x: width - end, y: (beside ?? height / 2) - end / 2, w: end, h: end },
    joined: beside !== null,
  };
}

/** Where a unit's answer leaves it: behind its gate. */
export function exit(column: Column, unit: number): { x: number; y: number } {
  const box = column.gates[unit] ?? column.units[unit]!;
  return { x: box.x + box.w, y: box.y + box.h / 2 };
}

export const entry = ({ x, y, h }: Box): { x: number; y: number } => ({ x, y: y + h / 2 });
