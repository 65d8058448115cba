// Cards of links: the page in a folder of a host, with PUBLIC_URL and without; each answer of oEmbed as a frame in each engine.
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { experiments } from 'batchnorm-playground/experiments';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cards } from '../../tools/cards.mjs';
import { serve } from '../../tools/serve.mjs';
import { inEachEngine } from '../engines/each';
import { folder } from '../web/browser';

const work = mkdtempSync(join(tmpdir(), 'bnp-cards-'));
const built = join(work, 'sub/folder');
let host: Awaited<ReturnType<typeof serve>>;
let home: string;
beforeAll(async () => {
  cpSync(folder, built, { recursive: true });
  host = await serve(work, 0);
  home = `${host.url}/sub/folder/`;
  await cards(home, built);
});
afterAll(() => {
  host.close();
  rmSync(work, { recursive: true, force: true });
});

const ids = ['page', ...experiments.map(({ id }) => id)];
const file = (name: string) => readFileSync(join(built, 'e', name));

test('without PUBLIC_URL there are no cards, and nothing names a host', () => {
  expect(existsSync(join(folder, 'e'))).toBe(false);
  expect(
    readdirSync(folder).filter(
      (name) => !/^(element|embed)\.js$|^index\.html$|^licences\.txt$/.test(name),
    ),
  ).toEqual([]);
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const head = html.slice(0, html.indexOf('</head>'));
  expect(head).not.toMatch(/og:|oembed|<link[^>]+href="(?!data:)|<script[^>]+src=/);
});

test.each(ids)('%s: a picture of its own, an answer, a small page', (id) => {
  const picture = file(`${id}.png`);
  expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([1200, 630]);
  // A picture of one colour would be some hundred bytes.
  expect(picture.length).toBeGreaterThan(10_000);
  const answer = JSON.parse(file(`${id}.json`).toString());
  expect(answer).toMatchObject({
    version: '1.0',
    type: 'rich',
    thumbnail_url: `${home}e/${id}.png`,
  });
  expect(file(`${id}.html`).toString()).toContain(`href="${home}e/${id}.json"`);
});

test('the page itself leads to its answer', () => {
  const html = readFileSync(join(built, 'index.html'), 'utf8');
  expect(html).toContain(`<meta property="og:image" content="${home}e/page.png">`);
  expect(html).toContain(`type="application/json+oembed" href="${home}e/page.json"`);
});

inEachEngine((there) => {
  const { on } = there;

  on('the page trains in a folder of its host', async () => {
    await there.engine.open(home);
    await there.engine.wait("document.querySelector('bnp-app')?.snapshot?.progress.step >= 20");
  });

  on('a small page leads on to its experiment', async () => {
    // It may be gone while it is asked.
    await there.engine.open(`${home}e/gauge.html`).catch(() => {});
    const shown = "document.querySelector('bnp-story')?.place.experiment.id";
    await expect.poll(() => there.engine.ask(shown).catch(() => null)).toBe('gauge');
  });

  on.each(ids)('the answer of oEmbed for %s is a figure that tells its height', async (id) => {
    const { html } = JSON.parse(file(`${id}.json`).toString());
    await there.engine.open(`${there.around.blog}/plain.html`);
    // As a blog engine does it: the answer's markup, in place of the link.
    await there.engine.ask(`void (() => {
      addEventListener('message', ({ data, source }) => {
        if (source === document.querySelector('iframe')?.contentWindow && data?.type === 'resize') window.told = data.payload.height;
      });
      document.body.innerHTML = ${JSON.stringify(html)};
    })()`);
    expect(await there.engine.wait('window.told')).toBeGreaterThan(200);
    const shown = id === 'page' ? 'bnp-embed' : 'bnp-story';
    const found = `Boolean(document.querySelector('bnp-story') ?? document.querySelector('bnp-app').shadowRoot.querySelector('${shown}'))`;
    expect(await there.engine.inside("document.querySelector('iframe')", found)).toBe(true);
  });
});
