// Bundlers as they come: each is installed, bundles the packed module, and Chromium trains ten steps.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { dirname, join } from 'node:path';
import { createTrainer } from 'batchnorm-playground';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Opened, openBrowser } from '../package/chromium';
import { type Packed, packed, run, tenSteps } from '../package/packed';

const tools = {
  vite: ['vite@8.3.8'],
  webpack: ['webpack@5.102.1', 'webpack-cli@6.0.1'],
  rollup: ['rollup@4.52.5', '@rollup/plugin-node-resolve@16.0.3'],
  next: ['next@15.5.6', 'react@19.2.0', 'react-dom@19.2.0'],
};
const types: Record<string, string> = {
  js: 'text/javascript',
  mjs: 'text/javascript',
  html: 'text/html',
  wasm: 'application/wasm',
};

let home: Packed;
let browser: Opened;
let loss = 0;
let server: Server;
let url = '';

beforeAll(async () => {
  home = packed();
  browser = await openBrowser();
  const trainer = await createTrainer({ layers: [4] });
  loss = (await trainer.step(10)).loss;
  trainer.dispose();
  server = createServer((request, response) => {
    const path = new URL(request.url!, 'http://x').pathname;
    try {
      const body = readFileSync(join(home.folder, path));
      response.writeHead(200, { 'content-type': types[path.split('.').at(-1)!] ?? 'text/plain' });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  url = `http://localhost:${(server.address() as { port: number }).port}`;
});
afterAll(async () => {
  await browser.close();
  server.close();
  home.remove();
});

function install(...packages: string[]): void {
  run(home.folder, 'npm', 'install', '--no-audit', '--no-fund', '--silent', ...packages);
}
function write(path: string, text: string): void {
  mkdirSync(dirname(join(home.folder, path)), { recursive: true });
  writeFileSync(join(home.folder, path), text);
}
const bin = (name: string, ...args: string[]) =>
  run(home.folder, join(home.folder, 'node_modules/.bin', name), ...args);
const tell = 'document.title = JSON.stringify([step, loss]);';
const html = (script: string) =>
  `<!doctype html><title>x</title><script type="module" src="${script}"></script>`;

it.each(['batchnorm-playground', 'batchnorm-playground/external'])('Vite: %s', async (entry) => {
  install(...tools.vite);
  write('index.html', html('./main.js'));
  write('main.js', tenSteps(entry) + tell);
  bin('vite', 'build', '--base', './', '--outDir', 'out-vite', '--emptyOutDir');
  expect(await browser.said(`${url}/out-vite/index.html`)).toEqual([10, loss]);
});

it.each(['batchnorm-playground', 'batchnorm-playground/external'])(
  'webpack 5: %s',
  async (entry) => {
    install(...tools.webpack);
    write('main.js', tenSteps(entry) + tell);
    write(
      'webpack.config.js',
      `export default { mode: 'production', entry: './main.js',
        output: { path: import.meta.dirname + '/out-webpack', clean: true, publicPath: 'auto' } };`,
    );
    bin('webpack');
    write('out-webpack/index.html', html('./main.js'));
    expect(await browser.said(`${url}/out-webpack/index.html`)).toEqual([10, loss]);
  },
);

it('Rollup', async () => {
  install(...tools.rollup);
  write('main.js', tenSteps() + tell);
  bin('rollup', 'main.js', '-f', 'es', '-d', 'out-rollup', '-p', 'node-resolve');
  write('out-rollup/index.html', html('./main.js'));
  expect(await browser.said(`${url}/out-rollup/index.html`)).toEqual([10, loss]);
});

/** What a server says until its address is in it. */
function listening(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout!.on('data', (data) => {
      said += data;
      const found = /http:\/\/localhost:\d+/.exec(said);
      if (found) resolve(found[0]);
    });
    child.on('close', () => reject(new Error(said)));
  });
}

it('Next: in a client component and on the server', async () => {
  install(...tools.next);
  write(
    'app/layout.jsx',
    'export default ({ children }) => <html lang="en"><body>{children}</body></html>;',
  );
  write(
    'app/page.jsx',
    `'use client';
    import { useEffect } from 'react';
    import { createTrainer } from 'batchnorm-playground';
    export default function Page() {
      useEffect(() => {
        (async () => {
          const trainer = await createTrainer({ layers: [4] });
          const { step, loss } = await trainer.step(10);
          trainer.dispose();
          ${tell}
        })();
      }, []);
      return <p>training</p>;
    }`,
  );
  write(
    'app/train/route.js',
    `import { createTrainer } from 'batchnorm-playground';
    export const dynamic = 'force-dynamic';
    export async function GET() {
      const trainer = await createTrainer({ layers: [4] });
      const { step, loss } = await trainer.step(10);
      trainer.dispose();
      return Response.json([step, loss]);
    }`,
  );
  bin('next', 'build');
  const next = spawn(join(home.folder, 'node_modules/.bin/next'), ['start', '--port', '0'], {
    cwd: home.folder,
  });
  try {
    const address = await listening(next);
    expect(await (await fetch(`${address}/train`)).json()).toEqual([10, loss]);
    expect(await browser.said(address)).toEqual([10, loss]);
  } finally {
    next.kill();
  }
});
