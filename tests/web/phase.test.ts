// The phase planes: the marks of every layer are seen, and a caption that gains a sentence moves nothing.
import { describe, expect, test } from 'vitest';
import { pauseAfter } from './browser';
import { builtPage } from './built-page';

const it = builtPage();

describe('each layer’s marks have its colour', () => {
  test.each(['light', 'dark'] as const)('%s', async (colorScheme) => {
    const { page } = await it.open(`${it.url}/#v=1&layers=6-6-6-6-6-6`, { colorScheme });
    await pauseAfter(page, 20);
    const inked = () =>
      page
        .locator('bnp-phase')
        .first()
        .evaluate((figure) => {
          const canvas = figure.shadowRoot!.querySelector('canvas')!;
          const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
          const icons = [...figure.shadowRoot!.querySelectorAll('.legend svg')].slice(0, 6);
          return icons.map((icon) => {
            const own = getComputedStyle(icon).stroke.match(/\d+/g)!.map(Number);
            let count = 0;
            // A trail is half as strong: only a mark comes near.
            for (let i = 0; i < data.length; i += 4)
              if (data[i + 3]! > 200 && Math.hypot(...own.map((c, k) => c - data[i + k]!)) < 60)
                count++;
            return count;
          });
        });
    await expect.poll(async () => Math.min(...(await inked()))).toBeGreaterThan(12);
  });
});

test('the caption has room for the sentence of a layer that misleads', async () => {
  const { page } = await it.open();
  await pauseAfter(page, 20);
  const caption = page.locator('bnp-phase figcaption').first();
  await expect.poll(() => caption.textContent()).toMatch(/^All layers: median γ/);
  const heights = await caption.evaluate((element) => {
    const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode() as Text;
    const all = 'All layers: median γ 1.16, σ 1.78; γ is within 5 % of σ in 12 of 32 units.';
    return [all, `${all} Layer 2: the medians meet, the units do not (1 of 16).`].map((words) => {
      text.data = words;
      return element.getBoundingClientRect().height;
    });
  });
  expect(heights[1]).toBe(heights[0]);
});
