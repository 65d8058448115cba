// The network's figure: units, links and gates by pointer and keyboard; every edit reaches the run and can be undone.
import type { Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { whole } from '../../web/numbers';
import { type App, focused, pauseAfter, step } from './browser';
import { builtPage } from './built-page';

const it = builtPage();
let page: Page;
beforeEach(async () => {
  ({ page } = await it.open());
  await pauseAfter(page, 20);
});

interface Seen extends App {
  snapshot: App['snapshot'] & {
    parameters: Record<string, { values: Float32Array; trains: boolean }>;
    hovered: unknown;
    inside: { layer: number; unit: number } | null;
    config: { layers: { units: number; norm: { kind: string } }[] };
  };
}
const seen = <T>(what: (app: Seen) => T) =>
  page.evaluate(`(${what})(document.querySelector('bnp-app'))`) as Promise<T>;
const button = (name: string | RegExp) => page.getByRole('button', { name });
const unit = (name: string) => button(new RegExp(`^Unit ${name}:`));
const layers = () => seen((app) => app.state.layers);
const inside = () => seen((app) => [app.snapshot.inside?.layer, app.snapshot.inside?.unit]);

test('units and layers are added and removed in place, and the run begins again', async () => {
  await button('One unit less in layer 2').click();
  await expect.poll(layers).toBe('16-15');
  await expect.poll(() => seen((app) => app.snapshot.config.layers[1]!.units)).toBe(15);
  await button('Add a layer').click();
  await expect.poll(layers).toBe('16-15-15');
  await expect.poll(() => page.locator('button.unit').count()).toBe(46);
  await button('Remove the last layer').click();
  await button('Remove the last layer').click();
  await expect.poll(layers).toBe('16');
  await page.waitForTimeout(1000); // what follows within a second is taken back together
  await button('Remove the last layer').click();
  await expect.poll(layers).toBe('0');
  await expect.poll(() => page.locator('button.unit').count()).toBe(0);
  await button('Undo').click();
  await expect.poll(layers).toBe('16');
  await expect.poll(() => page.evaluate(() => location.hash)).toMatch(/layers=16(&|$)/);
});

test('a unit is pointed at, chosen and edited by the keyboard; the edit is undone', async () => {
  await unit('1·1').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => seen((app) => app.snapshot.hovered)).toEqual({ layer: 2, unit: 1 });
  await page.keyboard.press('Enter');
  const editor = page.getByRole('group', { name: 'Unit 2·2, its numbers' });
  const gamma = editor.getByRole('textbox', { name: 'γ' });
  const value = () => seen((app) => app.snapshot.parameters['bn2/gamma']!.values[1]!);
  const before = await value();
  const at = await step(page);
  await gamma.focus();
  await page.keyboard.press('ArrowUp');
  await expect.poll(value).toBeCloseTo(before + 0.1, 5);
  await gamma.fill('−2.5');
  await page.keyboard.press('Enter');
  await expect.poll(value).toBe(-2.5);
  const bound = `a number from ${whole(-1e6)} to ${whole(1e6)}`;
  for (const bad of ['much', '1e99', '', 'NaN']) {
    await gamma.fill(bad);
    await page.keyboard.press('Enter');
    await expect
      .poll(() => page.getByRole('alert').textContent())
      .toContain(
        `γ of unit 2·2: ${bad === '' ? 'left empty, which' : `“${bad}”`} is not ${bound}. Used instead: −2.50.`,
      );
    await expect.poll(() => gamma.inputValue()).toBe('−2.50');
  }
  const weight = editor.getByRole('textbox', { name: '1·3' });
  const was = await weight.inputValue();
  await weight.fill('x');
  await page.keyboard.press('Tab');
  const refusal = `Weight from 1·3 to unit 2·2: “x” is not ${bound}.`;
  await expect.poll(() => page.getByRole('alert').textContent()).toContain(refusal);
  await expect.poll(() => weight.inputValue()).toBe(was);
  await expect.poll(value).toBe(-2.5);
  await button('Undo').click();
  await button('Undo').click();
  await expect.poll(value).toBe(before);
  await button('Redo').click();
  await expect.poll(value).toBeCloseTo(before + 0.1, 5);
  expect(await step(page)).toBe(at);
  await expect.poll(inside).toEqual([2, 1]);
});

