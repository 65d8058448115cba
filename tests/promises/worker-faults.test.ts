// A worker that dies, in Node's threads: every call that waits rejects, and another goes on from the snapshot.
import { createTrainer, isCrash, type Trainer } from 'batchnorm-playground';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { anyNasty, runs } from './generated';
import { type Fault, NodeWorker } from './node-worker';

const config = { layers: [4], data: { samples: 60 }, batchSize: 8 };

async function inThread(): Promise<{ worker: NodeWorker; trainer: Trainer }> {
  const worker = new NodeWorker();
  const trainer = await createTrainer(config, { worker: () => worker as unknown as Worker });
  return { worker, trainer };
}

/** Thirty beats of the heart pass in a second and a half. */
beforeEach(() => {
  const real = globalThis.setInterval;
  vi.spyOn(globalThis, 'setInterval').mockImplementation(((work: () => void, ms: number) =>
    real(work, ms === 1000 ? 50 : ms)) as typeof setInterval);
});
afterEach(() => vi.restoreAllMocks());

// Seen to fail without the heart of remote.ts: after a hang or a worker that left, for ever.
test.each<[Fault, RegExp]>([
  ['throw', /stopped: thrown/],
  ['reject', /stopped: rejected/],
  ['hang', /no answer for 30 seconds/],
  ['leave', /no answer for 30 seconds/],
  ['trap', /core stopped: .*unreachable/],
])('%s: every pending call rejects, and the run goes on elsewhere', async (fault, says) => {
  const { worker, trainer } = await inThread();
  await trainer.step(7);
  const kept = await trainer.snapshot();
  worker.postMessage(fault);
  const pending: Promise<unknown>[] = [trainer.step(1e9)];
  // What a thread does after its task: calls that need no more than one are answered before.
  if (fault !== 'reject') pending.push(trainer.predict(new Float32Array(2)));
  if (fault !== 'reject' && fault !== 'trap') pending.push(trainer.step(), trainer.measures());
  for (const result of await Promise.allSettled(pending)) {
    expect(result.status).toBe('rejected');
    const { reason } = result as PromiseRejectedResult;
    expect(isCrash(reason)).toBe(true);
    expect(String(reason)).toMatch(says);
  }
  const later = await trainer.step().catch((error: unknown) => error);
  expect(isCrash(later)).toBe(true);
  trainer.dispose();
  await worker.ended;

  const next = await inThread();
  await next.trainer.restore(kept);
  const same = await createTrainer(config, { worker: false });
  expect((await next.trainer.step(5)).step).toBe(12);
  await same.step(12);
  expect(await next.trainer.parameters()).toEqual(await same.parameters());
  next.trainer.dispose();
  same.dispose();
});

// Seen to fail with #settle looking at reply.id before it knows that there is a reply.
test('stray messages of a worker are dropped', async () => {
  const { worker, trainer } = await inThread();
  worker.postMessage('stray');
  expect((await trainer.step(3)).step).toBe(3);
  trainer.dispose();
});

// Seen to fail with worker.ts not answering a TypeError: what waits for its answer waits until the time is over.
test('whatever a worker is sent, it answers, and its run goes on', async () => {
  const { worker, trainer } = await inThread();
  const answered = new Map<unknown, (reply: object) => void>();
  worker.addEventListener('message', (event) => {
    const { data } = event as MessageEvent<{ id: unknown }>;
    answered.get(data.id)?.(data);
  });
  const method = fc.oneof(
    fc.constantFrom('predict', 'grid', 'probe', 'unitView', 'parameters', 'started', 'setTrains'),
    fc.constantFrom('constructor', '__proto__', 'toString', 'none'),
    anyNasty,
  );
  let id = 1e6;
  await fc.assert(
    fc.asyncProperty(method, async (name) => {
      const mine = ++id;
      const reply = new Promise<object>((done) => answered.set(mine, done));
      try {
        worker.postMessage({ id: mine, method: name, args: [] });
      } catch {
        return;
      }
      expect(Object.keys(await reply)).toEqual(['id', expect.stringMatching(/^(result|error)$/)]);
      answered.delete(mine);
    }),
    runs('worker message'),
  );
  expect((await trainer.step()).state).toBe('running');
  trainer.dispose();
}, 900_000);
