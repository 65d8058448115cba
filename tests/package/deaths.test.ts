// Real workers that die while they are asked something: a thread of Node, and a worker in Chromium.

import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { Worker } from 'node:worker_threads';
import { createTrainer, type Trainer } from 'batchnorm-playground';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Opened, openBrowser } from './chromium';

const script = new URL('../../dist/worker.js', import.meta.url);

/** What each of several calls says, all asked before the first is answered. */
const asked = (trainer: Trainer) =>
  [
    trainer.step(1e9),
    trainer.measures(),
    trainer.parameters(),
    trainer.run().next(),
    trainer.snapshot(),
  ].map((call) =>
    call.then(
      () => 'answered',
      (error: Error) => error.message,
    ),
  );

describe('a thread of Node', () => {
  it('trains to the same bits as this thread', async () => {
    const there = await createTrainer({ layers: [4] }, { worker: () => new Worker(script) });
    const here = await createTrainer({ layers: [4] });
    for (const trainer of [there, here]) await trainer.step(30);
    expect(await there.parameters()).toEqual(await here.parameters());
    for (const trainer of [there, here]) trainer.dispose();
  });

  it('that is ended rejects every pending call, and every later one', async () => {
    const thread = new Worker(script);
    const trainer = await createTrainer({}, { worker: () => thread });
    const pending = asked(trainer);
    await thread.terminate();
    const says = 'The worker stopped: it ended with 1';
    expect(await Promise.all(pending)).toEqual(pending.map(() => says));
    await expect(trainer.evaluate()).rejects.toThrow(says);
    trainer.dispose();
  });

  it('that throws does so, too, and says what', async () => {
    const text = `setTimeout(() => { throw new Error('boom'); }, 300); import('${script.href}');`;
    const thread = new Worker(text, { eval: true });
    const trainer = await createTrainer({}, { worker: () => thread });
    const endless = trainer.step(1e9);
    await expect(endless).rejects.toThrow('The worker stopped: boom');
    await expect(trainer.step()).rejects.toThrow('The worker stopped: boom');
  });

  it('without a run in it rejects the start', async () => {
    const worker = () => new Worker('process.exit(4)', { eval: true });
    await expect(createTrainer({}, { worker })).rejects.toThrow('it ended with 4');
  });
});

describe('a worker in Chromium', () => {
  let server: Server;
  let browser: Opened;
  let url = '';
  /** Where thirty beats of the heart pass in a second and a half. */
  const page = `<!doctype html><title>x</title><script type="module">
    import { createTrainer } from './index.js';
    const real = setInterval;
    globalThis.setInterval = (work, ms) => real(work, ms === 1000 ? 50 : ms);
    const text = "importScripts('" + location.origin + "/worker.js');" +
      "addEventListener('message', ({ data }) => { if (data === 'throw') { close(); throw new Error('boom'); } if (data === 'close') close(); });";
    const made = new Worker(URL.createObjectURL(new Blob([text])));
    const trainer = await createTrainer({}, { worker: () => made });
    const message = (call) => call.then(() => 'answered', (error) => error.message);
    const endless = message(trainer.step(1e9));
    const fault = location.hash.slice(1);
    if (fault === 'terminate') made.terminate();
    else made.postMessage(fault);
    const pending = [trainer.measures(), trainer.run().next(), trainer.snapshot()].map(message);
    const ends = [await endless, ...(await Promise.all(pending))];
    const later = await trainer.step().catch((error) => error.message);
    document.title = JSON.stringify([...ends, later]);
  </script>`;
  beforeAll(async () => {
    const at = (path: string) => readFileSync(new URL(`../../dist${path}`, import.meta.url));
    const files = new Map<string, string | Buffer>([
      ['/', page],
      ['/index.js', at('/index.js')],
      ['/worker.js', at('/worker.js')],
    ]);
    server = createServer(({ url: path = '' }, response) => {
      const type = path === '/' ? 'text/html' : 'text/javascript';
      response.writeHead(files.has(path) ? 200 : 404, { 'content-type': type });
      response.end(files.get(path));
    });
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
    url = `http://localhost:${(server.address() as { port: number }).port}/`;
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    server.close();
  });

  // A worker that closes itself, or is ended by another hand, gives no event: its heart is missed.
  it.each([
    ['throw', 'Uncaught Error: boom'],
    ['close', 'no answer for 30 seconds'],
    ['terminate', 'no answer for 30 seconds'],
  ])('by %s rejects every pending call, and every later one', async (fault, why) => {
    const says = `The worker stopped: ${why}`;
    expect(await browser.said(`${url}#${fault}`)).toEqual([says, says, says, says, says]);
  });
});
