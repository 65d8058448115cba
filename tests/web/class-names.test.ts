// The names that a reader's own table has for its classes: in a link, in a table, and on the page.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { initial } from '../../web/config';
import { formatHash, parseHash } from '../../web/hash';
import { className, isName, namesOf, readNames, writeNames } from '../../web/own/class-names';
import { type Csv, readCsv, writeCsv } from '../../web/own/csv';
import { withOwn } from '../../web/own/enter';
import { NO_POINTS } from '../../web/own/points';
import { type App, steps } from './browser';
import { builtPage } from './built-page';

const it = builtPage();
const faultsOf = (csv: Csv) =>
  'faults' in csv ? csv.faults.map(({ line, text }) => `${line}: ${text}`) : [];

describe('names of classes', () => {
  const name = fc
    .string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
    .map((text) => text.trim())
    .filter(isName);
  const lists = fc.uniqueArray(name, { minLength: 2, maxLength: 6 });

  test('come back from a link, whatever they are', () => {
    fc.assert(
      fc.property(lists, (names) => {
        const text = writeNames(names);
        const numbers = names.every((n, i) => n === String(i));
        expect(readNames(text)).toEqual(numbers ? [] : names);
      }),
    );
    expect(writeNames(['cat', 'dog'])).toBe('cat.dog');
    expect(writeNames(['0', '1'])).toBe('');
    expect(writeNames(['St. 100%', 'b'])).toBe('St%2E 100%25.b');
  });

  test.each(['a.a', 'a..b', 'a. b', 'a.%', 'a.%0A', 'a.b.c.d.e.f.g', `a.${'b'.repeat(41)}`])(
    '“%s” is no list of them, and a link with it says so',
    (text) => {
      expect(readNames(text)).toBeNull();
      const { state, notices } = parseHash(`#v=1&labels=${encodeURIComponent(text)}`);
      expect(state.labels).toBe('');
      expect(notices[0]!.text).toMatch(
        /is not a list of up to 6 different names, each of 1 to 40 characters .*Used instead: none\./,
      );
    },
  );

  test('come back from a table, whatever they are', () => {
    fc.assert(
      fc.property(lists, (names) => {
        const labels = names.flatMap((_, label) => [label, label]);
        const own = { xy: labels.flatMap((label, i) => [i, label]), labels };
        const csv = readCsv(writeCsv(own, names));
        if ('faults' in csv) throw new Error(csv.faults[0]!.text);
        // More than six numbers, or some that are not whole, would be values.
        if (csv.points.values) return;
        expect(csv.points.labels.map((label) => csv.names[label])).toEqual(
          labels.map((label) => names[label]),
        );
      }),
    );
  });

  test('one that is too long is a fault with its line', () =>
    expect(faultsOf(readCsv(`1,2,a\n3,4,${'b'.repeat(41)}\n5,6,a\n7,8,a`))[0]).toMatch(
      /^2: “b{24}…” is no label of 1 to 40 characters on one line/,
    ));

  test('words stand for themselves, numbers are classes, and a class without a name has its number', () =>
    expect([0, 1, 2].map((label) => className(['cat', '7'], label))).toEqual([
      'cat',
      'class 7',
      'class 2',
    ]));

  test('stay while points are drawn, and go with the points, with values, and with a toy set', () => {
    const points = { xy: [0, 0, 1, 1, 2, 2, 3, 3], labels: [0, 0, 1, 1] };
    const named = withOwn(initial, { ...points, names: ['a', 'b'] });
    expect(namesOf(named)).toEqual(['a', 'b']);
    expect(namesOf(withOwn(named, { xy: [0, 0], labels: [1] }))).toEqual(['a', 'b']);
    expect(namesOf({ ...named, data: 'spiral' })).toEqual([]);
    expect(withOwn(named, NO_POINTS).labels).toBe('');
    expect(withOwn(named, { xy: [0, 0], labels: [], values: [1] }).labels).toBe('');
    expect(formatHash(named)).toContain('labels=a.b');
    expect(formatHash(named, false)).not.toContain('labels');
  });
});

test('the names of its classes stay: in the link, after a stroke and in the file that is given back', async () => {
  const { page } = await it.open();
  await steps(page, 1);
  await page.getByRole('radio', { name: 'own points' }).check();
  const surface = page.locator('bnp-boundary canvas.drawn');
  await surface.waitFor();
  const state = () => page.evaluate(() => document.querySelector<App>('bnp-app')!.state);
  await page.getByRole('button', { name: 'CSV …' }).click();
  await page.getByRole('textbox', { name: 'Table' }).fill('0,0,dog\n1,1,cat\n0,1,dog\n1,0,cat');
  await page.getByRole('button', { name: 'Use these points' }).click();
  const names = () => page.locator('bnp-boundary .marks .name').allTextContents();
  await expect.poll(names).toEqual(['cat', 'dog']);
  await page.getByRole('radio', { name: 'new class' }).check();
  await surface.click({ position: { x: 60, y: 90 } });
  await expect.poll(names).toEqual(['cat', 'dog', 'class 2']);
  await expect.poll(() => page.url()).toContain('labels=cat.dog');
  await page.reload();
  await expect.poll(names).toEqual(['cat', 'dog', 'class 2']);
  await page.getByRole('button', { name: 'Share' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Points, CSV' }).click(),
  ]);
  expect(readFileSync(await download.path(), 'utf8')).toMatch(
    /^x,y,label\n0,0,dog\n1,1,cat\n0,1,dog\n1,0,cat\n[^\n]*,2\n$/,
  );
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect.poll(async () => (await state()).labels).toBe('');
});
