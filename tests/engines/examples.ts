// The guide's own examples, served by a site of another origin than the page's host.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '../../tools/serve.mjs';
import { folder } from '../web/browser';

const docs = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), 'docs');
/** The address that the guide writes for wherever the page lives. */
const NAMED = 'https://playground.example';

export const example = (name: string, host: string): string =>
  readFileSync(join(docs, 'examples', name), 'utf8').replaceAll(NAMED, host);

export interface Sites {
  /** Where the page lives. */
  readonly host: string;
  /** The site around: `/name.html` is the example of that name, `/strict/name.html` under a strict policy, `/pasted.html?text` a text. */
  readonly blog: string;
  /** What the blog was asked for. */
  readonly asked: string[];
  close(): void;
}

/** Only what the guide says must be allowed, and only from the page's host. */
export const strictPolicy = (host: string): string =>
  `default-src 'none'; script-src ${host}; frame-src ${host}; style-src 'none'`;

export async function sites(): Promise<Sites> {
  const page = await serve(folder, 0);
  const host = page.url;
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const { pathname, search } = new URL(request.url ?? '', 'http://blog');
    const [, strict, name] = /^\/(strict\/)?([\w-]+\.html)$/.exec(pathname) ?? [];
    if (!name) return void response.writeHead(404).end();
    response.setHeader('content-type', 'text/html; charset=utf-8');
    if (strict) response.setHeader('content-security-policy', strictPolicy(host));
    if (name === 'pasted.html')
      return void response.end(
        `<!doctype html><title>A post</title>${decodeURIComponent(search.slice(1))}`,
      );
    response.end(example(name, host));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { port: number };
  return {
    host,
    blog: `http://127.0.0.1:${port}`,
    asked,
    close() {
      page.close();
      server.close();
    },
  };
}
