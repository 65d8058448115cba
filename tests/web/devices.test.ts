// Screens and hands of all kinds: forced colours show what is chosen, fingers have room, wide screens are used.
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { choicesOf } from '../../web/config';
import { dataWords } from '../../web/settings/data-words';
import { rowOf } from '../../web/state';
import { focused, phase, steps } from './browser';
import { builtPage } from './built-page';

const it = builtPage();
type Bar = HTMLElement & { updateComplete: Promise<boolean> };

describe('forced colours', () => {
  let page: Page;
  beforeAll(async () => {
    ({ page } = await it.open(it.url, { forcedColors: 'active', colorScheme: 'dark' }));
    await steps(page, 1);
  });
  const paint = (selector: string, property: 'backgroundColor' | 'outlineColor') =>
    page
      .locator(selector)
      .first()
      .evaluate((element, name) => getComputedStyle(element)[name], property);
  const highlight = () =>
    page.evaluate(() => {
      const probe = document.createElement('i');
      probe.style.cssText = 'forced-color-adjust: none; color: Highlight';
      document.body.append(probe);
      const { color } = getComputedStyle(probe);
      probe.remove();
      return color;
    });

  test.each([
    ['the data set', 'bnp-thumbs input:checked ~ canvas', 'outlineColor'],
    ['a segment', 'bnp-controls input[name="norm"]:checked + span', 'backgroundColor'],
    ['a view of the drift', 'bnp-phase button[aria-pressed="true"]', 'backgroundColor'],
    ['play', 'bnp-transport .primary', 'backgroundColor'],
  ] as const)('%s stands out in the system’s own colour', async (_, selector, property) => {
    await expect.poll(() => paint(selector, property)).toBe(await highlight());
  });
});