test('a gate is set to the identity, and what is held does not train', async () => {
  await unit('1·3').click();
  await button('γ = σ, β = μ').click();
  const editor = page.getByRole('group', { name: 'Unit 1·3, its numbers' });
  const both = () =>
    seen(({ snapshot: s }) => [
      s.parameters['bn1/gamma']!.values[2]!,
      s.parameters['bn1/beta']!.values[2]!,
    ]);
  await expect.poll(async () => (await both())[0]).toBeGreaterThan(1.3);
  await editor.getByRole('button', { name: 'γ', exact: true }).click();
  await expect.poll(() => seen((app) => app.snapshot.parameters['bn1/gamma']!.trains)).toBe(false);
  const [gamma, beta] = await both();
  const at = await step(page);
  await page.keyboard.press('e');
  await expect.poll(() => step(page)).toBeGreaterThan(at);
  expect((await both())[0]).toBe(gamma);
  await expect.poll(async () => (await both())[1]).not.toBe(beta);
  await button('Undo').click();
  await expect.poll(() => seen((app) => app.snapshot.parameters['bn1/gamma']!.trains)).toBe(true);
});

test('a layer gets a normalisation of its own', async () => {
  await unit('2·1').click();
  await page.getByLabel('Normalisation of layer 2').selectOption('none');
  await expect.poll(layers).toBe('16-16n');
  await expect
    .poll(() => seen((app) => app.snapshot.config.layers.map(({ norm }) => norm.kind)))
    .toEqual(['batch', 'none']);
});

test('a link says its weight, and opens it', async () => {
  const canvas = page.locator('bnp-network .sheet canvas');
  const box = (await canvas.boundingBox())!;
  const middle = (await unit('1·1').boundingBox())!;
  // Down the gap between the inputs and layer 1, until a link is met.
  const x = (box.x + 30 + middle.x) / 2;
  const tip = page.locator('bnp-network .tip');
  for (let y = box.y + 20; y < box.y + box.height; y += 3) {
    await page.mouse.move(x, y);
    if ((await tip.count()) > 0) break;
  }
  await expect.poll(() => tip.textContent()).toMatch(/^[xy] → 1·\d+ [−\d.]+$/);
  const shown = (await tip.locator('b').textContent())!;
  await page.mouse.down();
  await page.mouse.up();
  const field = page.locator('bnp-unit-editor input:focus');
  await expect.poll(() => field.inputValue()).toBe(shown);
  // What is edited is what the page looks into, and what the outline stands around.
  const [, place] = (await page.locator('bnp-unit-editor h3').textContent())!.match(/1·(\d+)/)!;
  await expect.poll(inside).toEqual([1, Number(place) - 1]);
  const outlined = page.locator('bnp-network .unit.inside');
  await expect.poll(() => outlined.getAttribute('data-unit')).toBe(`1 ${Number(place) - 1}`);
});

test('what a link says stands inside the figure, at its top and at its sides', async () => {
  const sheet = page.locator('bnp-network .stage');
  await page.locator('bnp-network').evaluate((figure) => figure.scrollIntoView());
  const box = (await sheet.boundingBox())!;
  const [first, second] = [unit('1·1'), unit('2·1')];
  const [a, b] = [(await first.boundingBox())!, (await second.boundingBox())!];
  const tip = page.locator('bnp-network .tip');
  for (const x of [box.x + 40, a.x + a.width + 12, b.x - 8])
    for (let y = box.y + 4; y < box.y + 60; y += 3) {
      await page.mouse.move(x, y);
      const said = await tip.evaluateAll((tips) => tips.map((t) => t.getBoundingClientRect()));
      for (const { top, left, right } of said) {
        expect(top).toBeGreaterThanOrEqual(box.y);
        expect(left).toBeGreaterThanOrEqual(box.x);
        expect(right).toBeLessThanOrEqual(box.x + box.width);
      }
    }
});

