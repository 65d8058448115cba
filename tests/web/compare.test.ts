// Lanes: the same points, weights and batches with one setting changed, at the same step, in the link.
import fc from 'fast-check';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { initial } from '../../web/config';
import { parseHash } from '../../web/hash';
import { canDiffer, formatLanes, ownWords, parseLanes, wordsOf } from '../../web/lanes';
import { rowOf } from '../../web/state';
import { type App, focused, phase, step, steps } from './browser';
import { builtPage } from './built-page';

describe('lanes as text', () => {
  test.each([
    '',
    'norm-none',
    'norm-none_norm-layer_lr-0.3',
    'shift--2',
    'eps-0.00001',
    'batch-full',
  ])('“%s” is read and written', (text) => expect(formatLanes(parseLanes(text)!)).toBe(text));
  test.each([
    'norm',
    'norm-',
    'norm-group',
    'lr-0',
    'data-moons',
    'seed-3',
    'lanes-x',
    'lr-1_lr-1',
    'lr-1_lr-2_lr-3_lr-4',
  ])('“%s” is refused, and said so', (text) => {
    expect(parseLanes(text)).toBeNull();
    expect(parseHash(`#v=1&lanes=${text}`).notices[0]!.text).toMatch(/is not up to 3 changes/);
  });
  test('a value that a setting does not take is refused with what it takes', () => {
    expect(parseHash('#v=1&lanes=norm-none_lr-abc').notices[0]!.text).toMatch(
      /is not up to 3 changes .*: “lr” takes .* 100/,
    );
  });
  test('any other text is refused or stands for changes', () => {
    fc.assert(fc.property(fc.string(), (text) => void parseLanes(text)));
  });

  test('in words', () => {
    expect(wordsOf({ key: 'norm', value: 'standardize' })).toBe('step 1 only');
    expect(wordsOf({ key: 'lr', value: 0.3 })).toBe('Learning rate 0.3');
    expect(ownWords(initial, parseLanes('lr-1_norm-none')!)).toBe('Learning rate 0.01, step 1 + 2');
    expect(canDiffer(rowOf('data'))).toBe(false);
    expect(canDiffer(rowOf('act'))).toBe(true);
  });
});

