// A reader's own points: as text in a link, from a table, and by hand.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Csv, readCsv, writeCsv } from '../../web/own/csv';
import { Drawing } from '../../web/own/drawing';
import { frameOf } from '../../web/own/frame';
import { NO_POINTS, type OwnPoints, readPoints, writePoints } from '../../web/own/points';

const finite = () => fc.float({ noNaN: true, noDefaultInfinity: true });
/** Coordinates with a class of 2 to 6, or a value each. */
const many = fc
  .array(fc.tuple(finite(), finite(), fc.nat(5), finite()), { minLength: 3, maxLength: 30 })
  .chain((rows) =>
    fc.boolean().map((valued): OwnPoints => {
      const xy = rows.flatMap((row) => row.slice(0, 2));
      if (valued) return { xy, labels: [], values: rows.map((row) => row[3]) };
      return { xy, labels: rows.map((row) => row[2]) };
    }),
  );

const some = fc
  .array(
    fc.tuple(
      fc.float({ noNaN: true, noDefaultInfinity: true }),
      fc.float({ noNaN: true, noDefaultInfinity: true }),
      fc.nat(1),
    ),
    { maxLength: 40 },
  )
  .map(
    (rows): OwnPoints => ({
      xy: rows.flatMap((row) => row.slice(0, 2)),
      labels: rows.map(([, , label]) => label),
    }),
  );

describe('in a link', () => {
  test('every bit comes back, and the text needs no escape', () => {
    fc.assert(
      fc.property(some, (points) => {
        const text = writePoints(points);
        expect(text).toBe(encodeURIComponent(text));
        expect(readPoints(text)).toEqual(points);
      }),
    );
  });

  test('more classes and values come back to the bit, too', () => {
    fc.assert(
      fc.property(many, (points) => {
        const text = writePoints(points);
        expect(text).toBe(encodeURIComponent(text));
        expect(readPoints(text)).toEqual(points);
      }),
    );
  });

  test('600 points stay under 8 KB', () => {
    const labels = Array.from({ length: 600 }, (_, i) => i % 2);
    expect(writePoints({ xy: labels.flatMap(() => [0.1, 0.2]), labels }).length).toBeLessThan(6600);
  });

  test.each(['A', 'AAAA', 'äö', '%', 'AAAAAAAAAAAAAA', '<b>'])('“%s” is no points', (text) =>
    expect(readPoints(text)).toBeNull(),
  );
  test('coordinates that are not finite are refused', () => {
    expect(readPoints(writePoints({ xy: [Number.NaN, 0], labels: [1] }))).toBeNull();
  });
  test('any text is read or refused', () => {
    fc.assert(fc.property(fc.string(), (text) => void readPoints(text)));
  });
});

const faults = (csv: Csv) =>
  'faults' in csv ? csv.faults.map(({ line, text }) => `${line}: ${text}`) : [];
const points = (csv: Csv) => ('points' in csv ? csv.points : null);

