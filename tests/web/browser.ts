// A real Chromium for the tests of the page: opens the built file, and keeps what went wrong.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  type Browser,
  type BrowserContextOptions,
  chromium,
  type Frame,
  type Page,
} from 'playwright-core';
import { serve } from '../../tools/serve.mjs';

export const folder = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), 'dist/page');
export const fileUrl = pathToFileURL(join(folder, 'index.html')).href;

export interface Opened {
  readonly page: Page;
  /** Console errors, uncaught exceptions, failed requests. */
  readonly errors: string[];
  /** Every address that was asked for. */
  readonly requests: string[];
}

export interface Site {
  readonly url: string;
  open(
    url?: string,
    options?: BrowserContextOptions,
    before?: (page: Page) => unknown,
  ): Promise<Opened>;
  close(): Promise<void>;
}

export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });

function listen(page: Page): Opened {
  const opened: Opened = { page, errors: [], requests: [] };
  page.on('console', (message) => {
    if (message.type() === 'error') opened.errors.push(message.text());
  });
  page.on('pageerror', (error) => opened.errors.push(String(error)));
  page.on('requestfailed', (request) => opened.errors.push(`failed: ${request.url()}`));
  page.on('request', (request) => opened.requests.push(request.url()));
  return opened;
}

/** The built page on a server of its own, and a browser. */
export async function site(): Promise<Site> {
  if (!existsSync(join(folder, 'index.html')))
    throw new Error('the page is not built: npm run build');
  const [browser, server] = await Promise.all([launch(), serve(dirname(folder), 0)]);
  // Not at the root: a stack from the page names its path, and Vitest, which would read "/" as a file, ends.
  const url = `${server.url}/page`;
  return {
    url,
    async open(at = url, options = {}, before) {
      // One page at a time: those of earlier tests would go on training beside it.
      await Promise.all(browser.contexts().map((context) => context.close()));
      const context = await browser.newContext({
        viewport: { width: 1440, height: 1200 },
        ...options,
      });
      const opened = listen(await context.newPage());
      await before?.(opened.page);
      await opened.page.goto(at === url ? `${url}/` : at);
      return opened;
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}

/** The page's element, as far as the tests look into it. */
export interface App extends HTMLElement {
  state: Record<string, string | number>;
  snapshot: {
    run: number;
    phase: string;
    progress: { step: number; state: string };
    measures: unknown;
    config: Record<string, unknown>;
    history: { steps: Float64Array; series(name: string): { values: Float32Array } };
  } | null;
}

/** Waits until the run has made so many steps. */
export async function steps(where: Page | Frame, n: number): Promise<void> {
  await where.waitForFunction(
    (least) => (document.querySelector<App>('bnp-app')?.snapshot?.progress.step ?? -1) >= least,
    n,
  );
}

export async function phase(where: Page | Frame, name: string): Promise<void> {
  await where.waitForFunction(
    (wanted) => document.querySelector<App>('bnp-app')?.snapshot?.phase === wanted,
    name,
  );
  if (name === 'paused') await rest(where);
}

/** Lets the page train so many steps, and pauses it. */
export async function pauseAfter(page: Page, n: number): Promise<void> {
  await steps(page, n);
  await page.keyboard.press('Space');
  await phase(page, 'paused');
}

/** Waits until what was asked of the worker before the pause has come and is shown. */
async function rest(where: Page | Frame): Promise<void> {
  await where.waitForFunction(async () => {
    type Holder = Element & { trainer(): { measures(): Promise<unknown> } | null };
    const app = document.querySelector<App>('bnp-app')!;
    const holder = app.shadowRoot!.querySelector<Holder>('bnp-take, bnp-embed')!;
    const shown = app.snapshot?.measures;
    // A worker answers in turn; a look at a run asks it a few times.
    for (let n = 0; n < 8; n++) {
      const answer = holder.trainer()?.measures();
      // The run may make way for another meanwhile.
      if (answer && !(await answer.then(Boolean, () => false))) return false;
      await new Promise((next) => setTimeout(next, 10));
    }
    return app.snapshot?.measures === shown;
  });
}

/** The step that the page shows, when it has come to rest there. */
export const step = (where: Page | Frame): Promise<number> =>
  where.evaluate(() => document.querySelector<App>('bnp-app')!.snapshot!.progress.step);

/** What has the focus, by its name, through all shadow roots. */
export const focused = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at?.getAttribute('aria-label') ?? at?.localName;
  });

/** The losses of the first steps, as the history has them. */
export const losses = (where: Page | Frame, n: number): Promise<number[]> =>
  where.evaluate(
    (count) =>
      [
        ...document.querySelector<App>('bnp-app')!.snapshot!.history.series('loss/train').values,
      ].slice(0, count),
    n,
  );
