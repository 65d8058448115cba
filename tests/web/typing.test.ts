// A number that moves while the run goes on stays as it is typed, until Enter or until it is left.
import { expect, test } from 'vitest';
import { pauseAfter, phase, steps } from './browser';
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

// Seen to fail: the form was rendered anew a second after it came, and by any setting that changed.
test('what is typed into the form stays while the form is rendered anew, and follows it when left', async () => {
  const { page } = await it.open(`${it.url}/`);
  await pauseAfter(page, 1);
  const seed = page.locator('#seed');
  await seed.fill('12');
  const rendered = () =>
    page
      .locator('bnp-controls')
      .evaluate(async (form: HTMLElement & { requestUpdate(): void; updateComplete: unknown }) => {
        form.requestUpdate();
        await form.updateComplete;
      });
  await rendered();
  await seed.press('End');
  await seed.pressSequentially('3');
  await rendered();
  expect(await seed.inputValue()).toBe('123');
  await seed.press('Enter');
  await expect.poll(() => new URL(page.url()).hash).toContain('seed=123');
  await seed.selectText();
  await page.evaluate(() => {
    location.hash = '#v=1&seed=5';
  });
  await page.locator('#noise').focus();
  await expect.poll(() => seed.inputValue()).toBe('5');
});
