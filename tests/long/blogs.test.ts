// The guide's examples in blogs as people build them: Hugo, Jekyll and WordPress posts, Astro and Docusaurus pages, built and opened in a browser.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serve } from '../../tools/serve.mjs';
import { chromium } from '../engines/chromium';
import type { Engine } from '../engines/engine';
import { example } from '../engines/examples';
import { pack } from '../package/packed';
import { folder } from '../web/browser';

const work = mkdtempSync(join(tmpdir(), 'bnp-blogs-'));
let host: Awaited<ReturnType<typeof serve>>;
let engine: Engine;
beforeAll(async () => {
  host = await serve(folder, 0);
  engine = await chromium();
});
afterAll(async () => {
  await engine.close();
  host.close();
  rmSync(work, { recursive: true, force: true });
});

function put(site: string, files: Record<string, string>): string {
  const at = join(work, site);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(at, name)), { recursive: true });
    writeFileSync(join(at, name), text);
  }
  return at;
}

/** The post has one frame, whose figure trains when it is told to, with the state that the post names. */
async function trains(
  built: string,
  path: string,
  frame = "document.querySelector('iframe')",
): Promise<void> {
  const blog = await serve(built, 0);
  try {
    await engine.open(`${blog.url}${path}`);
    await engine.wait(`${frame}?.contentWindow && true`);
    await engine.ask(`void (() => {
      const frame = ${frame};
      const say = (type, id, payload = {}) => frame.contentWindow.postMessage({ bnp: 1, type, id, payload }, '*');
      addEventListener('message', ({ data }) => {
        if (data.type === 'ready' && !window.seen) { window.seen = data.payload; say('step', 1, { n: 30 }); }
        if (data.type === 'done') window.done = data.payload;
      });
      setInterval(() => window.seen || say('ping', 0), 200);
    })()`);
    const seen = await engine.wait<{ hash: string; panels: string[] }>('window.seen');
    expect(seen.panels).toEqual(['scale', 'shift']);
    expect(seen.hash).toContain('data=moons');
    expect(await engine.wait('window.done')).toEqual({ step: 30, reason: 'reached' });
    expect(
      await engine.ask("document.querySelectorAll('iframe, batchnorm-playground').length"),
    ).toBe(1);
  } finally {
    blog.close();
  }
}

test('Hugo: a shortcode, and a post that uses it', async () => {
  const site = put('hugo', {
    'config.toml': 'baseURL = "/"\ntitle = "Blog"\n',
    'layouts/_default/single.html': '<!doctype html><title>{{ .Title }}</title>{{ .Content }}',
    'layouts/shortcodes/batchnorm.html': example('hugo-shortcode.html', host.url),
    'content/post.md': example('hugo-post.md', host.url),
  });
  execFileSync('hugo', ['--source', site, '--quiet']);
  await trains(join(site, 'public'), '/post/');
});

test('Jekyll: a post in Markdown, with the frame and its script as they stand', async () => {
  const site = put('jekyll', {
    '_config.yml': 'title: Blog\n',
    '_layouts/post.html': '<!doctype html><title>{{ page.title }}</title>{{ content }}',
    '_posts/2026-01-02-post.md': example('jekyll-post.md', host.url),
  });
  execFileSync('jekyll', [
    'build',
    '--quiet',
    '--source',
    site,
    '--destination',
    join(site, '_site'),
  ]);
  await trains(join(site, '_site'), '/2026/01/02/post.html');
  expect(await engine.wait("document.querySelector('iframe').style.height")).toMatch(/^\d+px$/);
});

