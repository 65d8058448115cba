// The way of a run once more, from where a route begins, by all that was done to it by hand.
import type { Trainer } from 'batchnorm-playground';
import type { Event, Route } from './memory';

/** What is done at an event, when the trainer stands at its step. */
export const redo = async (trainer: Trainer, event: Event): Promise<void> => {
  if ('again' in event) await event.again(trainer);
  else if (event.jump) await trainer.restore(event.bytes);
};

/** Takes a trainer that stands where the route begins on to a step, or to where it diverges. */
export async function retrace(trainer: Trainer, { way }: Route, step: number): Promise<void> {
  const go = async (to: number) => {
    const left = to - trainer.status.step;
    if (left > 0 && trainer.status.state !== 'diverged') await trainer.step(left);
  };
  for (const event of way) {
    await go(event.step);
    await redo(trainer, event);
  }
  await go(step);
}
