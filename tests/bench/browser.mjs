// The standard work in headless Chromium: the shipped wasm and the straightforward build.
import { chromium as launcher } from 'playwright-core';
import { root } from '../../tools/run.mjs';
import { serve } from '../../tools/serve.mjs';
import { chromium } from '../../tools/setup.mjs';

/** In the page: the very files that Node runs. */
async function work(options) {
  const [ours, base, { compare, peak }] = await Promise.all(
    ['ours', 'base', 'race'].map((name) => import(`/tests/bench/${name}.mjs`)),
  );
  const peakGflops = await peak(base, options);
  await compare([ours, base], options, (...found) => globalThis.found(peakGflops, ...found));
}

/** @param found  told of each work's result as soon as it is there */
export async function inBrowser(options, found) {
  const server = await serve(root, 0);
  const browser = await launcher.launch({ executablePath: chromium(), args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    await page.exposeFunction('found', found);
    // Any file of the same origin will do as a page.
    await page.goto(`${server.url}/package.json`);
    await page.evaluate(work, options);
  } finally {
    await browser.close();
    server.close();
  }
}
