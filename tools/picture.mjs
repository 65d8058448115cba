// npm run picture: the README's picture, from the built page after 3,000 steps of the default run.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium as launcher } from 'playwright-core';
import { build } from './build.mjs';
import { main, root } from './run.mjs';
import { serve } from './serve.mjs';
import { chromium, setup } from './setup.mjs';

const steps = 3000;

main(async () => {
  await setup({ tests: true });
  await build();
  const server = await serve(join(root, 'dist/page'), 0);
  const browser = await launcher.launch({
    executablePath: chromium(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  const page = await browser.newPage({ viewport: { width: 1440, height: 1180 } });
  await page.goto(server.url);
  const reached = (n) => document.querySelector('bnp-app')?.snapshot?.progress.step >= n;
  await page.waitForFunction(reached, steps, { timeout: 120_000 });
  await page.keyboard.press('Space');
  mkdirSync(join(root, 'docs'), { recursive: true });
  await page.screenshot({ path: join(root, 'docs/playground-light.jpg'), quality: 80 });
  await browser.close();
  server.close();
});
