// Where the system forces its colours: what is written in pictures can be read.
import { expect, test } from 'vitest';
import { steps } from './browser';
import { builtPage } from './built-page';

const it = builtPage();

// Seen to fail with grey points and grey text on the system's black.
test('where the system forces its colours, what is text or a point of no class has its text colour', async () => {
  const { page } = await it.open(it.url, { forcedColors: 'active', colorScheme: 'dark' });
  await steps(page, 5);
  const written = (where: string) =>
    page
      .locator(where)
      .first()
      .evaluate((canvas: HTMLCanvasElement) => {
        const probe = document.body.appendChild(document.createElement('i'));
        probe.style.color = 'CanvasText';
        const text = getComputedStyle(probe).color.match(/\d+/g)!.map(Number);
        probe.remove();
        const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
        let found = 0;
        for (let i = 0; i < data.length; i += 4)
          if (data[i + 3] === 255 && text.every((v, k) => v === data[i + k])) found++;
        return found;
      });
  for (const where of ['bnp-thumbs canvas[data-name="sine"]', 'bnp-phase canvas'])
    await expect.poll(() => written(where)).toBeGreaterThan(20);
});
