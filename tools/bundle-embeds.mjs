// What sites with embeds need: the helper and the element, for the package and beside the page.
import { writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundle, comments, options, ownModule } from './bundle.mjs';
import { cards } from './cards.mjs';
import { publicUrl } from './public-url.mjs';
import { root } from './run.mjs';

/** The keys of the page's settings, asked of its own table: what the element has attributes for. */
export async function stateKeys() {
  const result = await bundle({
    resolve: ownModule,
    ssr: { noExternal: true },
    build: { ...options, write: false, ssr: join(root, 'web/state.ts') },
  });
  const file = join(root, 'build/generated/state.mjs');
  writeFileSync(file, result.output[0].code);
  const { rows } = await import(`${pathToFileURL(file)}?${Date.now()}`);
  return rows.map(({ key }) => key);
}

/** One file without imports. @param pageUrl where the page lives, as an expression */
async function bundleFile(entry, file, pageUrl) {
  await bundle({
    define: { PAGE_URL: pageUrl },
    build: {
      ...options,
      outDir: dirname(join(root, file)),
      lib: { entry: join(root, entry), formats: ['es'], fileName: () => basename(file) },
      rolldownOptions: { output: { codeSplitting: false, minify: true, comments } },
    },
  });
}

export async function bundleEmbeds() {
  const beside = 'new URL("./index.html", import.meta.url).href';
  const home = publicUrl();
  const there = JSON.stringify(home ? `${home}index.html` : '');
  await bundleFile('bindings/embed/index.ts', 'dist/embed.js', there);
  await bundleFile('bindings/element/index.ts', 'dist/element.js', there);
  await bundleFile('bindings/embed/page.ts', 'dist/page/embed.js', beside);
  await bundleFile('bindings/element/index.ts', 'dist/page/element.js', beside);
  if (home) await cards(home);
}