describe('from a table', () => {
  const expected = { xy: [0.5, -1, 2, 3, -4, 5, 1000, 0], labels: [0, 1, 1, 0] };
  test.each([
    ['commas', '0.5,-1,a\n2,3,b\n-4,5,b\n1e3,0,a'],
    ['a header', 'x,y,class\n0.5,-1,a\n2,3,b\n-4,5,b\n1e3,0,a\n'],
    ['semicolons and decimal commas', '0,5;-1;a\n2;3;b\n-4;5;b\n1e3;0;a'],
    [
      'tabs, carriage returns, blank lines, remarks',
      '# mine\r\n0.5\t-1\ta\r\n\r\n2\t3\tb\r\n-4\t5\tb\r\n1e3\t0\ta',
    ],
    ['spaces and a true minus', '0.5 −1 a\n2 3 b\n-4 5 b\n1e3 0 a'],
    ['quotes', '"0.5","-1","a"\n2,3,b\n-4,5,b\n1e3,0,a'],
    ['numbers as labels, the smaller first', '0.5,-1,2\n2,3,10\n-4,5,10\n1e3,0,2'],
    ['a byte order mark', '\uFEFF0.5,-1,a\n2,3,b\n-4,5,b\n1e3,0,a'],
  ])('with %s', (_, text) => expect(points(readCsv(text))).toEqual(expected));

  test('more than two labels are classes in their order', () =>
    expect(points(readCsv('1,2,c\n3,4,a\n5,6,b\n7,8,a'))).toEqual({
      xy: [1, 2, 3, 4, 5, 6, 7, 8],
      labels: [2, 0, 1, 0],
    }));

  test.each([
    ['not whole', '1,2,0\n3,4,0.5\n5,6,1\n7,8,1', [0, 0.5, 1, 1]],
    ['many', '1,2,1\n1,2,2\n1,2,3\n1,2,4\n1,2,5\n1,2,6\n1,2,7', [1, 2, 3, 4, 5, 6, 7]],
    ['with decimal commas', '1;2;0,5\n3;4;-1\n5;6;2\n7;8;3', [0.5, -1, 2, 3]],
  ])('numbers that are %s are values to fit', (_, text, values) => {
    const read = points(readCsv(text))!;
    expect([read.labels, read.values]).toEqual([[], values]);
    expect(points(readCsv(writeCsv(read)))).toEqual(read);
  });

  test.each([
    ['1,2,a\n1,2\n3,4,b\n5,6,b', /^2: 2 values; 3 are needed/],
    ['1,2,a\n1,x,b', /^2: “x” is not a finite number/],
    ['1,2,a\n1,1e999,b', /^2: “1e999” is beyond float32, which ends at ±3\.4e38/],
    ['1,2,a\n1,-1e99,b', /^2: “-1e99” is beyond float32/],
    ['1,2,a\n1,,b', /^2: the second value is empty/],
    ['1,2,a\n,3,b', /^2: the first value is empty/],
    [
      '1,2,a\n3,4,b\n5,6,c\n7,8,d\n1,2,e\n1,2,f\n\n1,2,g',
      /^8: one label too many, “g”: after “a”, “b” and so on there are 6 already/,
    ],
    ['1,2,a\n3,4,a\n5,6,a\n7,8,a', /^0: only one label, “a”/],
    ['1,2,a\n3,4,b', /^0: 2 points; from 4/],
    ['', /^0: 0 points/],
    ['1,2,\n3,4,b', /^1: the label is empty/],
    ['x'.repeat(2 * 1024 * 1024 + 1), /^0: larger than 2 MB/],
  ])('a fault has its line: %#', (text, words) => expect(faults(readCsv(text))[0]).toMatch(words));

  test('any text is read or has faults; what is written is read again', () => {
    fc.assert(fc.property(fc.string(), (text) => void readCsv(text)));
    const two = some.filter(({ labels }) => labels.length >= 4 && new Set(labels).size === 2);
    fc.assert(
      fc.property(two, ({ xy, labels }) => {
        const own = { xy: xy.map((v) => v + 0), labels };
        expect(points(readCsv(writeCsv(own)))).toEqual(own);
      }),
      { numRuns: 30 },
    );
  });
});

describe('by hand', () => {
  test('a stroke adds points apart, an eraser takes near ones, undo goes back a stroke at a time', () => {
    const drawing = new Drawing(NO_POINTS);
    drawing.begin();
    expect(drawing.add(0, 0, 1, 0.1)).toBe(true);
    expect(drawing.add(0.05, 0, 1, 0.1)).toBe(false);
    expect(drawing.add(0.2, 0, 1, 0.1)).toBe(true);
    drawing.begin();
    expect(drawing.add(0.2, 0.01, 0, 0.1)).toBe(true);
    expect(drawing.points.labels).toEqual([1, 1, 0]);
    drawing.begin();
    expect(drawing.erase(0.2, 0, 0.05)).toBe(true);
    expect(drawing.points).toEqual({ xy: [0, 0], labels: [1] });
    drawing.clear();
    expect(drawing.points.labels).toEqual([]);
    for (const left of [1, 3, 2, 0]) {
      drawing.undo();
      expect(drawing.points.labels).toHaveLength(left);
    }
    expect(drawing.canUndo).toBe(false);
  });

  test('values are drawn like classes, one becomes the other, and undo leads back', () => {
    const drawing = new Drawing({ xy: [0, 0, 1, 0, 2, 0], labels: [0, 1, 2] });
    drawing.recast();
    expect(drawing.points).toEqual({ xy: [0, 0, 1, 0, 2, 0], labels: [], values: [-1, 0, 1] });
    drawing.begin();
    expect(drawing.add(3, 0, 0.1, 0.5)).toBe(true);
    expect(drawing.add(3.2, 0, 0.1, 0.5)).toBe(false);
    expect(drawing.add(3.2, 0, -0.1, 0.5)).toBe(true);
    expect(drawing.points.values).toEqual([-1, 0, 1, Math.fround(0.1), Math.fround(-0.1)]);
    expect(readPoints(writePoints(drawing.points))).toEqual(drawing.points);
    drawing.recast();
    expect(drawing.points.labels).toEqual([0, 0, 1, 1, 0]);
    drawing.undo();
    drawing.clear();
    expect(drawing.points).toEqual({ xy: [], labels: [], values: [] });
    expect(readPoints(writePoints(drawing.points))).toEqual(drawing.points);
  });

  test('the plane holds still while points stay on it', () => {
    expect(frameOf([])).toEqual(frameOf([0.9, -0.9]));
    const [left, right, bottom, top] = frameOf([5, 0]);
    expect(right).toBeGreaterThan(5);
    expect(right - left).toBeCloseTo(top - bottom);
  });
});
