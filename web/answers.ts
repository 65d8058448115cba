// What the network answers everywhere: a grid over two features, a curve over one, nothing that can be drawn over more.
import type { RunData, Trainer } from 'batchnorm-playground';
import { frameOfRun } from './own/frame';
import type { Curve, Grid } from './snapshot';

const MARGIN = 0.1;
const CELLS = 160;

export interface Answers {
  readonly grid: Grid | null;
  readonly curve: Curve | null;
}

/** Where a curve is looked at: the points' stretch and a little more on both sides. */
function along({ train, test }: RunData): Float32Array {
  const all = [...train.points, ...(test?.points ?? [])];
  const low = all.reduce((a, b) => Math.min(a, b));
  const high = all.reduce((a, b) => Math.max(a, b));
  const room = MARGIN * (high - low || 1);
  return Float32Array.from(
    { length: CELLS + 1 },
    (_, i) => low - room + ((high - low + 2 * room) * i) / CELLS,
  );
}

export async function answers(trainer: Trainer, data: RunData, size: number): Promise<Answers> {
  if (data.features === 2) {
    // The plane that is drawn on does not move with the points.
    const own = trainer.config.data.name === 'custom' && { bounds: frameOfRun(data) };
    return { grid: await trainer.grid({ size, ...own }), curve: null };
  }
  if (data.features !== 1) return { grid: null, curve: null };
  const x = along(data);
  return { grid: null, curve: { x, y: await trainer.predict(x) } };
}
