// The blocks of HTML and JavaScript in README and the guide to embedding, pasted into a post of another site.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { folder, steps } from './browser';
import { builtPage } from './built-page';

const chromium = builtPage();

const POST = 'https://blog.example/post.html';
const blocks = ['README.md', 'docs/embedding.md'].flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/^```html\n([\s\S]*?)^```$/gm)]
    .map(([, html]) => ({ file, html: html! }))
    // What imports the module is for tests/package, where it is installed.
    .filter(({ html }) => !html.includes('node_modules')),
);
const [, script] = /^```js\n([\s\S]*?)^```$/m.exec(readFileSync('docs/embedding.md', 'utf8'))!;

/** The post, and the page's folder on the guide's host and beside the post. */
async function route(page: Page, body: string): Promise<void> {
  const type = (path: string) => (path.endsWith('.js') ? 'text/javascript' : 'text/html');
  await page.route(/^https:\/\/(blog|playground)\.example\//, (way) => {
    const { pathname } = new URL(way.request().url());
    const post = pathname === '/post.html';
    const headers = { 'access-control-allow-origin': '*' };
    const text = post
      ? `<!doctype html><title>A post</title><link rel="icon" href="data:,">${body}`
      : readFileSync(join(folder, pathname), 'utf8');
    return way.fulfill({ body: text, contentType: `${type(pathname)}; charset=utf-8`, headers });
  });
}

const inPost = (body: string) => chromium.open(POST, {}, (page) => route(page, body));

test.each(blocks)('$file: $html', async ({ html }) => {
  const { page, errors } = await inPost(html);
  await expect.poll(() => page.frames().length).toBe(2);
  await steps(page.frames()[1]!, 1);
  expect(errors).toEqual([]);
});

test('the messages of the guide play, and are told', async () => {
  const said: string[] = [];
  const frame = `<iframe id="figure" title="x" src="https://playground.example/index.html?embed&autoplay=off#v=1"></iframe>`;
  const { errors } = await chromium.open(POST, {}, async (page) => {
    page.on('console', (message) => said.push(message.text()));
    await route(
      page,
      `${frame}<script type="module">${script}; console.log('then', step, reason, weights);</script>`,
    );
  });
  await expect
    .poll(() => said.find((line) => line.startsWith('then')))
    .toMatch(/^then 200 reached [0-9a-f]{16}$/);
  expect(errors).toEqual([]);
});

test('there are such blocks', () => expect(blocks.length).toBe(3));
