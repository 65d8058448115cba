// What the page and its wasm are made of, and under which licences: asked of the bundle itself, so that nothing can be forgotten.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';

/** In the wasm: what the linker takes from Emscripten's system library, and the one header library. */
const COMPILED = [
  ['Eigen', 'MPL-2.0', '© Benoît Jacob, Gaël Guennebaud and others', 'eigen.tuxfamily.org'],
  ['Emscripten', 'MIT', '© The Emscripten Authors', 'emscripten.org'],
  ['musl', 'MIT', '© Rich Felker and others', 'musl.libc.org'],
  ['libc++, libc++abi', 'Apache-2.0 WITH LLVM-exception', '© LLVM contributors', 'libcxx.llvm.org'],
  ['compiler-rt', 'Apache-2.0 WITH LLVM-exception', '© LLVM contributors', 'compiler-rt.llvm.org'],
  ['dlmalloc', 'CC0-1.0', 'by Doug Lea', 'gee.cs.oswego.edu/dl/html/malloc.html'],
].map(([name, licence, holder, at]) => ({ name, licence, holder, url: `https://${at}` }));

/** Where the licences of the compiled parts stand in full; those of packages come along with them. */
const AT = {
  'MPL-2.0': 'https://www.mozilla.org/MPL/2.0/',
  'Apache-2.0 WITH LLVM-exception': 'https://llvm.org/LICENSE.txt',
  'CC0-1.0': 'https://creativecommons.org/publicdomain/zero/1.0/',
};

const licenceFile = (folder) =>
  readFileSync(
    join(folder, readdirSync(folder).find((name) => /^licen[cs]e/i.test(name)) ?? 'LICENSE'),
    'utf8',
  );

function packaged(name) {
  const folder = join(root, 'node_modules', name);
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  // A package of a family can leave its text to another of the same.
  const text = licenceFile(folder);
  const holder = /^Copyright \(c\) (.*)$/m.exec(text)?.[1].replace(/\. All rights.*/, '');
  if (!license || !holder) throw new Error(`${name} does not say under which licence it stands`);
  const url = `https://www.npmjs.com/package/${name}`;
  return { name, version, licence: license, holder: `© ${holder}`, url, text };
}

/** @param ids  the files of a bundle @returns the packages among them, the compiled parts, and ourselves */
export function partsOf(ids) {
  const names = ids.map((id) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1]);
  const packages = [...new Set(names.filter(Boolean))].sort().map(packaged);
  return [...packages, ...COMPILED];
}

/** The terms alone: two packages under the same licence differ in the line of the holder only. */
const terms = (text) => text.replace(/^[\s\S]*?^Copyright .*\n/m, '').trim();
const ours = () => readFileSync(join(root, 'LICENSE'), 'utf8');

/** Each text once. @returns pairs of licence and text */
function texts(parts) {
  const all = new Map([['MIT', terms(ours())]]);
  for (const { licence, text } of parts)
    all.set(licence, all.get(licence) ?? (text ? terms(text) : AT[licence]));
  return [...all];
}

const line = ({ name, version, licence, holder, url }) =>
  `${[name, version].filter(Boolean).join(' ')}: ${licence}, ${holder}, ${url}`;

export const licencesText = (parts) =>
  `${[
    ours().trim(),
    `What this package carries besides:\n\n${parts.map(line).join('\n')}`,
    ...texts(parts).map(([licence, text]) => `${licence}\n\n${text}`),
  ].join(`\n\n${'-'.repeat(72)}\n\n`)}\n`;

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const item = ({ name, version = '', licence, holder, url }) =>
  `<li><a href="${url}" target="_blank" rel="noopener noreferrer">${escaped(name)}</a>${version && ` ${version}`}: <span>${licence}, ${escaped(holder)}</span></li>`;

/** The same as markup, in place of the page's own word for it. */
export const withLicences = (html, parts) =>
  html.replace('<!-- licences -->', () => {
    const paragraphs = texts(parts).map(([licence, text]) => {
      if (text.startsWith('https:'))
        return `<h3>${licence}</h3><p><a href="${text}">${text}</a></p>`;
      const body = escaped(text)
        .split(/\n\s*\n/)
        .map((p) => `<p>${p.replace(/\s*\n\s*/g, ' ')}</p>`);
      return `<h3>${licence}</h3>${body.join('')}`;
    });
    return `<ul>${parts.map(item).join('')}</ul>${paragraphs.join('')}`;
  });
