// What a lesson locks stays as it is, by whatever way one tries to change it, and the page says so.
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { type App, pauseAfter, steps } from './browser';
import { builtPage } from './built-page';

const it = builtPage();
let page: Page;

const state = () => page.evaluate(() => document.querySelector<App>('bnp-app')!.state);
const notices = () => page.locator('bnp-notices section').textContent();

async function open(lesson: string): Promise<void> {
  ({ page } = await it.open(`${it.url}/#v=1&${lesson}`));
  await pauseAfter(page, 1);
}

async function editor(): Promise<void> {
  await page.locator('[data-unit="2 4"]').click();
  await expect.poll(() => page.locator('bnp-unit-editor').count()).toBe(1);
}

const gamma = () => page.locator('bnp-unit-editor [data-id="bn2/gamma 4"]');

/** Asks as a control would that a lesson has not shut. */
const ask = (type: string, detail: unknown) =>
  page.evaluate(
    (asked) =>
      document
        .querySelector('bnp-app')!
        .dispatchEvent(new CustomEvent(asked.type, { detail: asked.detail })),
    { type, detail },
  );

describe('a lesson that locks all settings', () => {
  test('offers no preset that would change them, and names those', async () => {
    await open('lock=all-data.all-norm.all-training');
    const before = await state();
    await page.locator('bnp-presets summary').click();
    const preset = page.getByRole('button', { name: /A batch of two/ });
    await expect.poll(() => preset.getAttribute('aria-disabled')).toBe('true');
    await expect
      .poll(() => preset.textContent())
      .toMatch(/Data set.*Batch size.*: locked by this lesson/s);
    await preset.click({ force: true });
    await ask('set-states', { about: 'A batch of two', values: { batch: 2, lr: 0.5 } });
    await expect.poll(notices).toMatch(/A batch of two.*Batch size, Learning rate.*are fixed/s);
    expect(await state()).toEqual(before);
    const own = { xy: [0, 0, 1, 1], labels: [0, 1] };
    await ask('own-points', own);
    await expect.poll(notices).toMatch(/the points.*Data set.*fixed in this lesson/s);
    expect(await state()).toEqual(before);
  });

  test('keeps each layer’s own normalisation, and leaves what it does not name', async () => {
    await editor();
    const norm = page.getByRole('combobox', { name: 'Normalisation of layer 2' });
    await expect.poll(() => norm.isDisabled()).toBe(true);
    await ask('set-state', { key: 'layers', value: '16-16n' });
    await expect.poll(notices).toMatch(/Hidden layers.*Normalisation.*is fixed/s);
    await expect.poll(async () => (await state()).layers).toBe('16-16');
    await page.getByRole('button', { name: 'One unit less in layer 1' }).click();
    await expect.poll(async () => (await state()).layers).toBe('15-16');
  });

  test('says so with a small lock at each group', async () => {
    for (const group of ['Data', 'Normalisation', 'Training']) {
      const sign = page.getByRole('group', { name: group, exact: true }).locator('.head .lock');
      await expect.poll(() => sign.getAttribute('aria-label')).toBe('locked by this lesson');
      await expect.poll(() => sign.getAttribute('title')).toBe('locked by this lesson');
      await expect.poll(() => sign.isVisible()).toBe(true);
    }
    const faded = page.locator('bnp-thumbs [role="radiogroup"]');
    await expect.poll(() => faded.evaluate((el) => getComputedStyle(el).opacity)).toBe('0.55');
  });

  test('does not halve a locked rate', async () => {
    const before = await state();
    await page.locator('bnp-verdict').evaluate((el) => el.dispatchEvent(new Event('halve')));
    await expect.poll(notices).toMatch(/Learning rate.*is fixed/s);
    expect(await state()).toEqual(before);
  });
});

test('a lesson can lock the layers, and edits by hand', async () => {
  await open('lock=layers.edits');
  for (const name of ['Add a layer', 'Remove the last layer', 'One unit more in layer 2'])
    await expect
      .poll(() => page.getByRole('button', { name }).getAttribute('aria-disabled'))
      .toBe('true');
  await editor();
  await expect.poll(() => gamma().isDisabled()).toBe(true);
  for (const name of ['γ = 1, β = 0', 'weights'])
    await expect
      .poll(() => page.locator('bnp-unit-editor').getByRole('button', { name }).isDisabled())
      .toBe(true);
  const gauge = page.getByRole('button', { name: /^Weights ×/ });
  await expect.poll(() => gauge.getAttribute('aria-disabled')).toBe('true');
  await ask('edit', { kind: 'rescale', factor: 5 });
  await expect.poll(notices).toMatch(/Editing by hand.*is fixed in this lesson/s);
});

test('what does not train is locked with what trains', async () => {
  await open('lock=all-training');
  await editor();
  const held = page.locator('bnp-unit-editor').getByRole('button', { name: 'γ', exact: true });
  await expect.poll(() => held.isDisabled()).toBe(true);
  await expect.poll(() => gamma().isDisabled()).toBe(false);
});

const undo = () => page.getByRole('button', { name: /^Undo/ }).getAttribute('aria-label');

test('the key of a figure that is hidden does nothing', async () => {
  await open('hide=panel-gauge.panel-unit');
  await page.keyboard.press('g');
  await page.keyboard.press('ArrowRight');
  await steps(page, 1);
  await expect.poll(undo).toBe('Undo');
  await open('hide=panel-loss');
  await page.keyboard.press('g');
  await expect.poll(undo).toMatch(/scale/);
});

test('of a list with a misspelt name the good ones count, and the bad one is named', async () => {
  await open('lock=all-data.nois.panel-loss.batch&hide=panel-los.panel-loss');
  await expect.poll(state).toMatchObject({ lock: 'all-data.batch', hide: 'panel-loss' });
  await expect.poll(() => page.locator('input#noise').isDisabled()).toBe(true);
  await expect.poll(() => page.locator('bnp-loss').count()).toBe(0);
  await expect.poll(notices).toMatch(/“nois.panel-loss”.*Used instead: all-data.batch/s);
  await expect.poll(notices).toMatch(/“panel-los”.*Used instead: panel-loss/s);
});

test('the Share sheet says that what was changed by hand is not in the link', async () => {
  await open('');
  const said = page.locator('bnp-take .warn');
  const share = page.getByRole('button', { name: 'Share' });
  await share.click();
  await expect.poll(() => page.getByRole('textbox', { name: 'Link', exact: true }).count()).toBe(1);
  await expect.poll(() => said.count()).toBe(0);
  await page.keyboard.press('Escape');
  await editor();
  await gamma().press('Shift+ArrowUp');
  await expect.poll(undo).toMatch(/γ of unit 2·5/);
  await share.click();
  await expect.poll(() => said.textContent()).toMatch(/by hand is not in the link: γ of unit 2·5/);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect.poll(undo).toBe('Undo');
  await share.click();
  await expect.poll(() => said.count()).toBe(0);
});
