// It runs all day: five minutes in Chromium with every panel open and four lanes; heap, nodes, listeners and the cores' memory stay.
import type { CDPSession, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { steps } from '../web/browser';
import { builtPage } from '../web/built-page';

const MINUTES = Number(process.env.SOAK_MINUTES ?? 5);
const WARM_UP_MS = 60_000;
const EVERY_MS = 15_000;
const HEAP_MB = 2;
/** Of six thousand: words that come and go with what the run says. A leak of one in each fidget would be more. */
const NODES = 40;

const it = builtPage();

interface Sample {
  readonly step: number;
  readonly heapMB: number;
  readonly nodes: number;
  readonly listeners: number;
  /** Of all cores, in their workers. */
  readonly wasmMB: number;
}

/** Each worker keeps the memories of its cores where the test finds them. */
const keepMemories = () => {
  const hook = `const real = WebAssembly.instantiate; self.memories = [];
    WebAssembly.instantiate = async (...given) => {
      const made = await real(...given);
      for (const item of Object.values((made.instance ?? made).exports))
        if (item instanceof WebAssembly.Memory) memories.push(item);
      return made;
    };\n`;
  const Real = window.Blob;
  window.Blob = class extends Real {
    constructor(parts: BlobPart[] = [], options?: BlobPropertyBag) {
      super(options?.type === 'text/javascript' ? [hook, ...parts] : parts, options);
    }
  };
};

async function wasmBytes(page: Page): Promise<number> {
  const each = page
    .workers()
    .map((worker) =>
      worker.evaluate('memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0)'),
    );
  return ((await Promise.all(each)) as number[]).reduce((a, b) => a + b, 0);
}

async function sample(page: Page, devtools: CDPSession): Promise<Sample> {
  for (let i = 0; i < 3; i++) await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await devtools.send('Memory.getDOMCounters');
  return {
    step: Number(
      await page
        .getByTestId('steps')
        .textContent()
        .then((t) => t?.replace(/\D/g, '')),
    ),
    heapMB: Math.round(usedSize / 1e4) / 100,
    nodes,
    listeners: jsEventListeners,
    wasmMB: Math.round((await wasmBytes(page)) / 1e4) / 100,
  };
}

/** What a reader does now and then: points at a unit, looks back, and lets go. */
async function fidget(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Unit 2·3:/ }).hover();
  await page.evaluate(() => {
    const loss = document.querySelector('bnp-app')!.shadowRoot!.querySelector('bnp-loss')!;
    for (const detail of [100, null])
      loss.dispatchEvent(new CustomEvent('look-back', { detail, bubbles: true, composed: true }));
  });
  await page.mouse.move(2, 2);
}

// Seen to fail with listen.ts adding a listener to the window at each ask: 8 more after a minute.
test(`${MINUTES} minutes`, { timeout: (MINUTES + 4) * 60_000, retry: 0 }, async () => {
  const { page, errors } = await it.open(
    `${it.url}/#v=1&lanes=norm-none_norm-layer_lr-0.1&speed=fast`,
    { viewport: { width: 1440, height: 3200 } },
    (opened) => opened.addInitScript(keepMemories),
  );
  const devtools = await page.context().newCDPSession(page);
  await steps(page, 300);
  await page.getByRole('button', { name: /^Unit 2·5:/ }).click();
  const folded = page.locator('bnp-controls details:not([open]) > summary');
  while ((await folded.count()) > 0) await folded.first().click();
  const samples: Sample[] = [];
  const until = Date.now() + MINUTES * 60_000;
  const warm = Date.now() + Math.min(WARM_UP_MS, MINUTES * 20_000);
  while (Date.now() < until) {
    await fidget(page);
    await page.waitForTimeout(EVERY_MS);
    if (Date.now() >= warm) samples.push(await sample(page, devtools));
  }
  console.table(samples);
  expect(errors).toEqual([]);
  const [first, last] = [samples[0]!, samples.at(-1)!];
  expect(last.step).toBeGreaterThan(first.step);
  expect(last.heapMB - first.heapMB).toBeLessThanOrEqual(HEAP_MB);
  expect(Math.abs(last.nodes - first.nodes)).toBeLessThanOrEqual(NODES);
  for (const count of ['listeners', 'wasmMB'] as const)
    expect(last[count], count).toBe(first[count]);
});
