// The lesson maker: a setting is found by a word, a group is barred by one click, and the link says the least that it can.
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { initial } from '../../web/config';
import { type Choice, isBarred, teachable } from '../../web/lesson';
import { rows } from '../../web/state';
import { chapters, choiceIn, choiceOfAll, choose, chooseAll } from '../../web/take/chapters';
import { serious } from './axe';
import { focused, steps } from './browser';
import { builtPage } from './built-page';

const data = () => chapters().find(({ title }) => title === 'Data')!;

describe('one choice for a group', () => {
  test('every name that a link may bar stands in one group', () => {
    const names = chapters().flatMap(({ all, items }) => [
      ...(all ? [all] : []),
      ...items.map(({ name }) => name),
    ]);
    expect([...names].sort()).toEqual(
      teachable()
        .map(([name]) => name)
        .sort(),
    );
  });

  test('is one name in the link; without one of them it is all the others', () => {
    const [noise, ...others] = [...data().items].reverse();
    const locked = chooseAll({ ...initial, lock: 'lr' }, data(), 'locked');
    expect(locked.lock).toBe('lr.all-data');
    expect(choiceOfAll(locked, data())).toBe('locked');
    const but = choose(locked, data(), noise!, 'free');
    expect(choiceIn(but, data(), noise!)).toBe('free');
    expect(choiceOfAll(but, data())).toBeNull();
    expect(String(but.lock).split('.').sort()).toEqual(
      ['lr', ...others.map(({ name }) => name)].sort(),
    );
    expect(choose(but, data(), noise!, 'locked').lock).toBe('lr.all-data');
    expect(choose(but, data(), noise!, 'hidden')).toMatchObject({ hide: noise!.name });
  });

  test('bars what it says and nothing else', () => {
    for (const chapter of chapters())
      for (const choice of ['locked', 'hidden'] as Choice[]) {
        const barred = chooseAll(initial, chapter, choice);
        for (const row of rows.filter(({ group }) => group !== 'view')) {
          const one = chapter.items.find(({ name }) => name === row.key);
          expect(isBarred(barred, row), `${chapter.title}, ${choice}: ${row.key}`).toBe(
            one?.choices.includes(choice) ?? false,
          );
        }
        expect(chooseAll(barred, chapter, 'free')).toMatchObject({ hide: '', lock: '' });
      }
  });
});

describe('on the page', () => {
  const it = builtPage();
  let page: Page;
  const maker = () => page.locator('bnp-lesson');
  const link = async () =>
    new URL(await page.getByRole('textbox', { name: 'Lesson link' }).inputValue()).hash;
  const find = () => page.getByRole('searchbox', { name: /^Find/ });
  const pick = (name: string, choice: string) =>
    page.getByRole('radiogroup', { name, exact: true }).getByRole('radio', { name: choice });
  const items = () => maker().locator('li').count();

  async function open(width = 1440): Promise<void> {
    ({ page } = await it.open(it.url, { viewport: { width, height: 800 } }));
    await steps(page, 1);
    await page.getByRole('button', { name: 'Share' }).click();
    await page.getByText('Lesson link', { exact: true }).click();
  }
  beforeEach(() => open());

  test('a word finds it, Enter goes there, Escape shows all again and leaves the sheet open', async () => {
    const all = await items();
    expect(all).toBeGreaterThan(60);
    await find().fill('noise');
    await expect.poll(items).toBeLessThan(all / 4);
    for (const name of ['Noise', 'All of Data'])
      await expect.poll(() => pick(name, 'locked').count()).toBe(1);
    await find().press('Enter');
    await expect.poll(() => focused(page)).toBe('input');
    await page.keyboard.press('ArrowRight');
    await expect.poll(link).toMatch(/lock=[a-z]+/i);
    await find().press('Escape');
    await expect.poll(items).toBe(all);
    await find().fill('nothing of that name');
    await expect.poll(() => maker().locator('.none').count()).toBe(1);
    await find().press('Escape');
    await expect.poll(() => find().inputValue()).toBe('');
    await find().press('Escape');
    await expect.poll(() => maker().isVisible()).toBe(false);
  });

  test('what is barred is counted, in all and in each group; one click frees it', async () => {
    const said = () => maker().locator('.find b').textContent();
    await expect.poll(said).toBe('all free');
    await pick('All of Training', 'locked').check();
    await pick('Loss', 'hidden').check();
    const training = chapters().find(({ title }) => title === 'Training')!.items.length;
    await expect.poll(said).toMatch(new RegExp(`^${training - 1} locked, 1 hidden$`));
    await expect
      .poll(() =>
        maker().getByRole('group', { name: 'Training' }).locator('h4 small').textContent(),
      )
      .toBe(`${training - 1} locked, 1 hidden`);
    await page.getByRole('button', { name: 'Free all' }).click();
    await expect.poll(said).toBe('all free');
    await expect.poll(link).not.toMatch(/(hide|lock)=\w/);
    expect(await serious(page)).toEqual([]);
  });

  test('a narrow window cuts nothing off', async () => {
    await open(320);
    const over = () =>
      maker().evaluate((element) =>
        [...element.shadowRoot!.querySelectorAll<HTMLElement>('.seg, li, .find, .head')]
          .filter((part) => part.getBoundingClientRect().right > innerWidth - 20)
          .map((part) => part.outerHTML.slice(0, 60)),
      );
    await expect.poll(over).toEqual([]);
    await pick('All of Figures', 'hidden').check();
    await expect.poll(link).toMatch(/hide=panel-/);
  });
});
