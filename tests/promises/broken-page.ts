// The built page with one thing broken: its policy, its wasm, what the browser offers. Its scripts' hashes stay true.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { folder } from '../web/browser';

export interface Broken {
  /** Runs before the page's own script. */
  readonly first?: string;
  readonly policy?: (policy: string) => string;
  readonly script?: (script: string) => string;
  /** What the page then says; none: it trains. */
  readonly says?: RegExp;
}

const noWorker = 'delete window.Worker;';
/** Its core, in letters that need no escape. */
const wasm = /[^'"\\<`$\n]{100000,}/;
const refusing = (what: string) =>
  `for (const name of ['compile', 'instantiate', 'validate', 'compileStreaming', 'instantiateStreaming'])
     WebAssembly[name] = async () => { throw new WebAssembly.CompileError(${JSON.stringify(what)}) };`;
const throwing = (name: string) =>
  `Object.defineProperty(window, '${name}', { get() { throw new DOMException('no storage', 'SecurityError') } });`;

/** Each ends in a working page, or in a sentence. */
export const faults: Record<string, Broken> = {
  'nothing broken': {},
  'no worker': { first: noWorker },
  'a worker that throws': {
    first: 'window.Worker = class { constructor() { throw new Error("no workers") } };',
  },
  'a worker that never answers': {
    first: 'window.Worker = class extends EventTarget { postMessage() {} terminate() {} };',
  },
  'no WebAssembly': {
    first: `${noWorker} delete window.WebAssembly;`,
    says: /This browser has no WebAssembly/,
  },
  'no SIMD': {
    first: noWorker + refusing('Wasm SIMD unsupported @+17'),
    says: /too old for WebAssembly SIMD/,
  },
  'wasm truncated': {
    script: (text) => text.replace(wasm, (all) => all.slice(0, 40_000)),
    says: /The network is not running\. .*(CompileError|core did not start)/,
  },
  'wasm that is something else': {
    script: (text) => text.replace(wasm, () => btoa('<!doctype html><p>404')),
    says: /The network is not running\. .*(CompileError|core did not start)/,
  },
  'a policy without wasm-unsafe-eval': {
    policy: (text) => text.replace(" 'wasm-unsafe-eval'", ''),
    says: /A security policy forbids WebAssembly here/,
  },
  'a policy without blob:': {
    policy: (text) => text.replace('worker-src blob:', "worker-src 'none'"),
  },
  'no storage': { first: throwing('localStorage') + throwing('sessionStorage') },
  'no databases': { first: throwing('indexedDB') + throwing('caches') },
  'no clipboard, no sharing': { first: 'delete Navigator.prototype.clipboard;' },
  'no animation frames for a while': {
    first:
      'const real = requestAnimationFrame; requestAnimationFrame = (f) => setTimeout(() => real(f), 200);',
  },
};

const sha256 = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const unchanged = (script: string) => script;

export function brokenPage({ first = '', policy = (p) => p, script = unchanged }: Broken): string {
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const from = html.lastIndexOf('<script>') + '<script>'.length;
  const to = html.indexOf('</script>', from);
  const own = html.slice(from, to);
  const made = script(own);
  if (script !== unchanged && made === own) throw new Error('the script was not broken');
  const hashes = [sha256(made), ...(first ? [sha256(first)] : [])].join(' ');
  return (html.slice(0, from) + made + html.slice(to))
    .replace(
      /(Content-Security-Policy" content=")([^"]*)/,
      (_, head: string, text: string) => head + policy(text.replace(sha256(own), hashes)),
    )
    .replace('<title>', () => `${first ? `<script>${first}</script>` : ''}<title>`);
}

/** Each fault has an address of its own: its number. */
export async function brokenSite(): Promise<{ url(name: string): string; close(): void }> {
  const names = Object.keys(faults);
  const pages = names.map((name) => brokenPage(faults[name]!));
  const server = createServer((request, response) => {
    const page = pages[Number(request.url!.slice(1).split(/[?#]/)[0])];
    response.writeHead(page ? 200 : 404, { 'content-type': 'text/html' });
    response.end(page);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: (name) => `http://127.0.0.1:${port}/${names.indexOf(name)}`,
    close: () => server.close(),
  };
}

/** What a page has come to: the step that it has reached, or why it does not run; null: nothing yet. */
export const outcome = `(() => {
  const app = document.querySelector('bnp-app');
  const step = app?.snapshot?.progress.step ?? 0;
  if (step >= 5) return { step };
  const says = app?.renderRoot?.querySelector('bnp-verdict')?.renderRoot?.textContent ?? '';
  return says.includes('The network is not running') ? { says } : null;
})()`;
