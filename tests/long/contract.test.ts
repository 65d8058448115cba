// The embed's contract in every engine, promise by promise, in a frame with no more than allow-scripts.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writePoints } from '../../web/own/points';
import { engines } from '../engines/all';
import type { Engine } from '../engines/engine';
import { type Sites, sites } from '../engines/examples';
import { embed } from '../engines/site';

let around: Sites;
beforeAll(async () => {
  around = await sites();
});
afterAll(() => around.close());

const own = writePoints({ xy: [-1, -1, 1, 1, -1, 1, 1, -1], labels: [0, 0, 1, 1] });
const OFF = 'panels=loss&autoplay=off';

describe.each(engines)('%s', (_name, start) => {
  let engine: Engine;
  beforeAll(async () => {
    if (start) engine = await start();
  });
  afterAll(() => engine?.close());
  const on = test.skipIf(!start);
  const figure = (query = OFF, hash?: string) => embed(engine, around, query, hash);

  on('ready says what is shown; a ping asks for it again', async () => {
    const { asks, hears } = await figure('panels=verdict,loss&autoplay=off&title=Hello');
    const ready = { version: 1, title: 'Hello', panels: ['verdict', 'loss'] };
    expect((await hears('ready')).payload).toMatchObject(ready);
    expect(await asks('ready', 'ping')).toMatchObject(ready);
  });

  on('play, pause, step, reset, set, get: answered when done, the same weights again', async () => {
    const { asks } = await figure();
    expect(await asks('done', 'step', { n: 7 })).toEqual({ step: 7, reason: 'reached' });
    expect(await asks('done', 'play', { until: 50 })).toEqual({ step: 50, reason: 'reached' });
    const { weights, hash } = await asks('state', 'get');
    expect(weights).toMatch(/^[0-9a-f]{16}$/);
    expect(hash).toMatch(/^#v=1&/);
    expect(await asks('state', 'reset')).toMatchObject({ step: 0, phase: 'paused' });
    await asks('done', 'play', { until: 50 });
    expect((await asks('state', 'get')).weights).toBe(weights);
    await asks('state', 'play');
    expect((await asks('state', 'pause')).phase).toBe('paused');
    expect((await asks('state', 'set', { lr: 0.25, norm: 'none' })).hash).toMatch(/lr=0\.25/);
    expect((await asks('state', 'set', { hash: '#v=1&data=moons' })).hash).toMatch(/data=moons/);
  });

  on('steps are told to who subscribes; the theme is taken', async () => {
    const { asks, hears } = await figure('panels=loss');
    await asks('state', 'subscribe', { step: true });
    expect((await hears('step')).payload).toMatchObject({ step: expect.any(Number) });
    await asks('state', 'subscribe', { step: false });
    await asks('state', 'theme', { theme: 'dark' });
  });

  on('the height in the forms of blog engines, also with the secret of WordPress', async () => {
    const { hears, others } = await figure(OFF, 'v=1#?secret=abc123');
    const { height } = (await hears('resize')).payload as { height: number };
    expect(height).toBeGreaterThan(200);
    const told = JSON.stringify(await others());
    expect(told).toContain(`{"height":${height}}`);
    expect(told).toContain('iframe.resize');
    expect(told).toContain('"secret":"abc123"');
  });

  on('what cannot be taken is said, and the default stands', async () => {
    const { hears, asks } = await figure('panels=loss,cake&autoplay=off');
    expect((await hears('error')).payload).toMatchObject({ about: 'panels' });
    expect(await asks('error', 'set', { lr: 0.5, cake: 1 })).toMatchObject({ about: 'set' });
    expect(await asks('error', 'set', { lr: -1 })).toMatchObject({
      text: expect.stringMatching(/lr/),
    });
    expect((await asks('state', 'get')).hash).toMatch(/lr=0\.01(&|$)/);
  });

  on('too many messages at once are refused, and the figure still hears', async () => {
    const { hears, asks } = await figure();
    await engine.ask(
      "void (() => { for (let i = 0; i < 200; i++) figure.contentWindow.postMessage({ bnp: 1, type: 'pause' }, '*'); })()",
    );
    expect((await hears('error')).payload.text).toMatch(/Too many/);
    await new Promise((done) => setTimeout(done, 1500));
    expect(await asks('ready', 'ping')).toMatchObject({ version: 1 });
  });

  on('a reader’s points go to the origin that the address names, and to no other', async () => {
    const hash = `v=1&data=custom&points=${own}`;
    const named = await figure(`${OFF}&origin=${around.blog}`, hash);
    await named.asks('ready', 'ping');
    expect((await named.asks('state', 'get')).hash).toContain(own);
    const other = await figure(`${OFF}&origin=https://another.example`, hash);
    await other.asks('ready', 'ping');
    expect((await other.asks('state', 'get')).hash).not.toContain(own);
  });

  on(
    'a link of an older page, without a version or with fewer settings, is the same run',
    async () => {
      const { asks } = await figure(OFF, 'data=moons&lr=0.3');
      expect((await asks('state', 'get')).hash).toMatch(/data=moons.*lr=0\.3/);
    },
  );
});
