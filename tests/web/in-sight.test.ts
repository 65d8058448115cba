// What has the focus, or was just opened, is seen: inside the window, and not under the page's bar.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { phase, steps } from './browser';
import { builtPage } from './built-page';

const it = builtPage();

async function paused(width: number, hash = ''): Promise<Page> {
  const { page } = await it.open(`${it.url}/${hash}`, { viewport: { width, height: 900 } });
  await steps(page, 1);
  await page.keyboard.press('Space');
  await phase(page, 'paused');
  return page;
}

test.each([700, 768, 860, 1440])(
  'the Experiments menu is inside a window of %i px',
  async (width) => {
    const page = await paused(width);
    await page.getByRole('button', { name: 'Experiments' }).click();
    const box = (await page.getByRole('navigation', { name: 'Experiments' }).boundingBox())!;
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(width);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  },
);

/** Where the focus is, if it is below the page's bar in the document, yet not below it on the screen. */
const hidden = (page: Page) =>
  page.evaluate(() => {
    let at = document.activeElement!;
    while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    const bar = document.querySelector('bnp-app')!.shadowRoot!.querySelector('header')!;
    const parents = (e: Element): Element[] => {
      const up = e.parentElement ?? (e.getRootNode() as ShadowRoot).host ?? null;
      return up ? [e, ...parents(up)] : [e];
    };
    if (parents(at).includes(bar) || at.slot === 'title' || at === document.body) return null;
    const { top, bottom } = at.getBoundingClientRect();
    const seen = top >= bar.getBoundingClientRect().bottom - 1 && bottom <= innerHeight + 1;
    return seen || at.matches('nav *') ? null : `${at.tagName} ${at.textContent} ${top}`;
  });

test.each(['Tab', 'Shift+Tab'])('with %s the focus is never under the bar', async (key) => {
  const page = await paused(1440);
  const found = [];
  for (let i = 0; i < 150; i++) {
    await page.keyboard.press(key);
    found.push(await hidden(page));
  }
  expect(found.filter((one) => one !== null && !/Experiments|same start/.test(one))).toEqual([]);
});

test('a unit’s numbers are seen whole when the keyboard opens them, and with γ and β by a click', async () => {
  const page = await paused(1440);
  const editor = page.locator('bnp-unit-editor');
  const over = (selector: string) =>
    editor
      .locator(selector)
      .first()
      .evaluate((e) => e.getBoundingClientRect().bottom - innerHeight);
  await page.locator('[data-unit="1 2"]').click();
  await expect.poll(() => over('input.num')).toBeLessThanOrEqual(0);
  expect(await page.evaluate(() => scrollY)).toBe(0);
  await editor.getByRole('button', { name: 'Close' }).click();
  await page.locator('[data-unit="1 3"]').focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => over('section')).toBeLessThanOrEqual(1);
});

test('a run that diverged shows its last step, whichever was looked at on the way', async () => {
  const hash = '#v=1&data=spiral&lr=100&opt=sgd&gain=3&seed=7&layers=16-16';
  const { page } = await it.open(`${it.url}/${hash}`);
  await phase(page, 'diverged');
  const at = () =>
    page.evaluate(() => {
      const { snapshot } = document.querySelector('bnp-app') as unknown as {
        snapshot: { progress: { step: number }; measures: { step: number } };
      };
      return snapshot.progress.step - snapshot.measures.step;
    });
  await expect.poll(at).toBe(1);
});

test('what rescaling left within 1 % does not stand under what moved', async () => {
  const page = await paused(1440);
  const times = page.getByRole('button', { name: 'Weights × 5' });
  for (let i = 1; i <= 6; i++) {
    await times.click();
    await page.getByRole('table', { name: /moved$/ }).waitFor();
    const said = page.locator('bnp-gauge [role="status"]');
    await expect.poll(() => said.textContent()).toMatch(/^Weights × 5/);
  }
  const rows = () =>
    page.locator('bnp-gauge tr').evaluateAll((all) => {
      const from = all.findIndex((row) => row.textContent?.startsWith('What moved'));
      return all.slice(from + 1).map((row) => row.textContent!.replace(/\s+/g, ' ').trim());
    });
  await expect.poll(async () => (await rows()).length).toBeGreaterThan(3);
  const share = (row: string) => {
    const [, a, b] = / ([\d.,e\u202f−]+) → ([\d.,e\u202f−]+)$/.exec(row) ?? [];
    const number = (text: string) => Number(text.replace(/\u202f/g, '').replace('−', '-'));
    return a && b ? Math.abs(number(b) / number(a) - 1) : 1;
  };
  for (const row of await rows()) expect(share(row), row).toBeGreaterThan(0.005);
});
