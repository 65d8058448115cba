// An embed and the site around it in conversation: the contract of messages, in a sandboxed frame of another origin.
import { describe, expect, test } from 'vitest';
import { step, steps } from './browser';
import { builtPage } from './built-page';
import { asks, embedded, hears, state } from './parent-site';

const it = builtPage();

describe('what a site may ask', () => {
  test('play, pause, step, reset: each is answered when it is done', async () => {
    const { page, frame, errors } = await embedded(it, 'panels=loss&autoplay=off');
    expect(await asks(page, 'done', 'step', { n: 7 })).toMatchObject({
      payload: { step: 7, reason: 'reached' },
    });
    expect(await asks(page, 'done', 'play', { until: 60 })).toMatchObject({
      payload: { step: 60, reason: 'reached' },
    });
    await expect.poll(() => step(frame)).toBe(60);
    expect(await asks(page, 'done', 'play', { until: 60 })).toMatchObject({
      payload: { step: 60 },
    });
    expect((await asks(page, 'state', 'play')).payload.step).toBe(60);
    await steps(frame, 80);
    await asks(page, 'state', 'pause');
    expect(await asks(page, 'state', 'reset')).toMatchObject({
      payload: { step: 0, phase: 'paused' },
    });
    expect(errors).toEqual([]);
  });

  test('set some fields, or all by a hash; get them back', async () => {
    const { page, frame } = await embedded(it, 'panels=loss&autoplay=off');
    const set = await asks(page, 'state', 'set', { lr: 0.25, norm: 'none', seed: '12' });
    expect(set.payload.hash).toMatch(/lr=0\.25\b/);
    await expect.poll(() => state(frame)).toMatchObject({ lr: 0.25, norm: 'none', seed: 12 });
    const { hash } = (await asks(page, 'state', 'set', { hash: '#v=1&data=moons' })).payload;
    await expect.poll(() => state(frame)).toMatchObject({ data: 'moons', norm: 'batch' });
    const got = (await asks(page, 'state', 'get')).payload;
    expect(got.hash).toBe(hash);
    expect(got.weights).toMatch(/^[0-9a-f]{16}$/);
  });

  test('the same steps from the same state give the same weights', async () => {
    const { page } = await embedded(it, 'panels=loss&autoplay=off');
    const weights = async () => (await asks(page, 'state', 'get')).payload.weights;
    const first = await weights();
    await asks(page, 'done', 'step', { n: 50 });
    const later = await weights();
    expect(later).not.toBe(first);
    await asks(page, 'state', 'reset');
    expect(await weights()).toBe(first);
    await asks(page, 'done', 'play', { until: 50 });
    expect(await weights()).toBe(later);
  });

  test('what is wrong is refused in words, and nothing of it is taken', async () => {
    const { page, frame } = await embedded(it, 'panels=loss&autoplay=off');
    const before = await state(frame);
    const refused = async (type: string, payload: unknown) =>
      (await asks(page, 'error', type, payload)).payload.text;
    expect(await refused('set', { lr: -1 })).toMatch(/^lr is “-1”: it must be/);
    expect(await refused('set', { seed: 3, norm: 'most' })).toMatch(/must be one of none,/);
    expect(await refused('set', { cake: 1 })).toMatch(/is no key of “set”/);
    expect(await refused('set', { hash: '#v=1&lr=-1' })).toMatch(/is not/);
    expect(await refused('fly', {})).toMatch(/is none of play/);
    expect(await state(frame)).toEqual(before);
  });

  test('theme, for this visit', async () => {
    const { page, frame } = await embedded(it, 'panels=loss&autoplay=off&theme=light');
    await asks(page, 'state', 'theme', { theme: 'dark' });
    await expect
      .poll(() => frame.evaluate(() => document.documentElement.dataset.theme))
      .toBe('dark');
  });

  test('a later wish ends the earlier: it is told so', async () => {
    const { page } = await embedded(it, 'panels=loss&autoplay=off');
    await page.evaluate(() => window.ask('play', { until: 1e6 }, 900));
    await page.waitForTimeout(100);
    await asks(page, 'state', 'set', { seed: 5 });
    expect((await hears(page, 'done', 900)).payload.reason).toBe('interrupted');
  });

  test('a run that diverges is told', async () => {
    const { page } = await embedded(it, 'panels=loss&autoplay=off', {
      hash: 'v=1&norm=none&opt=sgd&lr=100&gain=100&scale=1000000',
    });
    const done = await asks(page, 'done', 'play', { until: 1e5 });
    expect(done.payload.reason).toBe('diverged');
  });
});

