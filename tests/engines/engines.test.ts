// Every engine opens the page and its embeds, and comes to the same weights as Node, bit for bit.
import { createTrainer } from 'batchnorm-playground';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { configOf } from '../../web/config';
import { fingerprint } from '../../web/embed/fingerprint';
import { parseHash } from '../../web/hash';
import { engines } from './all';
import type { Engine } from './engine';
import { type Sites, sites } from './examples';

let around: Sites;
let weights: string;
beforeAll(async () => {
  around = await sites();
  const trainer = await createTrainer(configOf(parseHash('#v=1&data=moons').state));
  await trainer.step(200);
  weights = fingerprint(await trainer.parameters());
  trainer.dispose();
});
afterAll(() => around.close());

/** Requests that the page made, but for itself and what lies beside it. */
const strangers = `performance.getEntriesByType('resource').map((e) => e.name).filter((name) => !/^(blob|data):/.test(name))`;
const inFrame = "document.querySelector('batchnorm-playground').shadowRoot.querySelector('iframe')";

describe.each(engines)('%s', (_name, start) => {
  let engine: Engine;
  beforeAll(async () => {
    if (start) engine = await start();
  });
  afterAll(() => engine?.close());
  const on = test.skipIf(!start);

  on('opens the page, which trains and asks nobody for anything', async () => {
    await engine.open(`${around.host}/index.html`);
    await engine.wait("document.querySelector('bnp-app')?.snapshot?.progress.step >= 200");
    expect(await engine.ask(strangers)).toEqual([]);
  });

  on('200 steps in a sandboxed frame of another origin: the weights of Node', async () => {
    await engine.open(`${around.blog}/messages.html`);
    await engine.wait("document.querySelector('#weights').value");
    expect(await engine.ask("document.querySelector('#step').value")).toBe('200');
    expect(await engine.ask("document.querySelector('#weights').value")).toBe(weights);
    expect(await engine.ask('document.title')).toBe('loss reached');
  });

  on.each(['plain', 'ghost-card', 'wordpress-block', 'story'])(
    'the frame of the guide gets its height: %s',
    async (name) => {
      await engine.open(`${around.blog}/${name}.html`);
      const height = await engine.wait<string>("document.querySelector('iframe').style.height");
      expect(height).toMatch(/^\d+px$/);
    },
  );

  on.each(['', '/strict'])('the element in a plain page%s', async (policy) => {
    await engine.open(`${around.blog}${policy}/element.html`);
    await engine.wait("document.querySelector('batchnorm-playground')?.data === 'moons' || null");
    await engine.ask(
      "void document.querySelector('batchnorm-playground').embed.step(20).then(({ step }) => { document.title = String(step); })",
    );
    await engine.wait("document.title === '20'");
    expect(await engine.ask(`parseInt(${inFrame}.style.height) > 200`)).toBe(true);
    expect(await engine.ask("document.querySelector('[slot]').assignedSlot.name")).toBe('caption');
  });

  on('strangers and malformed messages change nothing', async () => {
    await engine.open(`${around.blog}/element.html`);
    await engine.wait("document.querySelector('batchnorm-playground')?.data === 'moons' || null");
    await engine.ask(`void (async () => {
      const to = ${inFrame}.contentWindow;
      const frame = document.createElement('iframe');
      frame.srcdoc = '<script>speak = (to) => { for (const message of [{ bnp: 1, type: "play", payload: {} }, { bnp: 1, type: "set", payload: { lr: 0.5 } }, { bnp: 1, type: "reset", payload: {}, id: 9 }]) to.postMessage(message, "*"); };</scr' + 'ipt>';
      await new Promise((done) => { frame.onload = done; document.body.append(frame); });
      for (let i = 0; i < 10000; i++) {
        frame.contentWindow.speak(to);
        to.postMessage([null, i, { bnp: 1, type: 'set', payload: { lr: i, cake: 1 } }, { bnp: 1, type: 'play', payload: { until: 'x' } }][i % 4], '*');
        if (i % 500 === 0) await new Promise((done) => setTimeout(done));
      }
      await new Promise((done) => setTimeout(done, 3500));
      const { step, hash } = await document.querySelector('batchnorm-playground').embed.get();
      document.title = step + (/lr=0\\.01(&|$)/.test(hash) ? ' as before' : hash);
    })()`);
    await engine.wait('/^\\d/.test(document.title)');
    expect(await engine.ask('document.title')).toBe('0 as before');
  });

  on('several figures take turns: those in view train, the others wait', async () => {
    await engine.open(`${around.blog}/several.html`);
    await engine.ask(`void (() => {
      const all = [...document.querySelectorAll('iframe')];
      window.steps = all.map(() => 0);
      addEventListener('message', ({ data, source }) => {
        const i = all.findIndex((frame) => frame.contentWindow === source);
        if (i >= 0 && data?.bnp === 1 && data.type === 'step') window.steps[i] = data.payload.step;
      });
      setInterval(() => all.forEach((frame) => frame.contentWindow.postMessage({ bnp: 1, type: 'subscribe', payload: { step: true } }, '*')), 500);
    })()`);
    await engine.wait('window.steps[0] >= 100 && window.steps[1] >= 100');
    expect(await engine.ask('window.steps[3]')).toBe(0);
    await engine.ask("void document.querySelectorAll('iframe')[3].scrollIntoView()");
    await engine.wait('window.steps[3] >= 100');
  });

  on('nothing was asked of the site around but its own posts', () => {
    expect(around.asked.filter((url) => !/^\/(strict\/)?[\w-]+\.html$|favicon/.test(url))).toEqual(
      [],
    );
  });
});
