// WebKitGTK, Safari's engine, driven over plain WebDriver on a screen that nobody sees.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { type Engine, patiently } from './engine';

export interface WebKit {
  readonly driver: string;
  readonly browser: string;
  readonly screen: string;
}

const freePort = () =>
  new Promise<number>((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => done(port));
    });
  });

async function call<T>(url: string, method: string, body?: unknown): Promise<T> {
  const text = body === undefined ? null : JSON.stringify(body);
  const response = await fetch(url, { method, body: text });
  const { value } = (await response.json()) as { value: T & { message?: string } };
  if (!response.ok) throw new Error(value.message ?? `${method} ${url}: ${response.status}`);
  return value;
}

export async function webkit({ driver, browser, screen }: WebKit): Promise<Engine> {
  const port = await freePort();
  const process_ = spawn(screen, ['-a', driver, `--port=${port}`], {
    stdio: 'ignore',
    detached: true,
    // Its own sandbox needs rights that containers seldom have.
    env: { ...process.env, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' },
  });
  const root = `http://127.0.0.1:${port}`;
  await patiently('WebKitWebDriver', () => call(`${root}/status`, 'GET').catch(() => null));
  const options = { binary: browser, args: ['--automation'] };
  const { sessionId } = await call<{ sessionId: string }>(`${root}/session`, 'POST', {
    capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options } },
  });
  const session = `${root}/session/${sessionId}`;
  const ask = <T>(expression: string) =>
    call<T>(`${session}/execute/sync`, 'POST', { script: `return (${expression})`, args: [] });
  const within = async <T>(frame: string, work: () => Promise<T>): Promise<T> => {
    await call(`${session}/frame`, 'POST', { id: await ask(frame) });
    try {
      return await work();
    } finally {
      await call(`${session}/frame`, 'POST', { id: null });
    }
  };
  return {
    open: (url) => call(`${session}/url`, 'POST', { url }),
    ask,
    wait: (expression) => patiently(expression, () => ask(expression)),
    inside: (frame, expression) => within(frame, () => ask(expression)),
    press: (frame, target) =>
      within(frame, async () => {
        const element = await ask<Record<string, string>>(target);
        await call(`${session}/element/${Object.values(element)[0]}/click`, 'POST', {});
      }),
    windows: async () => (await call<string[]>(`${session}/window/handles`, 'GET')).length,
    async close() {
      await call(session, 'DELETE').catch(() => {});
      process.kill(-process_.pid!);
    },
  };
}
