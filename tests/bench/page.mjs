// npm run bench:page: what the page costs while it trains, in headless Chromium; printed, not judged.
import { join } from 'node:path';
import { chromium as launcher } from 'playwright-core';
import { build } from '../../tools/build.mjs';
import { main, root } from '../../tools/run.mjs';
import { serve } from '../../tools/serve.mjs';
import { chromium, setup } from '../../tools/setup.mjs';

const SECONDS = 8;
const OPENINGS = 7;

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

/** @returns what was traced, and when it ended: handing it over holds the page up for a tenth of a second */
async function trace(page, seconds) {
  const client = await page.context().newCDPSession(page);
  const events = [];
  client.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  const done = new Promise((resolve) => client.on('Tracing.tracingComplete', resolve));
  await client.send('Tracing.start', {
    categories: 'devtools.timeline,disabled-by-default-devtools.timeline,toplevel,__metadata',
  });
  await page.waitForTimeout(1000 * seconds);
  const ended = await page.evaluate(() => performance.now());
  await client.send('Tracing.end');
  await done;
  return { events, ended };
}

const stepOf = () => document.querySelector('bnp-app')?.snapshot?.progress.step ?? 0;

/** @returns a page that trains, and the milliseconds from opening it to its first picture of a run */
async function open(browser, url, speed) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 1000 } });
  await page.addInitScript(watch);
  const from = Date.now();
  await page.goto(`${url}/#v=1&speed=${speed}`);
  await page.waitForFunction(() => document.querySelector('bnp-app')?.snapshot?.progress.step >= 1);
  return { page, first: Date.now() - from };
}

async function openings(browser, url, speed) {
  const times = [];
  for (let i = 0; i < OPENINGS; i++) {
    const { page, first } = await open(browser, url, speed);
    await page.close();
    times.push(first);
  }
  return times;
}

async function measure(browser, url, speed) {
  const firsts = await openings(browser, url, speed);
  const { page } = await open(browser, url, speed);
  await page.waitForTimeout(1500);
  const settled = await page.evaluate(() => performance.now());
  const steps = await page.evaluate(stepOf);
  const { events, ended } = await trace(page, SECONDS);
  const work = workOfFrames(events);
  const made = (await page.evaluate(stepOf)) - steps;
  const { gaps, long } = await page.evaluate(() => globalThis.seen);
  const later = long.filter(({ startTime }) => startTime > settled && startTime < ended);
  const loading = long.filter(({ startTime }) => startTime <= settled);
  await page.close();
  const ms = (x) => `${x.toFixed(1)} ms`;
  console.log(`speed ${speed}`);
  console.log(
    `  first run on screen    median ${quantile(firsts, 0.5)} ms after opening, longest ${Math.max(...firsts)} ms of ${OPENINGS}`,
  );
  console.log(
    `  main thread a frame    median ${ms(quantile(work, 0.5))}, 95 % ${ms(quantile(work, 0.95))}, ${work.length} frames`,
  );
  console.log(
    `  between two frames     median ${ms(quantile(gaps, 0.5))}, 95 % ${ms(quantile(gaps, 0.95))}`,
  );
  console.log(
    `  tasks over 50 ms       ${later.length} after load, longest ${ms(Math.max(0, ...later.map(({ duration }) => duration)))}; ${loading.length} while loading`,
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
