// What the network answers everywhere: a grid over two features, a curve over one, nothing that can be drawn over more.
import type { RunData, Trainer } from 'batchnorm-playground';
import { frameOfRun } from './own/frame';

const MARGIN = 0.1;
const CELLS = 160;

export type Grid = Awaited<ReturnType<Trainer['grid']>> & {
  /** More than two: a value is then the class that is answered plus how probable it is, from 0 to 1. */
  readonly classes?: number;
};
/** x and y of a line. */
export interface Curve {
  readonly x: Float32Array;
  readonly y: Float32Array;
}

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

/** Just under 1, so that a class and its probability are one number. */
const SURE = 0.9999;

/** Of each cell the output that is the largest, and the softmax of it. */
function surest(outputs: readonly Float32Array[]): Float32Array {
  return outputs[0]!.map((_, cell) => {
    const z = outputs.map((values) => values[cell]!);
    const most = z.reduce((a, b) => Math.max(a, b));
    const sum = z.reduce((all, one) => all + Math.exp(one - most), 0);
    return z.indexOf(most) + Math.min(SURE, 1 / sum);
  });
}

type Asked = Parameters<Trainer['grid']>[0];

/** A logit or a value where one number answers; two outputs of a softmax are a logit as well. */
async function plane(trainer: Trainer, { train, classes }: RunData, asked: Asked): Promise<Grid> {
  const outputs = classes === 0 ? 1 : train.targets.length / train.labels.length;
  const all = await Promise.all(
    Array.from({ length: outputs }, (_, unit) => trainer.grid({ ...asked, unit })),
  );
  const [first, second] = all as [Grid, Grid];
  if (outputs === 1) return first;
  if (outputs === 2) return { ...first, values: second.values.map((z, i) => z - first.values[i]!) };
  return { ...first, classes: outputs, values: surest(all.map(({ values }) => values)) };
}

/** @param drawn  whether the points are the reader's: the plane that is drawn on does not move with them */
export async function answers(
  trainer: Trainer,
  data: RunData,
  size: number,
  drawn: boolean,
): Promise<Answers> {
  if (data.features === 2) {
    const own = drawn && { bounds: frameOfRun(data) };
    return { grid: await plane(trainer, data, { size, ...own }), curve: null };
  }
  if (data.features !== 1) return { grid: null, curve: null };
  const x = along(data);
  return { grid: null, curve: { x, y: await trainer.predict(x) } };
}
