// A small static server for the built page; `live` adds a reload after each rebuild.
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { Stop } from './run.mjs';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
};

/** The file that a request path names inside `folder`, or undefined. */
export function fileFor(folder, url) {
  let path;
  try {
    path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return undefined;
  }
  const file = join(folder, normalize(path.endsWith('/') ? `${path}index.html` : path));
  const inside = !path.includes('\0') && file.startsWith(folder + sep);
  return inside && existsSync(file) && statSync(file).isFile() ? file : undefined;
}

const reload = `<script>new EventSource('/reload').onmessage = () => location.reload();</script>`;
// The page's own policy would forbid the line above.
const livePage = (html) =>
  `${html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/i, '')}${reload}`;

/** @returns {Promise<{ url: string, reload(): void, close(): void }>} */
export function serve(folder, port, { live = false } = {}) {
  const listeners = new Set();
  const server = createServer((request, response) => {
    if (live && request.url === '/reload') {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      listeners.add(response.on('close', () => listeners.delete(response)));
      return void response.write(':\n\n');
    }
    const file =
      ['GET', 'HEAD'].includes(request.method ?? '') && fileFor(folder, request.url ?? '/');
    if (!file) return void response.writeHead(404).end('Not found\n');
    const type = types[extname(file)] ?? 'application/octet-stream';
    response.writeHead(200, {
      'content-type': type,
      'cache-control': 'no-store',
      // Sites load embed.js and element.js as modules, which another origin must allow.
      'access-control-allow-origin': '*',
    });
    if (request.method === 'HEAD') return void response.end();
    if (live && extname(file) === '.html')
      return void response.end(livePage(readFileSync(file, 'utf8')));
    createReadStream(file).pipe(response);
  });
  return new Promise((resolve, reject) => {
    server.on('error', (error) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new Stop(
              `Port ${port} is taken. Free it, or choose another: PORT=${port + 1} npm start`,
            )
          : error,
      ),
    );
    server.listen(port, 'localhost', () =>
      resolve({
        url: `http://localhost:${server.address().port}`,
        reload() {
          for (const listener of listeners) listener.write('data: now\n\n');
        },
        close: () => server.close(),
      }),
    );
  });
}

/** PORT from the environment, or 4173. */
export function portFrom(text = '4173') {
  const port = Number(text);
  if (/^\d+$/.test(text) && port < 65536) return port;
  throw new Stop(`PORT is ${JSON.stringify(text)}; a whole number from 0 to 65535 is needed.`);
}
