// The embed's messages in every engine, one by one, in a frame of another origin with no more than allow-scripts.
import { expect } from 'vitest';
import { writePoints } from '../../../web/own/points';
import { inEachEngine } from '../../engines/each';
import { embed } from '../../engines/site';

const own = writePoints({ xy: [-1, -1, 1, 1, -1, 1, 1, -1], labels: [0, 0, 1, 1] });
const OFF = 'panels=loss&autoplay=off';
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

inEachEngine((there) => {
  const { on } = there;
  const figure = (query = OFF, hash = 'v=1') => embed(there, query, { hash });

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

  on('done says diverged, and at which step', async () => {
    const { asks } = await figure(OFF, 'v=1&norm=none&opt=sgd&lr=100&gain=100&scale=1000000');
    const done = await asks('done', 'play', { until: 100_000 });
    expect(done).toMatchObject({ reason: 'diverged', step: expect.any(Number) });
    expect(done.step).toBeLessThan(100_000);
  });

  on(
    'done says interrupted when a change, a reset or a later wish ends what was asked',
    async () => {
      const { asks, begin, hears } = await figure();
      for (const [type, payload] of [
        ['set', { seed: 5 }],
        ['reset', {}],
        ['pause', {}],
        ['step', { n: 1 }],
      ] as const) {
        const id = await begin('play', { until: 1_000_000_000 });
        await asks(type === 'step' ? 'done' : 'state', type, payload);
        expect((await hears('done', id)).payload.reason, type).toBe('interrupted');
      }
    },
  );

  on('steps are told to who subscribes, at most ten a second, and to nobody else', async () => {
    const { asks, hears } = await figure('panels=loss');
    const count = "told.filter((m) => m.type === 'step').length";
    await there.engine.wait("told.find((m) => m.type === 'resize')");
    await asks('ready', 'ping');
    expect(await there.engine.ask(count)).toBe(0);
    await asks('state', 'subscribe', { step: true });
    expect((await hears('step')).payload).toMatchObject({
      step: expect.any(Number),
      train: expect.any(Number),
      verdict: { gain: expect.any(Number) },
    });
    // The clock of the figure's own page: what counts is the time between two messages.
    const times = await there.engine.wait<number[]>(`(() => {
      window.times ??= (addEventListener('message', ({ data }) => data?.type === 'step' && times.push(performance.now())), []);
      return times.length >= 25 ? times : null;
    })()`);
    const seconds = (times.at(-1)! - times[0]!) / 1000;
    expect(times.length - 1).toBeLessThanOrEqual(Math.ceil(seconds * 10) + 1);
    await asks('state', 'subscribe', { step: false });
    const told = await there.engine.ask(count);
    await pause(500);
    expect(await there.engine.ask(count)).toBe(told);
  });

  on('the theme is taken, and shown', async () => {
    const { asks, inside } = await figure(`${OFF}&theme=light`);
    const paper = () => inside<string>('getComputedStyle(document.body).backgroundColor');
    const light = await paper();
    await asks('state', 'theme', { theme: 'dark' });
    expect(await inside('document.documentElement.dataset.theme')).toBe('dark');
    expect(await paper()).not.toBe(light);
    expect(await asks('error', 'theme', { theme: 'pink' })).toMatchObject({ about: 'theme' });
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

  on('what cannot be taken is refused in words, and nothing of it is taken', async () => {
    const { asks } = await figure();
    expect(await asks('error', 'set', { lr: 0.5, cake: 1 })).toMatchObject({ about: 'set' });
    expect((await asks('error', 'set', { lr: -1 })).text).toMatch(/lr/);
    expect((await asks('error', 'launch')).text).toMatch(/is none of play/);
    expect((await asks('error', 'play', { until: -1 })).text).toMatch(/play\.until/);
    expect((await asks('state', 'get')).hash).toMatch(/lr=0\.01(&|$)/);
  });

  on('too many messages at once are refused, and the figure still hears', async () => {
    const { hears, asks } = await figure();
    await there.engine.ask(
      "void (() => { for (let i = 0; i < 200; i++) figure.contentWindow.postMessage({ bnp: 1, type: 'pause' }, '*'); })()",
    );
    expect((await hears('error')).payload.text).toMatch(/Too many/);
    await pause(1500);
    expect(await asks('ready', 'ping')).toMatchObject({ version: 1 });
  });

  on('a reader’s points go to the origin that the address names, and to no other', async () => {
    const hash = `v=1&data=custom&points=${own}`;
    const named = await figure(`${OFF}&origin=${there.around.blog}`, hash);
    await named.asks('ready', 'ping');
    expect((await named.asks('state', 'get')).hash).toContain(own);
    for (const query of [`${OFF}&origin=https://another.example`, OFF]) {
      const other = await figure(query, hash);
      await other.asks('ready', 'ping');
      expect((await other.asks('state', 'get')).hash).not.toContain(own);
      expect(await there.engine.ask<string>('JSON.stringify(told)')).not.toContain(own);
    }
  });
});
