// The numbers of an axis have room, however long they are.
import { expect, test } from 'vitest';
import { steps } from './browser';
import { builtPage } from './built-page';

const it = builtPage();

// Seen to fail with 34 pixels beside the picture: the last digit of −100 was on the edge.
test('the numbers of large inputs have room beside the picture', async () => {
  const { page } = await it.open();
  await steps(page, 1);
  await page.getByRole('radio', { name: 'own points' }).check();
  const rows = Array.from({ length: 40 }, (_, i) => `${5 * i - 100},${100 - 5 * i},${i % 2}`).join(
    '\n',
  );
  await page.getByRole('button', { name: 'CSV …' }).click();
  await page.getByRole('textbox', { name: 'Table' }).fill(rows);
  await page.getByRole('button', { name: 'Use these points' }).click();
  const surface = () => page.locator('bnp-boundary canvas.drawn');
  await expect.poll(() => page.locator('bnp-boundary .many').textContent()).toMatch(/^40 points/);
  const edge = () =>
    surface().evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')!.getImageData(canvas.width - 1, 0, 1, canvas.height);
      return data.some((v, i) => i % 4 === 3 && v > 0);
    });
  const inside = () =>
    surface().evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas
        .getContext('2d')!
        .getImageData(canvas.width - 12, 0, 12, canvas.height);
      return data.some((v, i) => i % 4 === 3 && v > 0);
    });
  await expect.poll(inside).toBe(true);
  await expect.poll(edge).toBe(false);
});
