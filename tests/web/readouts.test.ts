// The large numbers beside the boundary: the sign of percent stands close, and a digit more or less moves nothing.
import { expect, test } from 'vitest';
import { pauseAfter } from './browser';
import { builtPage } from './built-page';

const it = builtPage();

test('no wide gap before the percent sign, and nothing beside it jumps at 100 %', async () => {
  const { page } = await it.open();
  await pauseAfter(page, 20);
  const shares = page.locator('bnp-boundary dd');
  await expect.poll(() => shares.first().textContent()).toMatch(/^\d+\.\d\u202f%loss [\d.]+$/);
  const seen = await shares.evaluateAll((all) => {
    const [first, second] = all as [HTMLElement, HTMLElement];
    const texts = document.createTreeWalker(first, NodeFilter.SHOW_TEXT);
    const nodes: Text[] = [];
    while (texts.nextNode()) nodes.push(texts.currentNode as Text);
    const digits = nodes.find(({ data }) => /^\d+\.\d/.test(data))!;
    const sign = nodes.find(({ data }) => data.includes('%'))!;
    const range = document.createRange();
    range.setStart(digits, digits.data.search(/\d(?!.*\d)/) + 1);
    range.setEnd(sign, sign.data.indexOf('%'));
    const gap =
      range.getBoundingClientRect().width / Number.parseFloat(getComputedStyle(first).fontSize);
    const place = () => second.getBoundingClientRect().left;
    const [kept, before] = [digits.data, place()];
    const moved = ['9.9', '100.0'].map((text) => {
      digits.data = text;
      return place() - before;
    });
    digits.data = kept;
    return { gap, moved };
  });
  expect(seen.gap).toBeLessThan(0.3);
  expect(seen.moved).toEqual([0, 0]);
});