describe('what an embed tells', () => {
  test('ready, with its panels and state', async () => {
    const { page } = await embedded(it, 'panels=loss,verdict&title=Hello&autoplay=off');
    expect((await hears(page, 'ready')).payload).toMatchObject({
      version: 1,
      title: 'Hello',
      panels: ['loss', 'verdict'],
      hash: expect.stringMatching(/^#v=1&/),
    });
    expect((await asks(page, 'ready', 'ping')).payload.version).toBe(1);
  });

  test('steps when subscribed, at most ten a second', async () => {
    const { page } = await embedded(it, 'panels=loss');
    await asks(page, 'state', 'subscribe', { step: true });
    await page.waitForFunction(() => window.told.filter((m) => m.type === 'step').length >= 12);
    const times = await page.evaluate(async () => {
      const seen: number[] = [];
      addEventListener(
        'message',
        ({ data }) => data.type === 'step' && seen.push(data.payload.step),
      );
      const from = performance.now();
      await new Promise((done) => setTimeout(done, 1500));
      return { count: seen.length, ms: performance.now() - from };
    });
    expect(times.count).toBeGreaterThan(0);
    expect(times.count).toBeLessThanOrEqual(times.ms / 100 + 2);
    await asks(page, 'state', 'subscribe', { step: false });
    const told = await page.evaluate(() => window.told.filter((m) => m.type === 'step').length);
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => window.told.filter((m) => m.type === 'step').length)).toBe(
      told,
    );
  });

  test('its height, in every form that a blog may hear', async () => {
    const { page, frame } = await embedded(it, 'panels=whatif&autoplay=off', {
      hash: 'v=1#?secret=s3cRet',
    });
    const { height } = (await hears(page, 'resize')).payload;
    const real = await frame.evaluate(() =>
      Math.ceil(
        document
          .querySelector('bnp-app')!
          .shadowRoot!.querySelector('bnp-embed')!
          .getBoundingClientRect().height,
      ),
    );
    await page.waitForFunction(
      (h) => window.told.some((m) => m.type === 'resize' && m.payload.height === h),
      real,
    );
    expect(height).toBeGreaterThan(100);
    const others = await page.evaluate(() => window.others);
    expect(others).toContainEqual({ height: real });
    expect(others).toContainEqual({ message: 'height', value: real, secret: 's3cRet' });
    expect(others.map((m) => (typeof m === 'string' ? JSON.parse(m) : {}))).toContainEqual({
      src: expect.stringContaining('panels=whatif'),
      context: 'iframe.resize',
      height: real,
    });
    expect(await page.evaluate(() => window.told.filter((m) => m.type === 'error'))).toEqual([]);
  });

  test('no height with height=fixed: it fills the frame', async () => {
    const { page, frame } = await embedded(it, 'panels=loss&autoplay=off&height=fixed', {
      height: 600,
    });
    await asks(page, 'ready', 'ping');
    expect(await page.evaluate(() => window.told.filter((m) => m.type === 'resize'))).toEqual([]);
    const box = await frame.locator('bnp-embed').boundingBox();
    expect(box?.height).toBe(600);
  });

  test('what its address got wrong', async () => {
    const { page } = await embedded(it, 'panels=loss&theme=pink&autoplay=off', {
      hash: 'v=1&lr=-3',
    });
    await page.waitForFunction(() => window.told.filter((m) => m.type === 'error').length === 2);
    const told = await page.evaluate(() => window.told.filter((m) => m.type === 'error'));
    expect(told.map((m) => m.payload.about)).toEqual(['theme', 'Learning rate']);
  });

  test('the address of the page, where the frame may open no window', async () => {
    const { page, frame } = await embedded(it, 'panels=loss&autoplay=off', { hash: 'v=1&lr=0.25' });
    await frame.getByRole('link', { name: 'open' }).click();
    const { url } = (await hears(page, 'open')).payload;
    expect(url).toMatch(/\/#v=1&.*lr=0\.25/);
    await expect.poll(() => frame.getByRole('textbox').inputValue()).toBe(url);
  });

  test('a change that the reader makes', async () => {
    const { page, frame } = await embedded(it, 'panels=loss&autoplay=off&controls=norm');
    await frame.getByRole('radio', { name: 'none', exact: true }).check();
    await page.waitForFunction(() =>
      window.told.some((m) => m.type === 'state' && /norm=none/.test(String(m.payload.hash))),
    );
  });
});
