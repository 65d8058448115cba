// What is taken away is what the run has: the link, pictures, tables, nets; and what a teacher makes of the page.
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parseHash } from '../../web/hash';
import { type App, pauseAfter, steps } from './browser';
import { builtPage } from './built-page';

const it = builtPage();
let page: Page;

const state = () => page.evaluate(() => document.querySelector<App>('bnp-app')!.state);

describe('share', () => {
  beforeAll(async () => {
    ({ page } = await it.open(`${it.url}/#v=1&samples=300`, { acceptDownloads: true }));
    await pauseAfter(page, 60);
    await page.getByRole('button', { name: 'Share' }).click();
  });

  async function saved(name: string): Promise<{ name: string; bytes: Buffer }> {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('bnp-take').getByRole('button', { name, exact: true }).click(),
    ]);
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
  }

  test('the link stands for the state', async () => {
    const link = await page.getByRole('textbox', { name: 'Link', exact: true }).inputValue();
    expect(parseHash(new URL(link).hash)).toEqual({ state: await state(), notices: [] });
  });

  test('without a clipboard the text is selected, and the page says what to press', async () => {
    await page.evaluate(() => {
      Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true });
    });
    await page.getByRole('button', { name: 'Copy: Link' }).click();
    await expect
      .poll(() => page.locator('bnp-take .said').textContent())
      .toMatch(/selected, press Ctrl\+C/);
  });

  test('tables have a row a recorded step, with names', async () => {
    const csv = await saved('Every step, CSV');
    expect(csv.name).toMatch(/^batchnorm-spiral-step\d+-history\.csv$/);
    const lines = csv.bytes.toString().trim().split(/\r?\n/);
    expect(lines[0]).toMatch(/^step,loss\/train.*bn1\/gamma\/0/);
    // The file counts units from 0, the page from 1: beside the buttons stands how the two meet.
    await expect
      .poll(() => page.locator('bnp-take h3', { hasText: 'Numbers of this run' }).textContent())
      .toMatch(/units from 0: bn1\/gamma\/0 is γ of unit 1·1$/);
    const rows = await page.evaluate(
      () => document.querySelector<App>('bnp-app')!.snapshot!.history.steps.length,
    );
    expect(lines).toHaveLength(rows + 1);
    const json = JSON.parse((await saved('Whole sets, JSON')).bytes.toString());
    expect(Object.keys(json.series)).toContain('bn1/identityDistance');
  });

  test.each([
    ['safetensors', /\.safetensors$/, /linear1\.weight|linear1/],
    ['JSON', /-net\.json$/, /bn1/],
    ['PyTorch script', /\.py$/, /import torch/],
    ['ONNX', /\.onnx$/, /BatchNormalization|Gemm/],
  ])('the net as %s', async (name, file, inside) => {
    const given = await saved(name);
    expect(given.name).toMatch(file);
    expect(given.bytes.toString('latin1')).toMatch(inside);
  });

  test('every figure as a PNG of its size', async () => {
    const names = await page
      .locator('bnp-take section', { hasText: 'Pictures' })
      .getByRole('button')
      .allTextContents();
    // The page's own names, in its own order, of what shows something; the output is a part of the network's figure there.
    const own = ['Network', 'Output', 'Scale', 'Shift', 'Inside a unit', 'Loss', 'Distances'];
    const rest = ['What if, now'];
    const figures = names.map((name) => name.trim()).filter((name) => name !== 'Verdict');
    expect(figures).toEqual([...own, ...rest]);
    for (const name of names) {
      const { bytes } = await saved(name.trim());
      expect(bytes.subarray(1, 4).toString()).toBe('PNG');
      expect(bytes.readUInt32BE(16)).toBeGreaterThan(500);
    }
  });

  test('in a picture nothing is blurred that is sharp on a good screen, and no bar is missing', async () => {
    await page.evaluate(() => {
      const seen: { kind: string; ratio: number }[] = [];
      const { drawImage } = CanvasRenderingContext2D.prototype;
      Object.assign(globalThis, { seen });
      CanvasRenderingContext2D.prototype.drawImage = function (
        this: CanvasRenderingContext2D,
        ...args: unknown[]
      ) {
        const [from, , , wide] = args as [HTMLCanvasElement, number, number, number];
        if (this.canvas.isConnected === false && args.length === 5)
          seen.push({ kind: from.localName, ratio: from.width / wide });
        return drawImage.apply(this, args as Parameters<typeof drawImage>);
      } as typeof drawImage;
    });
    const seen = () =>
      page.evaluate(() => {
        const { seen } = globalThis as unknown as { seen: { kind: string; ratio: number }[] };
        return seen.splice(0).filter(({ kind, ratio }) => kind === 'img' || ratio > 0.5);
      });
    for (const name of ['Loss', 'Scale', 'Network', 'Inside a unit']) {
      await saved(name);
      const canvases = (await seen()).filter(({ kind }) => kind === 'canvas');
      expect(canvases.length).toBeGreaterThan(0);
      for (const { ratio } of canvases) expect(ratio).toBeGreaterThan(1.9);
    }
    await saved('What if, now');
    expect((await seen()).filter(({ kind }) => kind === 'img').length).toBeGreaterThan(0);
    const loss = page.locator('bnp-loss canvas');
    const ratio = () => loss.evaluate((c: HTMLCanvasElement) => c.width / c.clientWidth);
    await expect.poll(ratio).toBe(1);
  });

  test('how to cite', async () => {
    await expect
      .poll(() => page.getByRole('textbox', { name: 'BibTeX' }).inputValue())
      .toMatch(/@software\{batchnorm_playground,/);
    await expect
      .poll(() => page.getByRole('textbox', { name: 'Citation' }).inputValue())
      .toMatch(/BatchNorm Playground/);
  });
});

