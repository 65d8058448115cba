// Numbers as people read them, and the geometry behind the pictures.
import { describe, expect, test } from 'vitest';
import { roundUp, stepsEnd, ticks, tickWords } from '../../web/figures/axis-ticks';
import { boxText } from '../../web/figures/network/weight-box';
import { cut } from '../../web/figures/phase-labels';
import { include, origin, Range } from '../../web/figures/phase-range';
import { exact, line, percent, read, short, whole } from '../../web/numbers';
import { Trails } from '../../web/trails';

describe('numbers', () => {
  test.each([
    [0, '0.00'],
    [0.87, '0.87'],
    [0.0213, '0.021'],
    [0.00432, '0.0043'],
    [12.34, '12.3'],
    [345.6, '346'],
    [4567, '4\u202f567'],
    [-0.15, '−0.15'],
    [1.5e6, '1.5e6'],
    [-2e-5, '−2.0e−5'],
    [Number.NaN, 'not finite'],
    [Number.NEGATIVE_INFINITY, '−∞'],
  ])('%d reads %s', (x, text) => expect(short(x)).toBe(text));

  test('steps in groups, shares, maps', () => {
    expect(whole(1234567)).toBe('1\u202f234\u202f567');
    expect(percent(0.975)).toBe('97.5\u202f%');
    expect(line(-0.4, -0.154)).toBe('−0.40·x − 0.15');
  });

  test.each([0.1, 1e-5, -3, 1e6, 0, 4294967295])('a setting %d survives being shown', (x) =>
    expect(read(exact(x))).toBe(x),
  );
  test('a whole number is shown whole', () =>
    expect([99_999_999, 4_294_967_295, 1e22].map(exact)).toEqual([
      '99999999',
      '4294967295',
      '1e22',
    ]));

  test.each([
    [999_999, '999999'],
    [1234.5, '1234.5'],
    [Math.fround(-4.3620714), '−4.36'],
    [-0.0415, '−0.0415'],
    [1, '1.00'],
    [Math.fround(0.1), '0.10'],
    [Math.fround(1 / 3), '0.33'],
  ])('a field shows every digit that was typed: %d', (value, text) => {
    expect(boxText(value)).toBe(text);
    expect(read(boxText(value))).toBeCloseTo(value, 2);
  });
  test.each(['', 'abc', '1e', '0x1', 'NaN', 'Infinity', '1 2 x', '--1', '1e999'])(
    '“%s” is no number',
    (text) => expect(read(text)).toBeNull(),
  );
});

test('axes end and are marked at round numbers', () => {
  expect([0.021, 0.69, 1, 2.1, 1240].map(roundUp)).toEqual(
    [0.03, 0.8, 1, 3, 1500].map((x) => expect.closeTo(x)),
  );
  expect(ticks(-1.1, 1.1)).toEqual([-1, 0, 1]);
  expect(ticks(0, 0.5)).toEqual([0, 0.2, 0.4]);
  // One number alone would be no scale.
  expect(ticks(-4.7, 4.9)).toEqual([-4, -2, 0, 2, 4]);
  for (let from = -30; from < 30; from += 0.7)
    for (let width = 0.03; width < 900; width *= 1.3) {
      const { length } = ticks(from, from + width);
      expect(length).toBeGreaterThanOrEqual(2);
      expect(length).toBeLessThanOrEqual(6);
    }
});

// Seen to fail with numbers as long as they are: “−20 000” had no room for its minus, “100 000” none for its 1.
test.each([
  [
    [-20_000, 0, 20_000],
    ['−2e4', '0', '2e4'],
  ],
  [
    [0, 50_000, 100_000],
    ['0', '5e4', '1e5'],
  ],
  [
    [0, 2e6, 4e6],
    ['0', '2e6', '4e6'],
  ],
  [
    [0, 0.00025, 0.0005],
    ['0', '2.5e−4', '5e−4'],
  ],
  [
    [0, 5000, 10_000],
    ['0', '5\u202f000', '10\u202f000'],
  ],
  [
    [0, 2e23, 4e23],
    ['0', '2e23', '4e23'],
  ],
  [
    [-1, -0.5, 0, 0.1 + 0.2],
    ['−1', '−0.5', '0', '0.3'],
  ],
])('at the side of a chart %j is said in few letters, and in one way', (values, words) => {
  expect(tickWords(values, 6)).toEqual(words);
});

