// The packed package, in an empty folder: every way in trains the same ten steps.
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { createTrainer } from 'batchnorm-playground';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import manifest from '../../package.json';
import { type Opened, openBrowser } from './chromium';
import { packed, run, tenSteps } from './packed';

const shared = packed();
let loss = 0;
beforeAll(async () => {
  const trainer = await createTrainer({ layers: [4] });
  loss = (await trainer.step(10)).loss;
  trainer.dispose();
});
afterAll(() => shared.remove());

const node = (file: string, ...args: string[]) =>
  run(shared.folder, process.execPath, ...args, file).trim();
const say = 'console.log(step, loss);';

describe('in Node', () => {
  it.each(['batchnorm-playground', 'batchnorm-playground/external'])('%s trains', (entry) => {
    const file = shared.write('plain.mjs', tenSteps(entry) + say);
    expect(node(file)).toBe(`10 ${loss}`);
  });

  it('trains in a worker thread, and with a wasm that is handed in', () => {
    const binary = `{ wasm: { binary: readFileSync(new URL('core.wasm', import.meta.resolve('batchnorm-playground'))) } }`;
    shared.write(
      'thread.mjs',
      `import { readFileSync } from 'node:fs';${tenSteps('batchnorm-playground/external', binary)}
      (await import('node:worker_threads')).parentPort.postMessage([step, loss]);`,
    );
    const file = shared.write(
      'main.mjs',
      `import { Worker } from 'node:worker_threads';
      new Worker(new URL('thread.mjs', import.meta.url)).on('message', ([step, loss]) => ${say.replace(';', '')});`,
    );
    expect(node(file)).toBe(`10 ${loss}`);
  });

  it('a run of its types compiles, a wrong one does not', () => {
    const compile = (text: string) => {
      shared.write('use.ts', text);
      const tsc = join(import.meta.dirname, '../../node_modules/typescript/bin/tsc');
      return run(
        shared.folder,
        process.execPath,
        ...[
          tsc,
          '--noEmit',
          '--strict',
          '--module',
          'nodenext',
          '--lib',
          'es2023,dom,esnext',
          'use.ts',
        ],
      );
    };
    const head = `import { createTrainer } from 'batchnorm-playground';\n`;
    compile(`${head}const t = await createTrainer({ data: 'moons', layers: [8] }); t.dispose();`);
    expect(() => compile(`${head}await createTrainer({ activation: 'moon' });`)).toThrow(/moon/);
  });

  it('importing touches neither DOM nor network, in any entry', () => {
    const entries = ['', '/external', '/experiments'].map(
      (entry) => `batchnorm-playground${entry}`,
    );
    const file = shared.write(
      'import.mjs',
      `for (const name of ['window', 'document', 'self', 'location', 'fetch', 'Worker', 'XMLHttpRequest'])
        Object.defineProperty(globalThis, name, { configurable: true, get() { throw new Error(name + ' was touched'); } });
      ${entries.map((entry) => `await import('${entry}');`).join('\n')}
      console.log('untouched');`,
    );
    expect(node(file)).toBe('untouched');
  });

  it('the command is there', () => {
    const bin = join(shared.folder, 'node_modules/.bin/batchnorm-playground');
    expect(run(shared.folder, bin, '--version').trim()).toBe(manifest.version);
    expect(JSON.parse(run(shared.folder, bin, 'train', '--steps', '3', '--json')).step).toBe(3);
  });
});

it('needs no other package, and holds nothing but what is built', () => {
  const list = run(shared.folder, 'npm', 'ls', '--all', '--parseable').trim().split('\n');
  expect(list.length).toBe(2);
  const files = run(shared.folder, 'tar', 'tzf', shared.tarball).trim().split('\n');
  expect(files).toContain('package/LICENSE');
  expect(files).toContain('package/README.md');
  const strange = files.filter(
    (name) => !/^package\/(dist\/|LICENSE$|README\.md$|package\.json$)/.test(name),
  );
  expect(strange).toEqual([]);
});

it('every export leads to a file', () => {
  const targets = Object.values(manifest.exports).flatMap((target) =>
    typeof target === 'string' ? [target] : Object.values(target),
  );
  for (const target of targets)
    expect(
      statSync(join(shared.folder, 'node_modules/batchnorm-playground', target)).size,
    ).toBeGreaterThan(0);
});

describe('in a browser', () => {
  let server: Server;
  let url = '';
  let browser: Opened;
  const types: Record<string, string> = {
    js: 'text/javascript',
    mjs: 'text/javascript',
    html: 'text/html',
    wasm: 'application/wasm',
  };

  beforeAll(async () => {
    server = createServer((request, response) => {
      const file = join(shared.folder, new URL(request.url!, 'http://x').pathname);
      try {
        const body = readFileSync(file);
        response.writeHead(200, { 'content-type': types[file.split('.').at(-1)!] ?? 'text/plain' });
        response.end(body);
      } catch {
        response.writeHead(404).end();
      }
    });
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
    const address = server.address() as { port: number };
    url = `http://localhost:${address.port}`;
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    server.close();
  });

  /** What a page with this module script says. */
  async function said(script: string): Promise<unknown> {
    shared.write('page.html', `<!doctype html><title>x</title>${script}`);
    return browser.said(`${url}/page.html`);
  }
  const tell = 'document.title = JSON.stringify([step, loss]);';
  const dist = '/node_modules/batchnorm-playground/dist';

  it.each([
    [`${dist}/index.js`, '{}'],
    [`${dist}/index.js`, '{ worker: false }'],
    [`${dist}/external.js`, '{}'],
    [`${dist}/external.js`, '{ worker: false }'],
    [`${dist}/index.js`, `{ worker: () => new Worker('${dist}/worker.js') }`],
  ])('a plain page imports %s with %s', async (entry, options) => {
    expect(await said(`<script type="module">${tenSteps(entry, options)}${tell}</script>`)).toEqual(
      [10, loss],
    );
  });

  it('a bundle of esbuild trains', async () => {
    mkdirSync(join(shared.folder, 'out'), { recursive: true });
    await build({
      stdin: { contents: tenSteps() + tell, resolveDir: shared.folder },
      ...{ bundle: true, minify: true, format: 'esm', logLevel: 'silent' },
      outfile: join(shared.folder, 'out/bundle.js'),
    });
    expect(await said('<script type="module" src="out/bundle.js"></script>')).toEqual([10, loss]);
  });

  it.each([
    ['missing', '/none.wasm', '404'],
    ['HTML in its place', '/page.html', 'no wasm'],
    ['text in its place', '/package.json', 'no wasm'],
  ])('a wasm that is %s is said', async (_, address, why) => {
    const script = `<script type="module">
      import { createTrainer } from '${dist}/index.js';
      createTrainer({}, { worker: false, wasm: { url: '${address}' } }).then(
        () => { document.title = JSON.stringify('trained'); },
        (error) => { document.title = JSON.stringify(error.message); });
    </script>`;
    expect(await said(script)).toContain(why);
  });
});
