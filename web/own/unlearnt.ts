// What there is to see while too few points stand on the plane: the net as it is built, and no number of the run before.
import { History, type Table } from 'batchnorm-playground';
import { UNSEEN } from '../looks';
import type { Snapshot } from '../snapshot';
import { Trails } from '../trails';

const series = (table: Table) =>
  table.names.map((name) => ({ name, width: table.series(name).width }));

/** The snapshot of a run that has ended, without all that it had learnt. */
export const unlearnt = (was: Snapshot): Snapshot => ({
  ...was,
  ...UNSEEN,
  phase: 'starting',
  progress: { step: 0, epoch: 0, loss: Number.NaN, state: 'running', rows: 0 },
  history: new History(series(was.history), series(was.history.measured)),
  points: null,
  trails: new Trails(),
  hovered: null,
  chosen: null,
  past: null,
  lastGood: null,
  gauge: null,
});
