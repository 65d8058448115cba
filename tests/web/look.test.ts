// For everyone: axe finds nothing serious, the keyboard reaches everything, nothing scrolls sideways.
import { describe, expect, test } from 'vitest';
import { seriousLightAndDark } from './axe';
import { pauseAfter, steps } from './browser';
import { builtPage } from './built-page';

const it = builtPage();

describe('axe finds nothing serious, light and dark', () => {
  test.each(['', '#norm=none&noise=7', '#norm=standardize'])('at /%s', async (hash) => {
    const { page } = await it.open(`${it.url}/${hash}`);
    await steps(page, 50);
    await expect.poll(() => seriousLightAndDark(page)).toEqual([]);
  });

  test('with a unit open, drift over time, the gauge measured, and the keys listed', async () => {
    const { page } = await it.open();
    await steps(page, 50);
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: /^Unit 2·5:/ }).click();
    await page.getByRole('button', { name: 'over time' }).first().click();
    await page.getByText('Presets', { exact: true }).click();
    await page.getByRole('button', { name: 'Weights × 5' }).click();
    await page.locator('bnp-gauge table[aria-label*=" at step "]').waitFor();
    await expect.poll(() => seriousLightAndDark(page)).toEqual([]);
    await page.keyboard.press('Shift+?');
    await page.getByRole('dialog', { name: 'Keys and gestures' }).waitFor();
    await expect.poll(() => seriousLightAndDark(page)).toEqual([]);
  });

  test('on a phone, with its settings open', async () => {
    const { page } = await it.open(it.url, { viewport: { width: 390, height: 844 } });
    await page.getByRole('button', { name: 'Settings' }).click();
    await steps(page, 50);
    await expect.poll(() => seriousLightAndDark(page)).toEqual([]);
  });
});

test('the question, then how it stands now, then the answer in five sentences', async () => {
  const { page } = await it.open();
  await steps(page, 5);
  const parts = ['.intro', 'bnp-verdict', 'bnp-answer', 'bnp-network'];
  const tops = () =>
    Promise.all(parts.map(async (part) => (await page.locator(part).boundingBox())!.y));
  await expect
    .poll(async () => (await tops()).every((y, i, all) => i === 0 || y > all[i - 1]!))
    .toBe(true);
});

test('from 320 to 2,560 px nothing scrolls sideways', async () => {
  const { page } = await it.open(it.url, { viewport: { width: 320, height: 900 } });
  await steps(page, 50);
  await page.getByRole('button', { name: 'Settings' }).click();
  for (const width of [320, 390, 560, 561, 700, 761, 820, 901, 1161, 1301, 1440, 1900, 2560]) {
    await page.setViewportSize({ width, height: 900 });
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  }
});

test('numbers that change move nothing', async () => {
  const { page } = await it.open();
  await steps(page, 20);
  const places = () =>
    page.evaluate(() => {
      const root = document.querySelector('bnp-app')!.shadowRoot!;
      return [...root.querySelectorAll('main > *, main > * > *, bnp-verdict, bnp-transport')].map(
        (e) => {
          const { x, y, width, height } = e.getBoundingClientRect();
          return [x, y, width, height].map(Math.round).join(' ');
        },
      );
    });
  // The figures are built one after the other.
  await page.locator('bnp-gauge button').first().waitFor();
  let before: string[] = [];
  const settled = async () => {
    const last = before;
    before = await places();
    return before.join() === last.join();
  };
  await expect.poll(settled, { interval: 500 }).toBe(true);
  await steps(page, 600);
  expect(await places()).toEqual(before);
});

// Seen to fail with `outline: none` for :focus-visible in styles.ts: 53 controls were unseen.
test('tab reaches every control, and each shows where it is', async () => {
  const { page } = await it.open();
  await steps(page, 5);
  const reached: string[] = [];
  for (let n = 0; n < 60; n++) {
    await page.keyboard.press('Tab');
    const name = await page.evaluate(() => {
      let at = document.activeElement;
      while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
      if (!at || at === document.body) return '';
      const seen = [at, ...(at.parentElement?.querySelectorAll('span, canvas') ?? [])].some(
        (e) => getComputedStyle(e).outlineStyle !== 'none',
      );
      return `${seen ? '' : 'unseen '}${at.getAttribute('aria-label') ?? at.getAttribute('name') ?? at.textContent?.trim()}`;
    });
    if (name === '') break;
    reached.push(name);
  }
  expect(reached.filter((name) => name.startsWith('unseen'))).toEqual([]);
  for (const name of [
    'Reset: same seed, same start',
    'Pause',
    'Step: one mini-batch',
    'speed',
    'spiral',
    'Noise',
    'Noise, as a number',
    'norm',
    'Batch size',
    'Learning rate',
    'opt',
    'act',
    'Initial weights ×',
    'Seed, as a number',
  ])
    expect(reached).toContain(name);
});

