// The server hands out the built page and nothing else, and says so when its port is taken.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fileFor, portFrom, serve } from '../../tools/serve.mjs';

const root = mkdtempSync(join(tmpdir(), 'bnp-'));
const folder = join(root, 'page');
let server: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  mkdirSync(folder);
  writeFileSync(join(folder, 'index.html'), '<p>page</p>');
  writeFileSync(join(root, 'secret'), 'secret');
  server = await serve(folder, 0);
});
afterAll(() => {
  server.close();
  rmSync(root, { recursive: true });
});

test('the folder is its page', async () => {
  const response = await fetch(`${server.url}/?embed#v=1`);
  expect(response.headers.get('content-type')).toContain('text/html');
  expect(await response.text()).toBe('<p>page</p>');
  expect((await fetch(`${server.url}/nothing`)).status).toBe(404);
  expect((await fetch(server.url, { method: 'POST' })).status).toBe(404);
});

test.each(['/../secret', '/%2e%2e/secret', '/..%2fsecret', '/%00', '/%', '//x:y/'])(
  'nothing outside it: %s',
  (url) => expect(fileFor(folder, url)).toBeUndefined(),
);

test('a taken port is a sentence with a way out', async () => {
  const port = Number(new URL(server.url).port);
  await expect(serve(folder, port)).rejects.toThrow(`Port ${port} is taken`);
  await expect(serve(folder, port)).rejects.toThrow(`PORT=${port + 1} npm start`);
});

test('PORT is a port', () => {
  expect(portFrom(undefined)).toBe(4173);
  expect(portFrom('8080')).toBe(8080);
  for (const bad of ['x', '-1', '1.5', '65536', '', '0x50'])
    expect(() => portFrom(bad)).toThrow('PORT');
});
