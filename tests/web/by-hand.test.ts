// Steps asked for while others are being made end where the pass ends.
import type { Progress } from 'batchnorm-playground';
import { expect, test } from 'vitest';
import { ByHand } from '../../web/by-hand';

/** A trainer whose steps are made when `finish` is called. */
function slow(from: number) {
  let finish = () => {};
  const trainer = {
    status: { step: from } as Progress,
    step: (n = 1) =>
      new Promise<Progress>((done) => {
        finish = () =>
          done((trainer.status = { ...trainer.status, step: trainer.status.step + n }));
      }),
  };
  return { trainer, finish: () => finish() };
}

test('the rest of a pass is counted from where the steps under way will end', async () => {
  const hand = new ByHand();
  const { trainer, finish } = slow(3);
  hand.ask(1);
  const first = hand.make(trainer);
  hand.ask(hand.leftOf(7, trainer.status.step));
  expect(hand.waiting).toBe(3);
  hand.ask(hand.leftOf(7, trainer.status.step));
  expect(hand.waiting).toBe(10);
  finish();
  expect((await first)?.step).toBe(4);
  const rest = hand.make(trainer);
  finish();
  expect((await rest)?.step).toBe(14);
  expect(await hand.make(trainer)).toBeNull();
});
