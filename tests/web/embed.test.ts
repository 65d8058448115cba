// The page as an embed: its panels alone and together, at the widths of blogs, with its bar.
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { SANDBOX } from '../../web/embed/snippets';
import { panels } from '../../web/panels';
import { type App, step, steps } from './browser';
import { builtPage } from './built-page';
import { embedded } from './parent-site';

const it = builtPage();

const at = (query: string, width = 500) =>
  it.open(`${it.url}/?embed&${query}`, { viewport: { width, height: 700 } });
const fits = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);

describe('the panels', () => {
  test.each(panels.map(({ id }) => id))('%s alone, at 320, 500 and 720 px', async (id) => {
    const { page, errors } = await at(`panels=${id}`);
    await steps(page, 20);
    const shown = page.locator('bnp-embed .figures > *, bnp-embed .verdict');
    await expect.poll(() => shown.count()).toBe(1);
    await expect.poll(() => page.locator(`bnp-embed .${id}`).isVisible()).toBe(true);
    for (const width of [320, 500, 720]) {
      await page.setViewportSize({ width, height: 700 });
      await expect.poll(() => fits(page), { message: `at ${width} px` }).toBe(true);
    }
    expect(errors).toEqual([]);
  });

  test('stand in the order that the address gives', async () => {
    const { page } = await at('panels=loss,boundary');
    const order = await page.locator('bnp-embed .figures > *').evaluateAll((all) => {
      return all.map((element) => element.className);
    });
    expect(order).toEqual(['loss', 'boundary']);
  });
});

describe('the bar', () => {
  test('plays, pauses, resets and counts', async () => {
    const { page } = await at('panels=loss&autoplay=off');
    await steps(page, 0);
    await expect.poll(() => step(page)).toBe(0);
    await page.getByRole('button', { name: 'Play' }).click();
    await steps(page, 30);
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('button', { name: 'Reset' }).click();
    await page.waitForFunction(
      () => document.querySelector<App>('bnp-app')?.snapshot?.progress.step === 0,
    );
    await expect.poll(() => page.getByTestId('steps').textContent()).toBe('0');
  });

  test('opens the whole page with the same state', async () => {
    const { page } = await at('panels=loss&title=Mine#lr=0.25');
    const [opened] = await Promise.all([
      page.context().waitForEvent('page'),
      page.getByRole('link', { name: 'open' }).click(),
    ]);
    await steps(opened, 0);
    expect(new URL(opened.url()).search).toBe('');
    await expect
      .poll(() => opened.evaluate(() => document.querySelector<App>('bnp-app')!.state.lr))
      .toBe(0.25);
    await expect.poll(() => opened.evaluate(() => window.opener)).toBe(null);
  });
});

describe('what the address chooses', () => {
  test('fields that stay visible, and work', async () => {
    const { page } = await at('panels=loss&controls=norm,lr');
    await steps(page, 0);
    await expect.poll(() => page.locator('bnp-embed bnp-controls .row').count()).toBe(2);
    await page.getByRole('radio', { name: 'none', exact: true }).check();
    await page.waitForFunction(() => document.querySelector<App>('bnp-app')?.state.norm === 'none');
  });

  test('a title and a theme; what it may not choose is said', async () => {
    const { page } = await at('panels=loss&title=Does%20it%3F&theme=dark&height=tall');
    await page.getByRole('heading', { name: 'Does it?' }).waitFor();
    await expect
      .poll(() => page.evaluate(() => document.documentElement.dataset.theme))
      .toBe('dark');
    await expect
      .poll(() => page.getByRole('alert').textContent())
      .toContain('“tall” is not one of auto');
  });

  test('training begins only where the reader sees it', async () => {
    const parent = `<div style="height:3000px"></div><iframe sandbox="allow-scripts" width="500" height="400" src="./?embed&panels=loss"></iframe>`;
    const { page } = await it.open(`${it.url}/parent`, {}, (page) =>
      page.route('**/parent', (route) => route.fulfill({ contentType: 'text/html', body: parent })),
    );
    const frame = (await (await page.waitForSelector('iframe')).contentFrame())!;
    await frame.waitForFunction(() => document.querySelector('bnp-app')?.shadowRoot);
    await page.waitForTimeout(500);
    const before = await frame.evaluate(
      () => document.querySelector<App>('bnp-app')!.snapshot?.progress.step ?? 0,
    );
    expect(before).toBe(0);
    await page.locator('iframe').scrollIntoViewIfNeeded();
    await steps(frame, 30);
  });
});

test('with allow-downloads a sandboxed frame of another origin saves real files', async () => {
  const { page, frame, errors } = await embedded(it, 'panels=loss&autoplay=off', {
    height: 500,
    sandbox: SANDBOX,
  });
  await frame.getByRole('button', { name: 'Share' }).click();
  for (const [name, file, inside] of [
    ['Whole sets, CSV', /\.csv$/, /^step,.*loss\/train/],
    ['ONNX', /\.onnx$/, /Gemm/],
    ['Loss', /\.png$/, /^.PNG/],
  ] as const) {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      frame.getByRole('button', { name, exact: true }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(file);
    expect(readFileSync(await download.path(), 'latin1')).toMatch(inside);
  }
  expect(errors).toEqual([]);
});

test('the boundary beside the network is shown once', async () => {
  const { page } = await at('panels=network,boundary', 720);
  await steps(page, 5);
  await expect.poll(() => page.locator('bnp-network canvas').count()).toBe(1);
  await expect.poll(() => page.locator('bnp-boundary').count()).toBe(1);
});

test('where a frame may not save, a file stands as text to copy, its bytes as an address', async () => {
  const { frame, errors } = await embedded(it, 'panels=loss&autoplay=off', { height: 500 });
  await frame.getByRole('button', { name: 'Share' }).click();
  const text = frame.getByRole('textbox', { name: 'Text of the file' });
  await frame.getByRole('button', { name: 'Whole sets, CSV' }).click();
  await expect.poll(() => text.inputValue()).toMatch(/^step,.*loss\/train/);
  await frame.getByRole('button', { name: 'safetensors' }).click();
  await expect.poll(() => text.inputValue()).toMatch(/^data:application\/octet-stream;base64,/);
  await frame.getByRole('button', { name: 'Loss', exact: true }).click();
  await expect.poll(() => text.inputValue()).toMatch(/^data:image\/png;base64,/);
  await frame.getByRole('button', { name: 'Copy: Text of the file' }).click();
  await expect
    .poll(() => frame.getByRole('status').last().textContent())
    .toMatch(/is selected|copied/);
  expect(errors.filter((error) => !/download|clipboard/i.test(error))).toEqual([]);
});
