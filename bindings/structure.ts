// What stays the same for the length of a run, and how its arrays get their names and shapes.
import type { Session } from './core';
import type { SeriesInfo } from './history';
import type { ParameterBlock, Points, RunData } from './state';

interface Block {
  readonly name: string;
  readonly rows: number;
  readonly cols: number;
  readonly offset: number;
  readonly trains: boolean;
}

/** As the core tells it. */
export interface Structure
  extends Record<'features' | 'targets' | 'classes' | 'train' | 'test' | 'batches', number> {
  readonly series: SeriesInfo[];
  readonly blocks: readonly Block[];
}

/** Copies. A weight’s columns in the core are PyTorch’s rows: the same order in memory. */
export const namedBlocks = (
  blocks: readonly Block[],
  flat: Float32Array,
): Record<string, ParameterBlock> =>
  Object.fromEntries(
    blocks.map(({ name, rows, cols, offset, trains }) => [
      name,
      {
        shape: name.endsWith('/weight') ? [cols, rows] : [cols],
        values: flat.slice(offset, offset + rows * cols),
        trains,
      },
    ]),
  );

/** How many numbers a block has; undefined where there is none. */
export function sizeOf({ blocks }: Structure, name: string): number | undefined {
  const block = blocks.find((of) => of.name === name);
  return block && block.rows * block.cols;
}

/** What does not fit comes to the core first, which refuses it before anything is changed. */
export const refusedFirst = (names: string[], fits: (name: string) => boolean): string[] =>
  names.toSorted((a, b) => Number(fits(a)) - Number(fits(b)));

/** One label out of a row's targets: the class, or the place of the one. */
function labelOf(targets: Float32Array): number {
  return targets.length === 1 ? targets[0]! : targets.indexOf(1);
}

function readPoints(
  session: Session,
  { features, targets: width, classes }: Structure,
  test: boolean,
): Points {
  const rows = session.pointsView(test).slice();
  const stride = features + width;
  const n = rows.length / stride;
  const points = new Float32Array(n * features);
  const targets = new Float32Array(n * width);
  for (let i = 0; i < n; i++) {
    points.set(rows.subarray(i * stride, i * stride + features), i * features);
    targets.set(rows.subarray(i * stride + features, (i + 1) * stride), i * width);
  }
  const label = (_: unknown, i: number) => labelOf(targets.subarray(i * width, (i + 1) * width));
  return { points, targets, labels: Int32Array.from({ length: classes === 0 ? 0 : n }, label) };
}

export const readData = (session: Session, structure: Structure): RunData => ({
  features: structure.features,
  classes: structure.classes,
  train: readPoints(session, structure, false),
  test: structure.test > 0 ? readPoints(session, structure, true) : null,
});
