// A worker that dies in a real browser: the run comes back where it was last kept, and the third time it stays down.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { type App, steps } from './browser';
import { builtPage } from './built-page';

const it = builtPage();

/** The heart beats twenty times as fast, so that nobody waits half a minute for a worker that hangs. */
const quick = (page: Page) =>
  page.addInitScript(() => {
    const real = window.setInterval;
    window.setInterval = ((work: () => void, ms: number, ...rest: unknown[]) =>
      real(work, ms === 1000 ? 50 : ms, ...rest)) as typeof window.setInterval;
  });

const faults = {
  throw: 'setTimeout(() => { throw new Error("thrown") })',
  reject: 'void Promise.reject(new Error("rejected"))',
  hang: 'setTimeout(() => { for (;;); })',
  leave: 'self.close()',
  trap: 'Float32Array.prototype.slice = () => { throw new WebAssembly.RuntimeError("unreachable") }, 0',
};
type Fault = keyof typeof faults;

const now = (page: Page) =>
  page.evaluate(() => {
    const { snapshot, failure, notices } = document.querySelector<
      App & { failure: string; notices: { about: string; text: string }[] }
    >('bnp-app')!;
    return {
      run: snapshot!.run,
      step: snapshot!.progress.step,
      phase: snapshot!.phase,
      failure,
      notices: notices.map(({ about, text }) => `${about}: ${text}`),
    };
  });

/** The first step that the charts show. */
const firstStep = (page: Page) =>
  page.evaluate(() => document.querySelector<App>('bnp-app')!.snapshot!.history.steps[0]);

async function crash(page: Page, fault: Fault): Promise<void> {
  // The pictures of the data sets have a worker of their own, which goes when they are drawn.
  await expect.poll(() => page.workers().length).toBe(1);
  await page
    .workers()[0]!
    .evaluate(faults[fault])
    .catch(() => {});
}

const another = (page: Page, run: number) =>
  page.waitForFunction(
    (before) => (document.querySelector<App>('bnp-app')!.snapshot?.run ?? 0) > before,
    run,
  );

// Seen to fail with Crashes.survives always false (all), and without the heart of remote.ts (hang, leave).
test.each(Object.keys(faults) as Fault[])(
  '%s: it goes on from where it was kept',
  async (fault) => {
    const { page } = await it.open(it.url, {}, quick);
    await steps(page, 300);
    const before = await now(page);
    await crash(page, fault);
    await another(page, before.run);
    const after = await now(page);
    expect(after.failure).toBe('');
    expect(after.notices).toEqual([
      expect.stringMatching(/^Run: its worker stopped\. It goes on from step \d+\.$/),
    ]);
    const from = Number(/step (\d+)/.exec(after.notices[0]!)![1]);
    expect(from).toBeGreaterThan(0);
    await steps(page, from + 50);
    await expect.poll(async () => (await now(page)).phase).toBe('playing');
    // What came before the crash is in the charts, and is remembered, too.
    await expect.poll(() => firstStep(page)).toBeLessThan(3);
    await page.evaluate(() => {
      const options = { detail: 7, bubbles: true, composed: true };
      const loss = document.querySelector('bnp-app')!.shadowRoot!.querySelector('bnp-loss')!;
      loss.dispatchEvent(new CustomEvent('look-back', options));
    });
    await expect.poll(async () => (await now(page)).step).toBe(7);
  },
);

// Seen to fail with MOST of web/crashes.ts at 30: it came back for ever.
test('the third crash within a minute stops it, with a sentence; reset begins it again', async () => {
  const { page } = await it.open(it.url, {}, quick);
  await steps(page, 200);
  for (const fault of ['throw', 'trap'] as const) {
    const { run, step } = await now(page);
    await crash(page, fault);
    await another(page, run);
    await steps(page, step + 1);
  }
  await crash(page, 'throw');
  const says = page.getByText('The network is not running.');
  await says.first().waitFor();
  await expect
    .poll(async () => (await now(page)).failure)
    .toMatch(/^Its worker stopped; reset begins the run again/);
  await page.getByRole('button', { name: /reset/i }).first().click();
  await page.waitForFunction(
    () => document.querySelector<App>('bnp-app')!.snapshot?.phase === 'paused',
  );
  await expect.poll(async () => (await now(page)).failure).toBe('');
});

// Seen to fail where nobody asked the run for anything after the crash.
test('a paused run comes back paused, at its own step', async () => {
  const { page } = await it.open(it.url, {}, quick);
  await steps(page, 200);
  await page.keyboard.press('Space');
  await page.waitForFunction(
    () => document.querySelector<App>('bnp-app')!.snapshot?.phase === 'paused',
  );
  const before = await now(page);
  await crash(page, 'throw');
  // Nobody waits for an answer of a run that rests: the next wish finds its worker gone.
  await page.keyboard.press('ArrowRight');
  await another(page, before.run);
  const after = await now(page);
  expect(after.phase).toBe('paused');
  expect(after.step).toBeGreaterThan(0);
});

interface Lanes extends App {
  readonly lanes: readonly { progress: { step: number }; history: { steps: Float64Array } }[];
}
const lanes = (page: Page) =>
  page.evaluate(() =>
    document
      .querySelector<Lanes>('bnp-app')!
      .lanes.map(({ progress, history }) => ({ step: progress.step, from: history.steps[0]! })),
  );

// Seen to fail with #safely of web/racer.ts throwing at once: the worker of a lane did not come back.
test.each(['throw', 'hang'] as const)(
  'workers of run and lanes, one after the other: %s',
  async (fault) => {
    const { page, errors } = await it.open(`${it.url}/#v=1&lanes=norm-none_lr-0.1`, {}, quick);
    await steps(page, 150);
    await expect.poll(() => page.workers().length).toBe(3);
    for (const worker of page.workers()) {
      await worker.evaluate(faults[fault]).catch(() => {});
      await expect.poll(() => page.workers().includes(worker)).toBe(false);
      await expect.poll(() => page.workers().length).toBe(3);
    }
    await steps(page, 400);
    await expect
      .poll(async () => Math.min(...(await lanes(page)).map(({ step }) => step)))
      .toBeGreaterThan(300);
    await expect
      .poll(async () => (await lanes(page)).map(({ from }) => from < 3))
      .toEqual([true, true]);
    await expect.poll(() => firstStep(page)).toBeLessThan(3);
    await expect.poll(async () => (await now(page)).failure).toBe('');
    expect(errors).toEqual([]);
  },
);

test('a lane whose workers die one after the other is taken out, and says why', async () => {
  const { page } = await it.open(`${it.url}/#v=1&lanes=norm-none`, {}, quick);
  await steps(page, 100);
  await expect.poll(() => page.workers().length).toBe(2);
  // The lanes begin before the run.
  const own = page.workers().at(-1);
  for (let n = 0; n < 3; n++) {
    await expect.poll(() => page.workers().length).toBe(2);
    await page
      .workers()
      .find((worker) => worker !== own)!
      .evaluate(faults.throw)
      .catch(() => {});
    await page.waitForTimeout(600);
  }
  await expect
    .poll(async () => (await now(page)).notices)
    .toEqual([expect.stringMatching(/^Lane “no norm”: The worker stopped/)]);
  const { step } = await now(page);
  await steps(page, step + 50);
});