describe('on the page', () => {
  const it = builtPage();
  let page: Page;
  beforeAll(async () => {
    ({ page } = await it.open(`${it.url}/#v=1&speed=fast`));
    await steps(page, 1);
  });

  const lanes = () =>
    page.evaluate(() => {
      type Lane = Pick<NonNullable<App['snapshot']>, 'progress' | 'history'>;
      const app = document.querySelector<App & { lanes: Lane[] }>('bnp-app')!;
      return app.lanes.map(({ progress, history }) => ({
        step: progress.step,
        first: history.series('loss/train').values[0],
      }));
    });
  const lanesKey = () => new URLSearchParams(new URL(page.url()).hash.slice(1)).get('lanes');

  test('the other normalisations are added by name, and go along with the run', async () => {
    const picker = page.getByRole('combobox', { name: 'Compare with' });
    await picker.selectOption('none');
    await expect.poll(lanesKey).toBe('norm-none');
    await picker.selectOption('standardize');
    await expect.poll(lanesKey).toBe('norm-none_norm-standardize');
    // Of the lanes themselves: the page may still show the run that has ended.
    await expect
      .poll(async () => (await lanes()).filter((lane) => lane.step >= 200).length)
      .toBe(2);
    await page.keyboard.press('Space');
    await expect
      .poll(async () => {
        const step = await page.evaluate(
          () => document.querySelector<App>('bnp-app')!.snapshot!.progress.step,
        );
        return (await lanes()).every((lane) => lane.step === step);
      })
      .toBe(true);
  });

  test('the loss leads to the choice of what to compare with', async () => {
    await page.locator('bnp-loss').getByRole('button', { name: '+ compare' }).click();
    await expect.poll(() => focused(page)).toBe('Compare with');
    await expect.poll(() => page.locator('bnp-compare select').isVisible()).toBe(true);
  });

  test('step 1 alone begins with the very loss of step 1 + 2: same points, weights and batch', async () => {
    const own = await page.evaluate(
      () =>
        document.querySelector<App>('bnp-app')!.snapshot!.history.series('loss/train').values[0],
    );
    const [none, step1] = await lanes();
    expect(step1!.first).toBe(own);
    expect(none!.first).not.toBe(own);
  });

  test('any one setting can differ; a bad value is refused with its bound', async () => {
    await page.getByRole('combobox', { name: 'Compare with' }).selectOption('other');
    await page.getByRole('combobox', { name: 'Setting' }).selectOption('lr');
    await page.getByRole('textbox', { name: 'Value' }).fill('0');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await expect
      .poll(() => page.locator('bnp-lane-picker').getByRole('alert').textContent())
      .toMatch(/“0” is not a number above 0 to 100/);
    await page.getByRole('textbox', { name: 'Value' }).fill('0.3');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await expect.poll(lanesKey).toBe('norm-none_norm-standardize_lr-0.3');
    await expect.poll(async () => (await lanes()).length).toBe(3);
    await expect.poll(() => page.getByRole('combobox', { name: 'Compare with' }).count()).toBe(0);
    const figure = page.locator('bnp-compare');
    await expect.poll(() => figure.getByRole('img', { name: /^Boundary of/ }).count()).toBe(4);
    await expect
      .poll(() => figure.getByRole('img', { name: /^Training loss/ }).getAttribute('aria-label'))
      .toMatch(/step 1 only: \d/);
    await expect
      .poll(() => figure.getByRole('img', { name: /^Distance/ }).getAttribute('aria-label'))
      .toMatch(/no norm: no batch norm/);
  });

  test('looking back shows each lane as it was at that step, to the bit; then as it is', async () => {
    const looked = () =>
      page.evaluate(() => {
        type Seen = { measures: { step: number } };
        type Page = HTMLElement & { lanes: Seen[]; snapshot: Seen };
        const { lanes, snapshot } = document.querySelector<Page>('bnp-app')!;
        return [snapshot.measures.step, ...lanes.map(({ measures }) => measures.step)];
      });
    const losses = () =>
      page.evaluate(() => {
        type Seen = { measures: { train: { loss: number } } };
        const { lanes } = document.querySelector<HTMLElement & { lanes: Seen[] }>('bnp-app')!;
        return lanes.map(({ measures }) => measures.train.loss);
      });
    await page.getByRole('button', { name: /^Reset/ }).click();
    await expect.poll(looked).toEqual([0, 0, 0, 0]);
    for (const step of [1, 2, 3]) {
      await page.keyboard.press('ArrowRight');
      await expect.poll(looked).toEqual([step, step, step, step]);
    }
    const [there, now] = [await losses(), [3, 3, 3, 3]];
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('e');
    await expect.poll(async () => (await looked()).every((step) => step === 7)).toBe(true);
    for (let i = 0; i < 4; i++) await page.keyboard.press(',');
    await expect.poll(looked).toEqual(now);
    await expect.poll(losses).toEqual(there);
    await page.keyboard.press('Escape');
    await expect.poll(looked).toEqual([7, 7, 7, 7]);
  });

  test('dragging over a chart of the lanes looks back as well', async () => {
    await page
      .locator('bnp-compare canvas.chart')
      .first()
      .hover({ position: { x: 60, y: 60 } });
    await page.mouse.down();
    await expect.poll(() => page.getByText('looking back').count()).toBe(1);
    await page.mouse.up();
    await expect.poll(() => page.getByText('looking back').count()).toBe(0);
  });

  test('a lane is removed', async () => {
    await page.getByRole('button', { name: 'Remove step 1 only' }).click();
    await expect.poll(lanesKey).toBe('norm-none_lr-0.3');
  });

  test('a field that comes takes the focus, and what goes leaves it to what stands next', async () => {
    const at = () => focused(page);
    await page.getByRole('combobox', { name: 'Compare with' }).focus();
    await page.getByRole('combobox', { name: 'Compare with' }).selectOption('other');
    await expect.poll(at).toBe('Setting');
    await page.locator('bnp-compare').getByLabel('Value').fill('0.5');
    await page.keyboard.press('Enter');
    await expect.poll(lanesKey).toBe('norm-none_lr-0.3_lr-0.5');
    await expect.poll(at).toBe('Remove Learning rate 0.5');
    await page.keyboard.press('Enter');
    await expect.poll(at).toBe('Remove Learning rate 0.3');
    await page.keyboard.press('Enter');
    await expect.poll(lanesKey).toBe('norm-none');
    await expect.poll(at).toMatch(/^Remove/);
    await page.keyboard.press('Enter');
    await expect.poll(at).toBe('Compare with');
    await page.getByRole('combobox', { name: 'Compare with' }).selectOption('other');
    await page.locator('bnp-compare').getByLabel('Value').fill('0.5');
    await page.keyboard.press('Enter');
    await expect.poll(lanesKey).toBe('lr-0.5');
    await expect.poll(at).toBe('Compare with');
  });

  test('when the run diverges its lanes go on, and can be paused', async () => {
    await page.evaluate(() => {
      location.hash =
        '#v=1&norm=none&opt=sgd&lr=100&gain=100&scale=1000000&lanes=norm-batch&speed=fast';
    });
    await phase(page, 'paused');
    await page.getByRole('button', { name: 'Play', exact: true }).click();
    await phase(page, 'diverged');
    const at = await step(page);
    await expect.poll(async () => (await lanes())[0]?.step).toBeGreaterThan(at + 100);
    await page.getByRole('button', { name: 'Pause the lanes' }).click();
    const { step: rest } = (await lanes())[0]!;
    await page.getByRole('button', { name: 'Play the lanes' }).click();
    await expect.poll(async () => (await lanes())[0]!.step).toBeGreaterThan(rest + 64);
    expect(await step(page)).toBe(at);
  });

  test('a lane that the run cannot have is taken out, with the reason', async () => {
    await page.evaluate(() => {
      location.hash = '#v=1&lanes=batch-1024_norm-none';
    });
    await expect
      .poll(() => page.getByRole('alert').first().textContent())
      .toMatch(/Lane “Batch size 1024”.*at most the 250/);
    await expect.poll(lanesKey).toBe('norm-none');
  });
});
