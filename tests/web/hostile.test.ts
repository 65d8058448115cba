// Ten thousand hostile messages change nothing: malformed ones from the parent, and well-formed ones from strangers.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, type Site, site } from './browser';

let it: Site;
beforeAll(async () => {
  it = await site();
});
afterAll(() => it.close());

const blog = `<!doctype html><title>Blog</title>
<iframe id="stranger" srcdoc="<p>A stranger"></iframe>
<iframe id="embed" sandbox="allow-scripts" width="500" height="420" src="/?embed&panels=loss&autoplay=off"></iframe>
<script>told = []; addEventListener('message', ({ data }) => data && data.bnp === 1 && told.push(data));</script>`;

test('10,000 hostile messages change nothing, and the embed still hears', async () => {
  const { page, errors } = await it.open(`${it.url}/blog`, {}, (page) =>
    page.route('**/blog', (route) => route.fulfill({ contentType: 'text/html', body: blog })),
  );
  await page.waitForFunction(() => window.told.some((m) => m.type === 'ready'));
  const frame = page.frames().find((one) => one.url().includes('embed'))!;
  const inside = () =>
    frame.evaluate(() => {
      const app = document.querySelector<App>('bnp-app')!;
      const { theme } = document.documentElement.dataset;
      const odd = Object.keys(Object.prototype).length;
      return {
        state: app.state,
        step: app.snapshot!.progress.step,
        theme,
        hash: location.hash,
        odd,
      };
    });
  const before = await inside();

  const answered = await page.evaluate(async () => {
    const target = document.querySelector<HTMLIFrameElement>('#embed')!.contentWindow!;
    const stranger = document.querySelector<HTMLIFrameElement>('#stranger')!.contentWindow!;
    const long = 'x'.repeat(100_000);
    const loop: Record<string, unknown> = {};
    loop.loop = loop;
    const malformed: unknown[] = [
      null,
      0,
      long,
      [],
      {},
      loop,
      new ArrayBuffer(1e4),
      new Date(),
      /x/,
      new Error('x'),
      { bnp: 1 },
      { bnp: 1, type: null },
      { bnp: 1, type: long },
      { bnp: 2, type: 'reset' },
      { bnp: 1, type: 'constructor' },
      { bnp: 1, type: 'toString', payload: {} },
      JSON.parse('{"bnp":1,"type":"set","payload":{"__proto__":{"lr":9}}}'),
      JSON.parse('{"__proto__":{"bnp":1},"type":"reset"}'),
      { bnp: 1, type: 'set', payload: { constructor: 1 } },
      { bnp: 1, type: 'set', payload: { lr: Number.NaN } },
      { bnp: 1, type: 'set', payload: { lr: loop } },
      { bnp: 1, type: 'set', payload: { lr: 0.5, cake: 1 } },
      { bnp: 1, type: 'set', payload: { hash: `#v=1&lr=${long}` } },
      { bnp: 1, type: 'set', payload: { data: '<img src=x onerror=alert(1)>' } },
      { bnp: 1, type: 'step', payload: { n: 1e300 } },
      { bnp: 1, type: 'play', payload: { until: '5' } },
      { bnp: 1, type: 'theme', payload: { theme: 'url(//x)' } },
      { bnp: 1, type: 'theme', payload: new Map([['theme', 'dark']]) },
      { bnp: 1, type: 'reset', payload: {}, id: loop },
      { bnp: 1, type: 'reset', payload: {}, id: long },
      { bnp: 1, type: 'pause', payload: { __bnp__: 1 } },
    ];
    const fine = [
      { bnp: 1, type: 'play', payload: {} },
      { bnp: 1, type: 'set', payload: { lr: 0.5 } },
      { bnp: 1, type: 'theme', payload: { theme: 'dark' } },
    ];
    const speak = new (stranger as unknown as { Function: FunctionConstructor }).Function(
      'to',
      'message',
      'to.postMessage(message, "*")',
    );
    const from = window.told.length;
    for (let i = 0; i < 10_000; i++) {
      if (i % 2) target.postMessage(malformed[i % malformed.length], '*');
      else speak(target, fine[i % fine.length]);
      if (i % 500 === 0) await new Promise((done) => setTimeout(done));
    }
    await new Promise((done) => setTimeout(done, 3000));
    return window.told.slice(from).map((m) => m.type);
  });

  expect(await inside()).toEqual(before);
  expect(answered.every((type) => type === 'error')).toBe(true);
  expect(answered.length).toBeLessThan(60);
  const alive = await page.evaluate(
    () =>
      new Promise((done) => {
        addEventListener('message', ({ data }) => data?.id === 7 && done(data.type));
        const target = document.querySelector<HTMLIFrameElement>('#embed')!.contentWindow!;
        target.postMessage({ bnp: 1, type: 'ping', id: 7 }, '*');
      }),
  );
  expect(alive).toBe('ready');
  expect(errors).toEqual([]);
});
