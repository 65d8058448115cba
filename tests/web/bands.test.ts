// What a picture leaves out leaves no gap.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { bandsOf, closedAbove } from '../../web/take/bands';
import { pauseAfter } from './browser';
import { builtPage } from './built-page';

const it = builtPage();

const band = (top: number, bottom: number) => ({ top, bottom });
const card = band(0, 200);

describe('the bands of a card without its controls', () => {
  const [head, foot] = [band(10, 30), band(150, 170)];
  test('a row of controls goes, and the wider of the two gaps stays', () => {
    expect(bandsOf(card, [band(40, 70)], [head, foot])).toEqual([band(30, 70)]);
    expect(bandsOf(card, [band(120, 140)], [head, foot])).toEqual([band(120, 150)]);
  });
  test('a control beside something that stays leaves no band, however tall it is', () => {
    expect(bandsOf(card, [band(5, 40)], [head, foot])).toEqual([]);
    expect(bandsOf(card, [band(12, 28)], [head, foot])).toEqual([]);
  });
  test('controls in one row are one band, those at the end leave the card its edge', () => {
    expect(bandsOf(card, [band(40, 70), band(45, 60)], [head, foot])).toEqual([band(30, 70)]);
    expect(bandsOf(card, [band(174, 190)], [head, foot])).toEqual([band(170, 190)]);
  });
  test('what nobody sees does not count', () => {
    expect(bandsOf(card, [band(0, 0), band(90, 91)], [head])).toEqual([]);
  });
});

test('what lies below the bands moves up by their height, what is above stays', () => {
  const bands = [band(10, 20), band(40, 45)];
  expect([5, 10, 15, 20, 30, 50].map((y) => closedAbove(bands, y))).toEqual([0, 0, 5, 10, 10, 15]);
});

test('where Compare has its picker in a row of its own, the picture closes up', async () => {
  const { page } = await it.open(`${it.url}/#v=1&samples=100&lanes=norm-none_norm-layer`, {
    acceptDownloads: true,
    viewport: { width: 390, height: 1200 },
  });
  await pauseAfter(page, 10);
  await page.getByRole('button', { name: 'Share' }).click();
  const box = async (part: string) =>
    (await page.locator(`bnp-compare ${part}`).last().boundingBox())!;
  const chip = await box('.lanes li:not(.add)');
  await expect.poll(async () => (await box('.add')).y).toBeGreaterThan(chip.y + chip.height);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('bnp-take').getByRole('button', { name: 'Compare', exact: true }).click(),
  ]);
  const tall = readFileSync(await download.path()).readUInt32BE(20) / 2;
  const [margins, foot] = [32, 26];
  const { height } = await box('.card');
  expect(tall).toBeLessThanOrEqual(height + margins + foot - (await box('.add')).height);
});