test('WordPress: its own parser takes the block whole, as custom HTML', async () => {
  const site = put('wordpress', {
    'package.json': JSON.stringify({
      private: true,
      type: 'module',
      dependencies: { '@wordpress/block-serialization-default-parser': '5.56.0' },
    }),
    'post.html': example('wordpress-block.html', host.url),
    'parse.mjs': `import { readFileSync, writeFileSync, mkdirSync } from 'node:fs';
import { parse } from '@wordpress/block-serialization-default-parser';
const blocks = parse(readFileSync('post.html', 'utf8')).filter(({ blockName }) => blockName);
if (blocks.length !== 1 || blocks[0].blockName !== 'core/html') throw new Error('not one block of HTML');
mkdirSync('built');
writeFileSync('built/post.html', '<!doctype html><title>Post</title>' + blocks[0].innerHTML);
`,
  });
  const options = { cwd: site, stdio: 'pipe' } as const;
  execFileSync('npm', ['install', '--no-audit', '--no-fund'], options);
  execFileSync('node', ['parse.mjs'], options);
  await trains(join(site, 'built'), '/post.html');
});

test('Astro: an MDX page', async () => {
  const site = put('astro', {
    'package.json': JSON.stringify({
      private: true,
      type: 'module',
      dependencies: { astro: '5.9.4', '@astrojs/mdx': '4.3.0' },
    }),
    'astro.config.mjs':
      "import mdx from '@astrojs/mdx';\nexport default { integrations: [mdx()], telemetry: false };\n",
    'src/pages/post.mdx': example('figure.mdx', host.url),
  });
  const run = (command: string, args: string[]) =>
    execFileSync(command, args, {
      cwd: site,
      stdio: 'pipe',
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
    });
  run('npm', ['install', '--no-audit', '--no-fund']);
  run('npx', ['astro', 'build']);
  cpSync(join(site, 'dist'), join(work, 'astro-built'), { recursive: true });
  await trains(join(work, 'astro-built'), '/post/');
});

test('Docusaurus: the packed module’s element in an MDX page, rendered on the server, with the page beside it', async () => {
  const site = put('docusaurus', {
    'package.json': JSON.stringify({
      private: true,
      dependencies: {
        '@docusaurus/core': '3.10.2',
        '@docusaurus/plugin-content-pages': '3.10.2',
        '@docusaurus/theme-classic': '3.10.2',
        '@mdx-js/react': '3.1.1',
        react: '19.2.0',
        'react-dom': '19.2.0',
      },
    }),
    'docusaurus.config.js': `export default {
  title: 'Blog', url: 'https://blog.example', baseUrl: '/',
  plugins: ['@docusaurus/plugin-content-pages'], themes: ['@docusaurus/theme-classic'],
};
`,
    'src/components/Figure.jsx': example('figure.jsx', '/playground'),
    'src/pages/index.mdx': example('docusaurus-post.mdx', '/playground'),
  });
  const options = {
    cwd: site,
    stdio: 'pipe',
    env: { ...process.env, DOCUSAURUS_NO_TELEMETRY: '1', NODE_ENV: 'production' },
  } as const;
  const tarball = pack(site);
  execFileSync('npm', ['install', '--no-audit', '--no-fund', tarball], options);
  // As the guide says: the page comes with the module, and the site serves it.
  cpSync(
    join(site, 'node_modules/batchnorm-playground/dist/page'),
    join(site, 'static/playground'),
    {
      recursive: true,
    },
  );
  execFileSync('npx', ['docusaurus', 'build'], options);
  const html = readFileSync(join(site, 'build/index.html'), 'utf8');
  expect(html).toMatch(/<batchnorm-playground[^>]+panels="scale,shift"/);
  expect(html).toContain('Each trail is one unit.');

  const inside =
    "document.querySelector('batchnorm-playground')?.shadowRoot?.querySelector('iframe')";
  await trains(join(site, 'build'), '/', inside);
  expect(await engine.wait(`${inside}.style.height`)).toMatch(/^\d+px$/);
  expect(await engine.ask("document.querySelector('batchnorm-playground').data")).toBe('moons');
  expect(await engine.ask("document.querySelector('[slot]').assignedSlot.name")).toBe('caption');
});
