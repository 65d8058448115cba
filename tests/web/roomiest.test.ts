// The name of a unit in a phase plane covers no other unit where there is room that it need not.
import { expect, test } from 'vitest';
import { type Pixel, roomiest } from '../../web/figures/roomiest';

const area = { left: 48, right: 400, top: 8, bottom: 300 };
const size: Pixel = [110, 20];
const covers = ([x, y]: Pixel, [a, b]: Pixel) => Math.abs(a - x) < 58 && Math.abs(b - y) < 13;

test('alone it stands right above', () => {
  expect(roomiest([200, 150], size, area, [])).toMatchObject({ at: [200, 126], gap: 14 });
});

// Seen to fail right above or, at the top, right below the unit, whatever was there.
test.each<[string, Pixel, Pixel[]]>([
  [
    'units above',
    [200, 150],
    [
      [180, 125],
      [230, 128],
    ],
  ],
  [
    'units above and below',
    [200, 150],
    [
      [200, 125],
      [190, 175],
    ],
  ],
  [
    'at the edge',
    [395, 12],
    [
      [380, 40],
      [350, 45],
    ],
  ],
  [
    'a crowd to the left',
    [200, 150],
    Array.from({ length: 20 }, (_, i) => [120 + 4 * i, 110 + 4 * i]),
  ],
])('%s: none is covered', (_, mark, taken) => {
  const { at } = roomiest(mark, size, area, taken);
  expect([...taken, mark].filter((point) => covers(at, point))).toEqual([]);
  expect(at[0]).toBeGreaterThanOrEqual(area.left + 55);
  expect(at[0]).toBeLessThanOrEqual(area.right - 55);
});

test('it stays where it was while no other place covers less', () => {
  const kept = roomiest([200, 150], size, area, [[200, 125]]);
  expect(kept.at[1]).toBeGreaterThan(150);
  expect(roomiest([200, 150], size, area, [], kept.index)).toEqual(kept);
  expect(roomiest([200, 150], size, area, [kept.at], kept.index).index).not.toBe(kept.index);
});