test('a click on a unit moves nothing, and a page that scrolls below a resting pointer points at nothing new', async () => {
  await page.setViewportSize({ width: 1440, height: 700 });
  const top = () => page.evaluate(() => scrollY);
  await unit('1·5').evaluate((button) => button.scrollIntoView({ block: 'center' }));
  const before = await top();
  await unit('1·5').click();
  const editor = page.locator('bnp-unit-editor');
  await expect.poll(() => editor.getByRole('heading').first().isVisible()).toBe(true);
  // Its head is seen although its place is below what the window shows.
  const head = () => editor.getByRole('heading').first().boundingBox();
  await expect.poll(async () => (await head())!.y + (await head())!.height).toBeLessThan(700);
  expect(await top()).toBe(before);
  await page.mouse.wheel(0, 90);
  await expect.poll(top).toBeGreaterThan(before);
  await expect.poll(() => seen((app) => app.snapshot.hovered)).toBeNull();
  await expect.poll(inside).toEqual([1, 4]);
  const under = (await unit('1·9').boundingBox())!;
  await page.mouse.move(under.x + 5, under.y + 5);
  await expect.poll(() => seen((app) => app.snapshot.hovered)).toEqual({ layer: 1, unit: 8 });
});

test.each(['Escape', 'Close'])('after %s the focus is at the unit that was edited', async (way) => {
  await unit('2·3').focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => focused(page)).toBe('Close');
  await page.keyboard.press(way === 'Close' ? 'Enter' : way);
  await expect.poll(() => page.locator('bnp-unit-editor').count()).toBe(0);
  await expect.poll(() => focused(page)).toMatch(/^Unit 2·3:/);
});

test('an editor whose unit is taken away goes with it', async () => {
  await unit('2·16').click();
  await expect.poll(() => page.locator('bnp-unit-editor').count()).toBe(1);
  await button('One unit less in layer 2').click();
  await expect.poll(() => page.locator('bnp-unit-editor').count()).toBe(0);
});

test('the boundary says its answer where the pointer is, and shows the classes alone', async () => {
  const canvas = page.locator('bnp-boundary canvas');
  /** How much of the picture has its most common tone. */
  const flat = () =>
    canvas.evaluate((c: HTMLCanvasElement) => {
      const { data } = c.getContext('2d')!.getImageData(0, 0, c.width, c.height);
      const tones = new Array<number>(256).fill(0);
      for (let i = 0; i < data.length; i += 4) tones[data[i]!]!++;
      return Math.max(...tones) / (data.length / 4);
    });
  await canvas.hover({ position: { x: 120, y: 90 } });
  await expect
    .poll(() => page.locator('bnp-boundary .at').textContent())
    .toMatch(/^At \([−\d.]+, [−\d.]+\): class [01], [\d.]+\u202f% sure$/);
  await page.mouse.move(5, 5);
  const shaded = await flat();
  await page.getByLabel('classes only').check();
  await expect.poll(flat).toBeGreaterThan(shaded + 0.05);
});

test('a unit that is pointed at lights its links up, and no longer; another weight is another picture', async () => {
  const canvas = page.locator('bnp-network').locator('canvas').first();
  const picture = () => canvas.evaluate((c) => (c as HTMLCanvasElement).toDataURL());
  await page.mouse.move(5, 5);
  await expect.poll(() => seen((app) => app.snapshot.hovered)).toBe(null);
  const before = await picture();
  await unit('2.3').hover();
  await expect.poll(picture).not.toBe(before);
  await page.mouse.move(5, 5);
  await expect.poll(picture).toBe(before);
  await page.keyboard.press('ArrowRight');
  await expect.poll(picture).not.toBe(before);
});
