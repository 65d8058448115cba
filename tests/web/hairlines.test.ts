// On a sharp screen nothing of the cue that a box scrolls is left where it does not scroll.
import { expect, test } from 'vitest';
import { pauseAfter } from './browser';
import { builtPage } from './built-page';

const it = builtPage();

test.each([1439, 1440, 1441])('beside the network, %i px wide', async (width) => {
  const { page } = await it.open(it.url, {
    viewport: { width, height: 900 },
    deviceScaleFactor: 2,
    colorScheme: 'light',
  });
  await pauseAfter(page, 5);
  const stage = page.locator('bnp-network .stage');
  await stage.scrollIntoViewIfNeeded();
  const box = (await stage.boundingBox())!;
  /** By how much the lightest and the darkest place of a strip of the page differ. */
  const contrast = async (x: number, y: number, wide: number, high: number) => {
    const strip = await page.screenshot({ clip: { x, y, width: wide, height: high } });
    return page.evaluate(async (base64) => {
      const image = new Image();
      image.src = `data:image/png;base64,${base64}`;
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height);
      const pen = canvas.getContext('2d')!;
      pen.drawImage(image, 0, 0);
      const { data } = pen.getImageData(0, 0, image.width, image.height);
      return Math.max(...data.filter((_, i) => i % 4 < 3)) - Math.min(...data);
    }, strip.toString('base64'));
  };
  // Below the names of the layers nothing is drawn, and at the left edge above the inputs neither.
  const { x, y, height } = box;
  expect(await contrast(x + box.width - 4, y + height - 20, 3, 16)).toBeLessThan(4);
  expect(await contrast(x - 2, y - 1, 14, 3)).toBeLessThan(4);
});
