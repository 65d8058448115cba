// A site around an embed, for tests: it keeps what it is told, and can ask.
import type { Frame, Page } from 'playwright-core';
import type { App, Site } from './browser';

export interface Told {
  type: string;
  id?: number;
  payload: Record<string, unknown>;
}
declare global {
  interface Window {
    told: Told[];
    others: unknown[];
    ask(type: string, payload?: unknown, id?: number): void;
  }
}

/** A site that keeps what it is told, and can ask. */
const blog = (
  query: string,
  hash: string,
  height: number,
  sandbox: string,
) => `<!doctype html><title>Blog</title>
<iframe sandbox="${sandbox}" width="500" height="${height}" src="./?embed&${query}#${hash}"></iframe>
<script>
told = []; others = [];
addEventListener('message', ({ data }) => (data && data.bnp === 1 ? told : others).push(data));
ask = (type, payload, id) => frames[0].postMessage({ bnp: 1, type, id, payload }, '*');
</script>`;

export async function embedded(
  it: Site,
  query: string,
  { hash = 'v=1', height = 420, sandbox = 'allow-scripts' } = {},
) {
  const opened = await it.open(`${it.url}/blog`, {}, (page) =>
    page.route('**/blog', (route) =>
      route.fulfill({ contentType: 'text/html', body: blog(query, hash, height, sandbox) }),
    ),
  );
  const { page } = opened;
  const frame = (await (await page.waitForSelector('iframe')).contentFrame())!;
  await hears(page, 'ready');
  return { ...opened, frame };
}

/** The first such message from now on that an embed sends. */
export async function hears(page: Page, type: string, id?: number): Promise<Told> {
  const found = await page.waitForFunction(
    ([type, id]) => window.told.find((m) => m.type === type && (id == null || m.id === id)),
    [type, id] as const,
  );
  return (await found.jsonValue())!;
}

export async function asks(page: Page, answer: string, type: string, payload?: unknown) {
  const id = ++last;
  await page.evaluate(([t, p, i]) => window.ask(t, p, i), [type, payload, id] as const);
  return hears(page, answer, id);
}
let last = 0;

export const state = (frame: Frame) =>
  frame.evaluate(() => ({ ...document.querySelector<App>('bnp-app')!.state }));