test('the colours follow the button, and the system without it', async () => {
  const { page } = await it.open(it.url, { colorScheme: 'dark' });
  await steps(page, 5);
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const dark = await paper();
  await page.getByRole('button', { name: /^Colours: as the system/ }).click();
  await expect.poll(paper).not.toBe(dark);
  await page.reload();
  await steps(page, 5);
  await expect.poll(paper).not.toBe(dark);
  await page.getByRole('button', { name: /^Colours: light/ }).click();
  await expect.poll(paper).toBe(dark);
});

test('each figure says in words what it shows', async () => {
  const { page } = await it.open(it.url, { viewport: { width: 1440, height: 1800 } });
  await pauseAfter(page, 100);
  const pictures = await page
    .locator('[role="img"], [role="application"]')
    .evaluateAll((all) => all.map((e) => e.getAttribute('aria-label') ?? ''));
  for (const words of [
    /training points right/,
    /All layers: median γ .*, σ/,
    /All layers: median \|β\|/,
    /the training loss is/,
  ])
    expect(pictures.some((text) => words.test(text))).toBe(true);
  const verdict = page.getByRole('region', { name: 'Verdict' });
  await expect
    .poll(() => verdict.getByRole('status').textContent())
    .toMatch(/^Batch norm .*the median unit, [12]·\d+, maps x ↦ .*\.$/);
  await expect
    .poll(() => verdict.getByRole('meter').getAttribute('aria-valuetext'))
    .toMatch(/distance .* from the identity/);
});

test('where the system forces its colours, pictures keep theirs', async () => {
  const { page } = await it.open(it.url, { forcedColors: 'active' });
  await steps(page, 50);
  const colours = await page
    .locator('bnp-phase canvas')
    .first()
    .evaluate((c: HTMLCanvasElement) => {
      const { data } = c.getContext('2d')!.getImageData(0, 0, c.width, c.height);
      let coloured = 0;
      for (let i = 0; i < data.length; i += 4)
        if (data[i + 3]! > 200 && Math.abs(data[i]! - data[i + 1]!) > 60) coloured++;
      return coloured;
    });
  expect(colours).toBeGreaterThan(200);
});

test('on a phone what stays of the header is one row', async () => {
  const { page } = await it.open(it.url, { viewport: { width: 390, height: 844 } });
  await steps(page, 5);
  await page.mouse.move(200, 600);
  await page.mouse.wheel(0, 700);
  const header = page.locator('bnp-app header').first();
  await expect.poll(() => header.evaluate((e) => e.getBoundingClientRect().top)).toBeLessThan(-40);
  await expect
    .poll(() => header.evaluate((e) => e.getBoundingClientRect().bottom))
    .toBeLessThan(66);
  const play = (await page.getByRole('button', { name: 'Pause' }).boundingBox())!;
  expect(play.y).toBeGreaterThan(0);
});

test('the boundary answers to the arrow keys, in words', async () => {
  const { page } = await it.open();
  await pauseAfter(page, 5);
  // Before it has a picture there is nothing to be read in it.
  await page.locator('bnp-boundary canvas[tabindex="0"]').focus();
  for (const key of ['ArrowUp', 'Shift+ArrowRight']) await page.keyboard.press(key);
  const words = page.locator('bnp-boundary .at');
  await expect
    .poll(() => words.textContent())
    .toMatch(/^At \(0\.2\d*, 0\.0\d*\): class [01], [\d.]+\s%\ssure$/);
  await expect.poll(() => words.getAttribute('aria-live')).toBe('polite');
  await page.keyboard.press('Escape');
  await expect.poll(() => words.textContent()).toMatch(/^Point/);
});

test('on a phone every button of the header can be reached', async () => {
  for (const width of [320, 390]) {
    const { page } = await it.open(it.url, { viewport: { width, height: 844 } });
    await steps(page, 5);
    const outside = await page.evaluate(() => {
      const root = document.querySelector('bnp-app')!.shadowRoot!;
      const find = (at: ParentNode): Element[] =>
        [...at.querySelectorAll('*')].flatMap((e) => [
          ...(e.matches('button, select') ? [e] : []),
          ...(e.shadowRoot ? find(e.shadowRoot) : []),
        ]);
      return find(root.querySelector('header')!)
        .map((e) => ({
          name: e.getAttribute('aria-label') ?? e.textContent,
          box: e.getBoundingClientRect(),
        }))
        .filter(({ box }) => box.width === 0 || box.left < 0 || box.right > innerWidth)
        .map(({ name }) => name);
    });
    expect(outside).toEqual([]);
  }
});
