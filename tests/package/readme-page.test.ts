// README's page: in Chromium, beside the packed package, it trains, measures, and has a net to save.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { importModel } from 'batchnorm-playground';
import { chromium } from 'playwright-core';
import { expect, it } from 'vitest';
import { packed } from './packed';

const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
const pages = [...readme.matchAll(/^```html\n([\s\S]*?)^```$/gm)]
  .map(([, html]) => html!)
  .filter((html) => html.includes('node_modules'));

it('there is one', () => expect(pages).toHaveLength(1));

it.each(pages)('%s', async (html) => {
  const home = packed();
  const server = createServer(({ url }, response) => {
    const script = url!.endsWith('.js');
    response.setHeader('content-type', script ? 'text/javascript' : 'text/html; charset=utf-8');
    response.end(script ? readFileSync(join(home.folder, url!)) : html);
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM!,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    const page = await browser.newPage();
    await page.goto(`http://localhost:${(server.address() as { port: number }).port}/`);
    const link = page.getByText(/^(not|close|undone), \d.*: save it$/);
    const [file] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(file.suggestedFilename()).toBe('model.safetensors');
    const trainer = await importModel(readFileSync(await file.path()));
    expect((await trainer.evaluate('train')).accuracy).toBeGreaterThan(0.9);
    trainer.dispose();
  } finally {
    await browser.close();
    server.close();
    home.remove();
  }
});
