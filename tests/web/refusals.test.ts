// A field that does not take what was typed says so where it is seen: beside it, over the page, in a frame as well.
import type { Frame, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { phase, steps } from './browser';
import { builtPage } from './built-page';

const it = builtPage();

/** Types into the field; where the field, its refusal, and what stood under the notices are then. */
async function refused(where: Page | Frame, id: string, text: string) {
  const field = where.locator(`input#${id}`);
  await field.scrollIntoViewIfNeeded();
  const before = await field.evaluate((e) => e.getBoundingClientRect().top + scrollY);
  const value = await field.inputValue();
  await field.fill(text);
  await field.press('Enter');
  const words = where.getByRole('alert').locator('div');
  await words.waitFor();
  await expect.poll(() => field.inputValue()).toBe(value);
  const [box, own] = [(await words.boundingBox())!, (await field.boundingBox())!];
  const after = await field.evaluate((e) => e.getBoundingClientRect().top + scrollY);
  return { words, field, box, own, moved: after - before };
}

type Box = { x: number; y: number; width: number; height: number };
const apart = (a: Box, b: Box) =>
  Math.max(a.y - b.y - b.height, b.y - a.y - a.height, a.x - b.x - b.width, b.x - a.x - a.width);

test.each([
  [1440, 900],
  [390, 844],
])('beside the field at %i px, which stays where it was', async (width, height) => {
  const { page } = await it.open(undefined, { viewport: { width, height } });
  await steps(page, 1);
  if (width < 760) await page.getByRole('button', { name: 'Settings' }).click();
  const { words, field, box, own, moved } = await refused(page, 'seed', 'xx');
  await expect.poll(() => words.textContent()).toMatch(/Seed: “xx” is not .*Used instead: 7/);
  expect(moved).toBe(0);
  expect(apart(box, own)).toBeGreaterThan(0);
  expect(apart(box, own)).toBeLessThan(12);
  expect(box.x).toBeGreaterThanOrEqual(0);
  expect(box.x + box.width).toBeLessThanOrEqual(width);
  expect(box.y).toBeGreaterThanOrEqual(0);
  expect(box.y + box.height).toBeLessThanOrEqual(height);
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await words.waitFor({ state: 'detached' });
  await expect.poll(() => field.evaluate((e) => e.matches(':focus'))).toBe(true);
});

test('a link’s refusals stand over the page, which they do not move', async () => {
  const { page } = await it.open();
  await steps(page, 1);
  const top = () => page.locator('main').evaluate((e) => e.getBoundingClientRect().top);
  const before = await top();
  await page.evaluate(() => {
    location.hash = '#v=1&noise=x';
  });
  await page.getByRole('alert').locator('div').waitFor();
  expect(await top()).toBe(before);
});

test('in a frame, beside its field', async () => {
  const { page } = await it.open(`${it.url}/?embed=1&controls=lr&panels=loss`, {
    viewport: { width: 420, height: 600 },
  });
  await steps(page, 1);
  const { words, box, own, moved } = await refused(page, 'lr', 'xx');
  await expect.poll(() => words.textContent()).toMatch(/Learning rate: “xx” is not/);
  expect(moved).toBe(0);
  expect(apart(box, own)).toBeLessThan(12);
});

test('a refusal has what was typed, as it was typed, and goes with the next key', async () => {
  const { page } = await it.open();
  await steps(page, 1);
  const { words, field } = await refused(page, 'noise', '1e9');
  await expect.poll(() => words.textContent()).toMatch(/Noise: “1e9” is not .*Used instead: 0.1\./);
  expect(await field.getAttribute('aria-invalid')).toBe('true');
  await field.fill('0');
  await words.waitFor({ state: 'detached' });
  await expect.poll(() => field.getAttribute('aria-invalid')).toBe(null);
});

test('what was mended is not told any more when other points need no mending', async () => {
  const { page } = await it.open();
  await steps(page, 1);
  await page.keyboard.press('Space');
  await phase(page, 'paused');
  const table = async (rows: number) => {
    await page.getByRole('button', { name: 'CSV …' }).click();
    const text = Array.from({ length: rows }, (_, i) => `${i},${(7 * i) % 5},${i % 2}`).join('\n');
    await page.getByRole('textbox', { name: 'Table' }).fill(text);
    await page.getByRole('button', { name: 'Use these points' }).click();
  };
  await page.getByRole('radio', { name: 'own points' }).click();
  await table(6);
  const words = page.getByRole('alert').locator('div', { hasText: 'Batch size' });
  await words.waitFor();
  // The page stood still, and a batch that had to be mended sets nothing going.
  await phase(page, 'paused');
  await table(90);
  await expect.poll(() => words.count()).toBe(0);
  await expect.poll(() => page.locator('input#batch').inputValue()).toBe('32');
  await phase(page, 'paused');
});

test('a refusal goes with its field, whether the page or the settings scroll', async () => {
  const { page } = await it.open(it.url, { viewport: { width: 768, height: 900 } });
  await steps(page, 1);
  await page.evaluate(() => scrollTo(0, 900));
  const { words, field } = await refused(page, 'seed', 'xx');
  const beside = async () => apart((await words.boundingBox())!, (await field.boundingBox())!) < 12;
  await expect.poll(beside).toBe(true);
  await page.evaluate(() => scrollBy(0, 300));
  await expect.poll(beside).toBe(true);
  await page.locator('#rail').evaluate((rail) => rail.scrollBy(0, -60));
  await expect.poll(beside).toBe(true);
});

test('an empty field is refused as empty', async () => {
  const { page } = await it.open();
  await steps(page, 1);
  const { words } = await refused(page, 'lr', '');
  await expect.poll(() => words.textContent()).toMatch(/Learning rate: left empty, which is not /);
});
