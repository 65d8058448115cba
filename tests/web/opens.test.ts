// The page opens and trains from http, from a file and in a sandboxed frame; where it cannot, it says why.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { type App, fileUrl, folder, phase, steps } from './browser';
import { builtPage } from './built-page';

const it = builtPage();

const own = (url: string, origin: string) =>
  url.startsWith(origin) || /^(blob|data|file|about):/.test(url);

describe('it trains, without an error and without asking another host', () => {
  test('from http', async () => {
    const { page, errors, requests } = await it.open();
    await steps(page, 200);
    expect(errors).toEqual([]);
    expect(requests.filter((url) => !own(url, it.url))).toEqual([]);
    expect(requests.filter((url) => url.startsWith('http'))).toEqual([`${it.url}/`]);
  });

  test('from a file', async () => {
    const { page, errors, requests } = await it.open(fileUrl);
    await steps(page, 200);
    expect(errors).toEqual([]);
    expect(requests.filter((url) => url !== fileUrl && !/^(blob|data):/.test(url))).toEqual([]);
  });

  test('in a sandboxed frame', async () => {
    const parent = `<iframe sandbox="allow-scripts" width="900" height="900" src="./#data=moons"></iframe>`;
    const { page, errors, requests } = await it.open(`${it.url}/parent`, {}, (page) =>
      page.route('**/parent', (route) => route.fulfill({ contentType: 'text/html', body: parent })),
    );
    const frame = await (await page.waitForSelector('iframe')).contentFrame();
    await steps(frame!, 200);
    await frame!.getByRole('button', { name: 'Pause' }).click();
    await phase(frame!, 'paused');
    await frame!.getByRole('radio', { name: 'step 1', exact: true }).check();
    await frame!.waitForFunction(
      () => document.querySelector<App>('bnp-app')!.state.norm === 'standardize',
    );
    expect(errors).toEqual([]);
    expect(requests.filter((url) => !own(url, it.url))).toEqual([]);
  });
});

/** The page under another policy than its own. */
const under = (change: (html: string) => string) => (page: Page) =>
  page.route('**/*', (route) =>
    route.request().resourceType() === 'document'
      ? route.fulfill({
          contentType: 'text/html',
          body: change(readFileSync(join(folder, 'index.html'), 'utf8')),
        })
      : route.continue(),
  );

describe('where something is missing', () => {
  test('without a worker it trains all the same', async () => {
    const { page } = await it.open(
      it.url,
      {},
      under((html) => html.replace('worker-src blob:', "worker-src 'none'")),
    );
    await steps(page, 200);
  });

  test('without WebAssembly it says so in a sentence', async () => {
    const { page } = await it.open(
      it.url,
      {},
      under((html) => html.replaceAll("'wasm-unsafe-eval'", '')),
    );
    const verdict = page.getByRole('region', { name: 'Verdict' });
    await verdict.getByText('The network is not running.').first().waitFor();
    await expect
      .poll(() => verdict.textContent())
      .toMatch(/A security policy forbids WebAssembly here/);
  });

  test('without JavaScript the two steps and the question can be read', async () => {
    const { page } = await it.open(it.url, { javaScriptEnabled: false });
    for (const text of ['Step 1', 'Step 2', 'The question.', 'Do they?'])
      await expect.poll(() => page.getByText(text).first().isVisible()).toBe(true);
    for (const part of ['h1', '.noscript'])
      await expect.poll(() => page.locator(part).isVisible()).toBe(true);
    for (const formula of [
      'x hat equals x minus mu, over sigma',
      'y equals gamma times x hat plus beta',
    ])
      await expect.poll(() => page.getByRole('math', { name: formula }).isVisible()).toBe(true);
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth))
      .toBe(true);
  });
});
