// A number that moves while the run goes on stays as it is typed, until Enter or until it is left.
import { expect, test } from 'vitest';
import { phase, steps } from './browser';
import { builtPage } from './built-page';

const it = builtPage();

test('a γ is typed digit by digit while the run goes on, and follows the run again afterwards', async () => {
  const { page } = await it.open(`${it.url}/`);
  await steps(page, 30);
  await page.getByRole('button', { name: /^Unit 1·2:/ }).click();
  const gamma = page
    .getByRole('group', { name: 'Unit 1·2, its numbers' })
    .getByRole('textbox', { name: 'γ' });
  await gamma.press('ControlOrMeta+a');
  await gamma.pressSequentially('7.25', { delay: 200 });
  expect(await gamma.inputValue()).toBe('7.25');
  await gamma.press('Enter');
  await expect.poll(async () => Number(await gamma.inputValue())).toBeGreaterThan(6.5);
  const set = await gamma.inputValue();
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await expect.poll(() => gamma.inputValue()).not.toBe(set);
  await phase(page, 'playing');
});
