// The Embed dialog: what is chosen in it is what its text, pasted into another page, shows.
import { describe, expect, test } from 'vitest';
import { initial } from '../../web/config';
import { embedUrl, FORMATS, snippets } from '../../web/embed/snippets';
import { parseHash } from '../../web/hash';
import { parseQuery, plainQuery } from '../../web/query';
import { type App, steps } from './browser';
import { builtPage } from './built-page';

const it = builtPage();

const choice = {
  query: { ...plainQuery, embed: true, panels: ['loss', 'verdict'], title: '“γ” < 1 & "β"' },
  state: { ...initial, lr: 0.25, norm: 'none' },
  page: 'https://example.org/play/',
  height: 432,
};

describe('the texts to paste', () => {
  test('their address is read back as what was chosen', () => {
    const url = new URL(embedUrl(choice));
    const { query, notices } = parseQuery(url.search);
    expect(notices).toEqual([]);
    expect(query).toEqual(choice.query);
    expect(parseHash(url.hash)).toEqual({ state: choice.state, notices: [] });
  });

  test.each(FORMATS)('%s: quotes and brackets in a title break nothing', async (format) => {
    const text = snippets[format](choice);
    expect(text).not.toMatch(/[^\\]"β"/);
    if (format === 'MDX' || format === 'React') {
      const { transform } = await import('esbuild');
      await transform(text, { loader: 'jsx' });
    }
  });

  test('the element has the settings that are not the default', () => {
    const text = snippets.Element(choice);
    expect(text).toContain('src="https://example.org/play/element.js"');
    expect(text).toMatch(/ norm="none"/);
    expect(text).toMatch(/ lr="0.25"/);
    expect(text).not.toMatch(/ seed=/);
  });
});

const open = async (width = 1440) => {
  const opened = await it.open(`${it.url}/#v=1&norm=none`, { viewport: { width, height: 900 } });
  await steps(opened.page, 1);
  await opened.page.getByRole('button', { name: 'Embed' }).click();
  return opened;
};

test.each(['HTML', 'Element', 'Markdown'])(
  '%s, pasted into another page, shows what was chosen',
  async (format) => {
    const { page } = await open();
    await page.getByRole('checkbox', { name: 'Loss' }).check();
    for (const name of ['Scale', 'Shift'])
      await page.getByRole('checkbox', { name, exact: true }).uncheck();
    await page.getByRole('textbox', { name: 'Title' }).fill('Without "batch" norm');
    await page.keyboard.press('Tab');
    await page.getByRole('radio', { name: format, exact: true }).check();
    const text = await page.getByRole('textbox', { name: 'Text to paste' }).inputValue();

    const { page: blog } = await it.open(`${it.url}/blog`, {}, (page) =>
      page.route('**/blog', (route) => route.fulfill({ contentType: 'text/html', body: text })),
    );
    const frame = (await (await blog.waitForSelector('iframe')).contentFrame())!;
    await steps(frame, 20);
    await frame.getByRole('heading', { name: 'Without "batch" norm' }).waitFor();
    await expect.poll(() => frame.locator('bnp-embed .loss').count()).toBe(1);
    await expect
      .poll(() => frame.evaluate(() => document.querySelector<App>('bnp-app')!.state.norm))
      .toBe('none');
  },
);

test('the preview is the embed itself, in its sandbox, at the width of a blog', async () => {
  const { page, errors } = await open();
  const frame = (await (await page.waitForSelector('bnp-embed-dialog iframe')).contentFrame())!;
  await steps(frame, 5);
  await page.getByRole('radio', { name: '320 px' }).check();
  await frame.waitForFunction(() => innerWidth === 320);
  await frame.waitForFunction(
    () => document.documentElement.scrollHeight <= document.documentElement.clientHeight,
  );
  expect(errors).toEqual([]);
});

test('the last panel stays; Copy copies; Escape closes', async () => {
  const { page } = await open(390);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('checkbox', { name: 'Scale', exact: true }).uncheck();
  await page.getByRole('checkbox', { name: 'Shift', exact: true }).click();
  await expect
    .poll(() => page.getByRole('checkbox', { name: 'Shift', exact: true }).isChecked())
    .toBe(true);
  await page.getByRole('button', { name: 'Copy' }).click();
  await page.getByText('Copied.').waitFor();
  const text = page.getByRole('textbox', { name: 'Text to paste' });
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^<iframe /);
  // A height that the preview tells later does not change what was copied; another choice does.
  await page.evaluate(() => {
    const { shadowRoot } = document.querySelector('bnp-app')!;
    const { contentWindow: source } = shadowRoot!
      .querySelector('bnp-embed-dialog')!
      .shadowRoot!.querySelector('iframe')!;
    const data = { bnp: 1, type: 'resize', payload: { height: 1234 } };
    window.dispatchEvent(new MessageEvent('message', { source, data }));
  });
  await expect
    .poll(() => page.locator('bnp-embed-dialog iframe').getAttribute('style'))
    .toMatch(/1234px/);
  expect(await text.inputValue()).toBe(copied);
  await page.getByRole('radio', { name: 'waits' }).check();
  await expect.poll(() => text.inputValue()).toMatch(/autoplay=off/);
  await expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth))
    .toBe(true);
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => {
    const app = document.querySelector('bnp-app')!.shadowRoot!;
    return !app.querySelector('bnp-embed-dialog')!.shadowRoot!.querySelector('iframe');
  });
});
