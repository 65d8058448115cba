// The licences of what we ship: every package whose code is in the page, and what its wasm is compiled from, each with its terms.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { licencesText, partsOf } from '../../tools/licences.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const built = (path: string) => readFileSync(join(root, 'dist', path), 'utf8');
const packages = ['@kurkle/color', '@lit/reactive-element', 'chart.js', 'lit-element', 'lit-html'];
const compiled = ['Eigen', 'Emscripten', 'musl', 'libc++', 'compiler-rt'];

// Seen to fail with partsOf naming no packages, and with the page's <!-- licences --> taken out.
test.each(['page/index.html', 'licences.txt', 'page/licences.txt'])(
  'all of them stand in %s, with their terms',
  (path) => {
    const text = built(path).replace(/\s+/g, ' ');
    for (const name of [...packages, ...compiled]) expect(text).toContain(name);
    expect(text).toContain('© 2014-2024 Chart.js Contributors');
    expect(text).toContain('Permission is hereby granted, free of charge');
    expect(text).toContain('Redistributions in binary form must reproduce');
    expect(text).toContain('https://www.mozilla.org/MPL/2.0/');
    expect(text).not.toContain('<!-- licences -->');
  },
);

test("a package is known by its files, a dependency's own dependency, too", () => {
  const ids = ['/x/web/main.ts', '/x/node_modules/lit/node_modules/lit-html/a.js', '\0virtual'];
  const parts = partsOf(ids);
  expect(parts[0]).toMatchObject({ name: 'lit-html', licence: 'BSD-3-Clause' });
  expect(parts.filter((part) => 'version' in part)).toHaveLength(1);
  expect(licencesText(parts)).toMatch(/lit-html [\d.]+: BSD-3-Clause, © 2017 Google LLC/);
});

test('one that does not say its licence stops the build', () => {
  expect(() => partsOf(['/x/node_modules/@lit-labs/ssr-dom-shim/index.js'])).toThrow();
});
