// Labels that stand apart: never nearer than asked, in the order of what they name, and moved no more than needed.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { spread } from '../../web/figures/spread';

describe('labels beside the ends of lines', () => {
  test('what is far apart stays where it is', () => {
    expect(spread([40, 10, 80], 13, 0, 100)).toEqual([40, 10, 80]);
  });

  test('what meets is parted around its middle, both ways', () => {
    expect(spread([50, 50], 12, 0, 100)).toEqual([44, 56]);
    expect(spread([50, 52, 48], 12, 0, 100)).toEqual([50, 62, 38]);
  });

  test('at an edge it stays inside', () => {
    expect(spread([99, 98, 100], 12, 0, 100)).toEqual([88, 76, 100]);
    expect(spread([1, 0], 12, 0, 100)).toEqual([12, 0]);
  });

  test('any ends: apart, in order, inside while there is room', () => {
    const ends = fc.array(fc.double({ min: -50, max: 250, noNaN: true }), { maxLength: 4 });
    fc.assert(
      fc.property(ends, (wanted) => {
        const placed = spread(wanted, 13, 8, 180);
        const order = wanted.map((_, i) => i).sort((a, b) => wanted[a]! - wanted[b]!);
        for (const [rank, i] of order.entries()) {
          expect(placed[i]).toBeGreaterThanOrEqual(8 - 1e-9);
          expect(placed[i]).toBeLessThanOrEqual(180 + 1e-9);
          if (rank > 0)
            expect(placed[i]! - placed[order[rank - 1]!]!).toBeGreaterThanOrEqual(13 - 1e-9);
        }
      }),
    );
  });
});