test('under a finger every button that is seen reaches over 40 pixels, but for the units, which stand closer', async () => {
  const { page } = await it.open(it.url, {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  await steps(page, 1);
  const narrow = await page.getByRole('button').evaluateAll((buttons) =>
    buttons
      .filter((b) => b.checkVisibility() && !b.matches('.unit, .out'))
      .filter((b) => {
        const { width, height } = getComputedStyle(b, '::after');
        return Number.parseFloat(width) < 40 || Number.parseFloat(height) < 40;
      })
      .map((b) => b.outerHTML.slice(0, 80)),
  );
  expect(narrow).toEqual([]);
});

const PHONES = [
  [320, 568],
  [390, 844],
] as const;

describe.each(PHONES)('on a phone of %i × %i', (width, height) => {
  let page: Page;
  beforeAll(async () => {
    const viewport = { width, height };
    // Nothing glides, so that a tap meets what it aims at.
    const hand = { hasTouch: true, isMobile: true, reducedMotion: 'reduce' } as const;
    ({ page } = await it.open(it.url, { viewport, ...hand }));
    await steps(page, 120);
    await page.getByRole('button', { name: 'Pause' }).tap();
    await phase(page, 'paused');
  });

  test('an earlier step that is looked at is named by step and epoch, at the hand and in the header', async () => {
    const canvas = page.locator('bnp-loss canvas');
    await canvas.scrollIntoViewIfNeeded();
    const { x, y } = (await canvas.boundingBox())!;
    await page.mouse.move(x + 70, y + 60);
    await page.mouse.down();
    const count = page.locator('bnp-transport .count');
    await expect.poll(() => count.innerText()).toMatch(/^\d+\s+of \d+\s.*epoch \d+$/s);
    await expect.poll(() => count.locator('.at').isVisible()).toBe(true);
    await expect.poll(() => count.evaluate((e) => e.scrollHeight <= e.clientHeight + 1)).toBe(true);
    await page.mouse.up();
    await expect.poll(() => count.innerText()).not.toMatch(/of/);
    // A mouse that rests over a data set would have that one named.
    await page.mouse.move(2, 2);
    await page.evaluate(() => scrollTo(0, 0));
  });

  test('the settings are closed from wherever one is in them, and the page is where it was', async () => {
    const settings = page.getByRole('button', { name: 'Settings', exact: true });
    await settings.tap();
    const close = page.getByRole('button', { name: 'Close settings' });
    for (const group of ['Data', 'Training']) {
      await page.getByRole('button', { name: `Explain: ${group}` }).scrollIntoViewIfNeeded();
      await expect
        .poll(async () => {
          const box = await close.boundingBox();
          return box !== null && box.y > 0 && box.y + box.height <= height;
        })
        .toBe(true);
    }
    await close.tap();
    await expect.poll(() => close.isVisible()).toBe(false);
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
    await expect.poll(() => focused(page)).toBe('button');
  });

  test('the experiments stand below one another, and the last is reached by scrolling down', async () => {
    await page.getByRole('button', { name: 'Experiments' }).tap();
    const list = page.getByRole('navigation', { name: 'Experiments' });
    await expect.poll(() => list.isVisible()).toBe(true);
    const [wide, room, high, seen] = await list.evaluate((nav) => [
      nav.scrollWidth,
      nav.clientWidth,
      nav.scrollHeight,
      nav.clientHeight,
    ]);
    expect(wide).toBe(room);
    expect(high).toBeGreaterThan(seen!);
    const last = list.getByRole('link').last();
    await last.scrollIntoViewIfNeeded();
    const { x, y, width: w, height: h } = (await last.boundingBox())!;
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x + w).toBeLessThanOrEqual(width);
    expect(y + h).toBeLessThanOrEqual(height);
    await page.keyboard.press('Escape');
    await expect.poll(() => list.isVisible()).toBe(false);
  });

  test('looking back, the header’s words stay clear of its buttons', async () => {
    // Long numbers, as after a long run.
    await page.locator('bnp-transport').evaluate(async (bar: Bar) => {
      Object.assign(bar, { step: 123456, reached: 234567, epoch: 15432 });
      await bar.updateComplete;
    });
    const clear = await page.locator('bnp-transport').evaluate((bar) => {
      const words = document.createRange();
      words.selectNodeContents(bar.shadowRoot!.querySelector('.count')!);
      const text = [...words.getClientRects()].filter(({ width: w }) => w > 1);
      const buttons = [...bar.shadowRoot!.querySelectorAll('button, .seg')];
      return buttons.every((button) => {
        const b = button.getBoundingClientRect();
        return text.every(
          (t) => t.right <= b.left || t.left >= b.right || t.bottom <= b.top || t.top >= b.bottom,
        );
      });
    });
    expect(clear).toBe(true);
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });

  test('the settings come into view with the focus in them', async () => {
    await page.getByRole('button', { name: 'Settings' }).tap();
    const rail = page.getByRole('group', { name: 'Settings' });
    await expect.poll(() => rail.evaluate((box) => box.matches(':focus'))).toBe(true);
    const top = () => rail.evaluate((box) => box.getBoundingClientRect().top);
    await expect.poll(top).toBeLessThan(height / 3);
    expect(await top()).toBeGreaterThanOrEqual(0);
  });

  test('the data set is said by name and in words, of which there are some for each', async () => {
    const words = page.locator('bnp-thumbs .about');
    await expect.poll(() => words.textContent()).toBe(`spiral: ${dataWords.spiral}`);
    await page.getByRole('radio', { name: 'moons' }).tap();
    await expect.poll(() => words.textContent()).toBe(`moons: ${dataWords.moons}`);
    await expect.poll(() => words.isVisible()).toBe(true);
    expect(Object.keys(dataWords)).toEqual(choicesOf(rowOf('data')).map(([name]) => name));
  });
});

test('at 2,560 pixels nothing scrolls sideways, and what is learned stands side by side', async () => {
  const { page } = await it.open(it.url, { viewport: { width: 2560, height: 1300 } });
  await steps(page, 1);
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(2560);
  const [scale, shift] = await Promise.all(
    ['scale', 'shift'].map((kind) => page.locator(`bnp-phase.${kind}`).boundingBox()),
  );
  expect(scale!.y).toBe(shift!.y);
  expect(shift!.x).toBeGreaterThan(scale!.x + scale!.width);
});

test('on a phone a unit that is tapped has its numbers on the screen', async () => {
  const { page } = await it.open(it.url, {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  await steps(page, 1);
  const unit = page.locator('[data-unit="1 0"]');
  await unit.evaluate((button) => button.scrollIntoView({ block: 'center' }));
  await unit.tap();
  const below = () =>
    page
      .locator('bnp-unit-editor')
      .evaluate((editor) => editor.getBoundingClientRect().bottom - innerHeight);
  await expect.poll(below).toBeLessThanOrEqual(1);
});

test.each([390, 768])(
  'at %i pixels Scale and Shift come right behind the network',
  async (width) => {
    const { page } = await it.open(it.url, { viewport: { width, height: 1024 } });
    await steps(page, 1);
    const tops = () =>
      page.evaluate(() => {
        const main = document.querySelector('bnp-app')!.shadowRoot!.querySelector('main')!;
        const top = (id: string) => main.querySelector(`.${id}`)!.getBoundingClientRect().top;
        return ['network', 'scale', 'shift', 'unit', 'loss', 'compare'].map(top);
      });
    // As they stand in the document, so does the keyboard go through them.
    const order = await page.evaluate(() => {
      const main = document.querySelector('bnp-app')!.shadowRoot!.querySelector('main')!;
      return [...main.querySelectorAll('.network, .scale, .shift, .unit, .loss')].map(
        (e) => e.className,
      );
    });
    expect(order).toEqual(['network', 'scale', 'shift', 'unit', 'loss']);
    await expect
      .poll(async () => (await tops()).every((y, i, all) => i === 0 || y > all[i - 1]!))
      .toBe(true);
  },
);

test('at 768 pixels the settings stay beside the figures, and the keyboard reaches the last of them', async () => {
  const { page } = await it.open(it.url, { viewport: { width: 768, height: 900 } });
  await steps(page, 1);
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight / 2));
  const seen = (selector: string) =>
    page.locator(selector).evaluate((e) => {
      const { top, bottom } = e.getBoundingClientRect();
      const header = document.querySelector('bnp-app')!.shadowRoot!.querySelector('header')!;
      return top >= header.getBoundingClientRect().bottom && bottom <= innerHeight;
    });
  await expect.poll(() => seen('bnp-presets')).toBe(true);
  await page.locator('bnp-controls summary').last().focus();
  await expect.poll(() => seen('bnp-controls summary >> nth=-1')).toBe(true);
  expect(await page.evaluate(() => scrollY)).toBeGreaterThan(500);
});