describe('for teachers', () => {
  beforeEach(async () => {
    ({ page } = await it.open());
    await steps(page, 1);
  });

  test('a preset sets the whole state, with its sentence', async () => {
    await page.getByText('Presets', { exact: true }).click();
    // What the marks mean stands above them.
    await expect
      .poll(() => page.locator('bnp-presets .key').textContent())
      .toMatch(/✓\s*goes well\s*✗\s*goes wrong\s*\?\s*worth a look/);
    const button = page.getByRole('button', { name: /goes wrong No norm at rate 3/ });
    await button.click();
    await expect.poll(async () => (await state()).lr).toBe(3);
    await expect.poll(state).toMatchObject({ norm: 'none', lanes: 'norm-batch', data: 'moons' });
    await expect.poll(() => button.getAttribute('aria-pressed')).toBe('true');
    await page.getByRole('button', { name: 'Undo: No norm at rate 3' }).click();
    await expect.poll(state).toMatchObject({ norm: 'batch', lanes: '' });
    await page.getByRole('button', { name: 'Redo: No norm at rate 3' }).click();
    await expect.poll(() => page.url()).toMatch(/lr=3&.*lanes=norm-batch/);
  });

  test('what can be fixed in a lesson says that it goes on below its edge', async () => {
    ({ page } = await it.open());
    await steps(page, 1);
    await page.getByRole('button', { name: 'Share' }).click();
    const maker = page.locator('bnp-lesson');
    await maker.locator('summary').click();
    const box = await maker.locator('.scrolls').evaluate((list) => {
      const { backgroundAttachment, scrollbarWidth } = getComputedStyle(list);
      return {
        high: list.clientHeight,
        all: list.scrollHeight,
        backgroundAttachment,
        scrollbarWidth,
      };
    });
    expect(box.all).toBeGreaterThan(box.high);
    expect(box.high).toBeGreaterThan(360);
    expect(box.backgroundAttachment).toBe('local, local, scroll, scroll, scroll');
    expect(box.scrollbarWidth).toBe('thin');
    await page.setViewportSize({ width: 320, height: 568 });
    const cut = () =>
      maker.locator('.scrolls').evaluate((list) => list.scrollWidth - list.clientWidth);
    await expect.poll(cut).toBe(0);
  });

  test('a lesson link locks and hides, and the page says so', async () => {
    await page.getByRole('button', { name: 'Share' }).click();
    await page.getByText('Lesson link', { exact: true }).click();
    const bar = (name: string, choice: string) =>
      page
        .getByRole('radiogroup', { name, exact: true })
        .getByRole('radio', { name: choice })
        .check();
    await bar('Noise', 'locked');
    await bar('All of Normalisation', 'hidden');
    await bar('Hidden layers', 'locked');
    await bar('Figure: Compare', 'hidden');
    await bar('Presets', 'hidden');
    const link = await page.getByRole('textbox', { name: 'Lesson link' }).inputValue();
    expect(new URL(link).hash).toMatch(/hide=all-norm.panel-compare.presets&lock=noise.layers/);
    ({ page } = await it.open(link));
    await steps(page, 1);
    await expect.poll(() => page.locator('input#noise').isDisabled()).toBe(true);
    await expect.poll(() => page.locator('input[name="norm"]').count()).toBe(0);
    await expect.poll(() => page.locator('bnp-compare').count()).toBe(0);
    await expect.poll(() => page.locator('bnp-presets').count()).toBe(0);
    await expect
      .poll(() => page.locator('bnp-controls .key').textContent())
      .toMatch(/This is a lesson/);
    const more = page.getByRole('button', { name: 'Add a layer' });
    await expect.poll(() => more.getAttribute('aria-disabled')).toBe('true');
    await more.click({ force: true });
    await expect.poll(async () => (await state()).layers).toBe('16-16');
  });

  test('on paper there are the figures and none of the controls', async () => {
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await expect.poll(() => page.locator('bnp-controls').isVisible()).toBe(false);
    await expect.poll(() => page.locator('bnp-transport').isVisible()).toBe(false);
    for (const role of ['button', 'combobox', 'checkbox'] as const)
      await expect.poll(() => page.getByRole(role).count()).toBe(0);
    await expect.poll(() => page.locator('bnp-loss').isVisible()).toBe(true);
    await expect
      .poll(() => page.evaluate(() => getComputedStyle(document.body).backgroundColor))
      .toBe('rgb(255, 255, 255)');
  });
});