test('the axis of steps holds still at first, and a run that is over fills it', () => {
  expect([0, 7, 50].map((reached) => stepsEnd(reached, false))).toEqual([50, 50, 50]);
  expect([0, 2, 51].map((reached) => stepsEnd(reached, true))).toEqual([4, 4, 60]);
});

describe('the window of a phase plane', () => {
  const window = (...points: [number, number][]) => {
    const bounds = origin();
    for (const [x, y] of points) include(bounds, x, y);
    return new Range().at(bounds, 1);
  };
  test('is the same stretch on both axes', () => {
    const { x, y } = window([3, 1], [4, 1.5]);
    expect(x).toEqual(y);
    expect(x[0]).toBe(0);
    expect(x[1]).toBeGreaterThan(4);
  });
  test('but not so that γ could not be seen to move', () => {
    const { x, y } = window([300, 1], [10, 1.5]);
    expect(x[1]).toBeGreaterThan(300);
    expect(y[1]).toBeLessThan(10);
    expect(y[0]).toBeLessThanOrEqual(0);
  });
  test('stands still until something leaves it', () => {
    const [range, bounds] = [new Range(), origin()];
    include(bounds, 3, 1);
    const before = range.at(bounds, 1);
    include(bounds, 3.1, 1.2);
    expect(range.at(bounds, 1)).toBe(before);
    include(bounds, 5, 1);
    expect(range.at(bounds, 1)).not.toBe(before);
    include(bounds, Number.NaN, Number.POSITIVE_INFINITY);
    expect(range.at(bounds, 1).x.every(Number.isFinite)).toBe(true);
  });
  const boundsOf = (x: number, y: number) => {
    const bounds = origin();
    include(bounds, x, y);
    return bounds;
  };
  test('comes back in a few pictures when what made it wide is gone', () => {
    const range = new Range();
    range.at(boundsOf(40, 1), 1);
    const ends = Array.from({ length: 20 }, () => range.at(boundsOf(3, 1), 1).x[1]);
    expect(ends).toEqual([...ends].sort((a, b) => b - a));
    expect(ends[0]).toBeGreaterThan(20);
    expect(ends.at(-1)).toBe(new Range().at(boundsOf(3, 1), 1).x[1]);
    expect(range.moving).toBe(false);
    expect(new Set(ends).size).toBeGreaterThan(3);
  });
  test('and does not for a little, nor while an earlier step is looked at; with less motion at once', () => {
    const range = new Range();
    const wide = range.at(boundsOf(40, 1), 1);
    expect(range.at(boundsOf(30, 1), 1)).toBe(wide);
    expect(range.at(boundsOf(3, 1), 1, true)).toBe(wide);
    expect(range.moving).toBe(false);
    expect(range.at(boundsOf(3, 1), 1, false, true)).toEqual(new Range().at(boundsOf(3, 1), 1));
  });
});

test('a line is cut to its window', () => {
  const axes = { x: [0, 4], y: [0, 2] } as const;
  expect(cut({ x: -1, y: -1 }, { x: 9, y: 9 }, axes)).toEqual([
    { x: 0, y: 0 },
    { x: 2, y: 2 },
  ]);
  expect(cut({ x: 0, y: 3 }, { x: 4, y: 3 }, axes)).toBeNull();
});

test('a trail keeps its beginning and its end in a bounded number of places', () => {
  const trails = new Trails(20);
  for (let step = 0; step <= 10_000; step += 10)
    trails.push({ measures: { step, layers: [] } } as never);
  const steps = trails.places.map((place) => place.step);
  expect(steps).toHaveLength(20);
  expect([steps[0], steps.at(-1)]).toEqual([0, 10_000]);
  expect(steps.filter((step) => step <= 1000).length).toBeGreaterThan(5);
  expect([...steps].sort((a, b) => a - b)).toEqual(steps);
  const at = { measures: { step: 1003, layers: [] } } as never;
  const earlier = trails.until(at).places;
  expect(earlier.at(-1)!.moment).toBe(at);
  expect(earlier.at(-2)!.step).toBeLessThanOrEqual(1003);
  expect(trails.nearest(10_400)!.step).toBe(10_000);
  trails.push({ measures: { step: 500, layers: [] } } as never);
  expect(trails.places.at(-1)!.step).toBe(500);
});
