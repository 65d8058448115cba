// A run set to another moment of it: to its numbers alone, which cuts off what came after, or to all of it.
import type { Trainer } from 'batchnorm-playground';
import type { Left } from './left';
import type { Trace } from './trace';

export type Moment = Uint8Array | Left | Promise<Left>;

export async function jump(trainer: Trainer, to: Moment, trace: Trace): Promise<void> {
  if (to instanceof Uint8Array) return trace.recall!.restore(trainer, to);
  const left = await to;
  await left.bring(trainer);
  trace.recall!.dispose();
  [trace.recall, trace.sight] = [left.trace.recall, left.trace.sight];
}
