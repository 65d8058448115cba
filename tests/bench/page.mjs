// npm run bench:page: what the page costs while it trains, in headless Chromium; printed, not judged.
import { join } from 'node:path';
import { chromium as launcher } from 'playwright-core';
import { build } from '../../tools/build.mjs';
import { main, root } from '../../tools/run.mjs';
import { serve } from '../../tools/serve.mjs';
import { chromium, setup } from '../../tools/setup.mjs';

const SECONDS = 8;

/** In the page, before its scripts: the main thread's work in each frame, and tasks that took long. */
function watch() {
  const seen = { frames: [], gaps: [], long: [] };
  globalThis.seen = seen;
  let before = 0;
  const frame = (now) => {
    if (before > 0) seen.gaps.push(now - before);
    before = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      seen.long.push({ startTime, duration });
  }).observe({ type: 'longtask', buffered: true });
}

const quantile = (values, share) => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
};

/** Main-thread milliseconds of each frame, of its own time where the trace tells it from waiting for a core. */
function workOfFrames(events) {
  const main = events.find(
    ({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain',
  );
  const own = events.filter(({ tid, pid }) => tid === main.tid && pid === main.pid);
  const begins = own.filter(({ name }) => name === 'FireAnimationFrame').map(({ ts }) => ts);
  let end = 0; // of the last outermost task: a task may be reported by two layers, one within the other
  const tasks = own
    .filter(({ name, ph }) => /RunTask$/.test(name) && ph === 'X')
    .sort((a, b) => a.ts - b.ts || b.dur - a.dur)
    .filter(({ ts, dur }) => {
      if (ts < end) return false;
      end = ts + dur;
      return true;
    });
  const frames = [...new Set(begins)]
    .sort((a, b) => a - b)
    .filter((ts, i, all) => i === 0 || ts - all[i - 1] > 2000);
  const work = Array(Math.max(0, frames.length - 1)).fill(0);
  let i = 0;
  for (const { ts, dur = 0, tdur = dur } of tasks) {
    while (i < work.length && ts >= frames[i + 1]) i++;
    if (i < work.length && ts >= frames[i]) work[i] += tdur / 1000;
  }
  return work;
}

async function trace(page, seconds) {
  const client = await page.context().newCDPSession(page);
  const events = [];
  client.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  const done = new Promise((resolve) => client.on('Tracing.tracingComplete', resolve));
  await client.send('Tracing.start', {
    categories: 'devtools.timeline,disabled-by-default-devtools.timeline,toplevel,__metadata',
  });
  await page.waitForTimeout(1000 * seconds);
  await client.send('Tracing.end');
  await done;
  return events;
}

const stepOf = () => document.querySelector('bnp-app')?.snapshot?.progress.step ?? 0;

async function measure(browser, url, speed) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 1000 } });
  await page.addInitScript(watch);
  const from = Date.now();
  await page.goto(`${url}/#v=1&speed=${speed}`);
  await page.waitForFunction(() => document.querySelector('bnp-app')?.snapshot?.progress.step >= 1);
  const first = Date.now() - from;
  await page.waitForTimeout(1500);
  const settled = await page.evaluate(() => performance.now());
  const steps = await page.evaluate(stepOf);
  const work = workOfFrames(await trace(page, SECONDS));
  const made = (await page.evaluate(stepOf)) - steps;
  const { gaps, long } = await page.evaluate(() => globalThis.seen);
  const later = long.filter(({ startTime }) => startTime > settled);
  await page.close();
  const ms = (x) => `${x.toFixed(1)} ms`;
  console.log(`speed ${speed}`);
  console.log(`  first run on screen    ${first} ms after opening`);
  console.log(
    `  main thread a frame    median ${ms(quantile(work, 0.5))}, 95 % ${ms(quantile(work, 0.95))}, ${work.length} frames`,
  );
  console.log(
    `  between two frames     median ${ms(quantile(gaps, 0.5))}, 95 % ${ms(quantile(gaps, 0.95))}`,
  );
  console.log(
    `  tasks over 50 ms       ${later.length} after load, longest ${ms(Math.max(0, ...later.map(({ duration }) => duration)))}; ${long.length - later.length} while loading`,
  );
  console.log(`  steps a second         ${(made / SECONDS).toFixed(0)}`);
}

main(async () => {
  await setup({ tests: true });
  await build();
  const server = await serve(join(root, 'dist/page'), 0);
  const browser = await launcher.launch({
    executablePath: chromium(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  for (const speed of ['normal', 'fast']) await measure(browser, server.url, speed);
  await browser.close();
  server.close();
});
