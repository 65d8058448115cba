// The load ladder in Chromium: with any one thing broken, a page that trains or one that says in a sentence why not.
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Page, chromium as playwright } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../package/chromium';
import { fileUrl, folder, type Site, site, steps } from '../web/browser';
import { brokenSite, faults, outcome } from './broken-page';

const WITHIN_MS = 15_000;
let it: Site;
let broken: Awaited<ReturnType<typeof brokenSite>>;
beforeAll(async () => {
  [it, broken] = await Promise.all([site(), brokenSite()]);
});
afterAll(async () => {
  broken.close();
  await it.close();
});

/** What the page has come to before the promised time is over. */
async function endOf(page: Page): Promise<{ step?: number; says?: string }> {
  let end: unknown = null;
  await expect
    .poll(async () => (end = await page.evaluate(outcome)), { timeout: WITHIN_MS })
    .not.toBeNull();
  return end as { step?: number; says?: string };
}

// Seen to fail with create.ts letting a worker's failure through: where there is no worker, nothing trains.
test.each(Object.entries(faults))('%s', async (name, { says }) => {
  const { page } = await it.open(broken.url(name));
  const end = await endOf(page);
  if (says) expect(end.says).toMatch(says);
  else expect(end.step).toBeGreaterThanOrEqual(5);
});

test('from a file, with no network at all', async () => {
  const { page, requests } = await it.open(fileUrl, { offline: true });
  await steps(page, 5);
  expect(requests.filter((url) => !/^(file|blob|data):/.test(url))).toEqual([]);
});

test('a Chromium without SIMD, as on an old processor', async () => {
  const browser = await playwright.launch({
    executablePath: process.env.CHROMIUM!,
    args: ['--no-sandbox', '--disable-gpu', '--js-flags=--no-enable-sse4-1 --no-enable-ssse3'],
  });
  try {
    const page = await browser.newPage();
    await page.goto(`${it.url}/`);
    expect(await endOf(page)).toEqual({
      says: expect.stringMatching(/too old for WebAssembly SIMD/),
    });
  } finally {
    await browser.close();
  }
});

describe('the module that fetches its wasm', () => {
  const dist = dirname(folder);
  const wasm = readFileSync(join(dist, 'core.wasm'));
  const script = `<!doctype html><title>x</title><script>
    // Twelve seconds of silence pass in one.
    const real = setTimeout; setTimeout = (work, ms, ...rest) => real(work, ms === 12000 ? 1000 : ms, ...rest);
  </script><script type="module">
    import { createTrainer } from './external.js';
    const say = (what) => { document.title = JSON.stringify([what]); };
    createTrainer({ layers: [4] }).then((t) => t.step(10)).then((p) => say(p.step), (e) => say(e.message));
  </script>`;
  interface Answer {
    readonly status?: number;
    readonly type?: string;
    readonly body: string | Buffer;
    /** After it nothing comes, and no end. */
    readonly silent?: boolean;
  }
  const answers: Record<string, Answer> = {
    'as it should be': { type: 'application/wasm', body: wasm },
    'of a wrong MIME type': { type: 'text/plain', body: wasm },
    'of no MIME type': { body: wasm },
    missing: { status: 404, body: 'not found' },
    'a page of HTML in its place': { type: 'text/html', body: '<!doctype html><p>Welcome' },
    'a page of HTML that says that it is wasm': {
      type: 'application/wasm',
      body: '<!doctype html>',
    },
    truncated: { type: 'application/wasm', body: wasm.subarray(0, wasm.length / 2) },
    empty: { type: 'application/wasm', body: '' },
    'refused by the server': { status: 503, body: 'later' },
    'that never comes': { type: 'application/wasm', body: '', silent: true },
    'that stops in the middle': {
      type: 'application/wasm',
      body: wasm.subarray(0, 9000),
      silent: true,
    },
  };
  const works = /as it should|MIME/;
  let server: Server;
  let url = '';
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  beforeAll(async () => {
    browser = await openBrowser();
    server = createServer((request, response) => {
      const [, which = '', file = ''] = request.url!.split('/');
      const answer = Object.values(answers)[Number(which)];
      if (file === 'core.wasm' && answer) {
        const { status = 200, type, body, silent } = answer;
        response.writeHead(status, type ? { 'content-type': type } : {});
        if (silent) response.write(body);
        else response.end(body);
      } else if (file === 'external.js')
        response
          .writeHead(200, { 'content-type': 'text/javascript' })
          .end(readFileSync(join(dist, file)));
      else response.writeHead(200, { 'content-type': 'text/html' }).end(script);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    await browser.close();
    server.closeAllConnections();
    server.close();
  });

  // Seen to fail without the timer of bindings/arriving.ts (the last two: nothing is ever said).
  test.each(Object.keys(answers))('wasm %s', async (name) => {
    const [said] = (await browser.said(`${url}/${Object.keys(answers).indexOf(name)}/`)) as [
      unknown,
    ];
    if (works.test(name)) expect(said).toBe(10);
    else expect(said).toMatch(/^The core did not (load|start): .{10,}/);
    if (/never|stops/.test(name)) expect(said).toMatch(/sends nothing for 12 seconds$/);
    if (/missing|refused/.test(name)) expect(said).toMatch(/answers (404|503)$/);
  });
});

test('a copy of the page somewhere else is the page', async () => {
  const elsewhere = mkdtempSync(join(tmpdir(), 'bnp elsewhere ü '));
  try {
    cpSync(join(folder, 'index.html'), join(elsewhere, 'a page.html'));
    const { page, errors } = await it.open(pathToFileURL(join(elsewhere, 'a page.html')).href);
    await steps(page, 5);
    expect(errors).toEqual([]);
  } finally {
    rmSync(elsewhere, { recursive: true, force: true });
  }
});
