// The house's rules, read from the sources themselves: who may know whom, and what a file looks like.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

interface Source {
  path: string;
  text: string;
  /** What it includes or imports, as written. */
  knows: string[];
}

const links = [
  /^\s*#\s*include\s*[<"]([^>"]+)[>"]/gm,
  /\b(?:import|export)\s[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/g,
  /\bimport\s*\(?\s*['"]([^'"]+)['"]/g,
];

function read(path: string): Source {
  const text = readFileSync(path, 'utf8');
  const knows = links.flatMap((link) => [...text.matchAll(link)].map((match) => match[1]!));
  return { path: relative(root, path).split(sep).join('/'), text, knows };
}

const sources: Source[] = ['src', 'bindings', 'web', 'tests', 'tools']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true }).map((entry) =>
      entry.isFile() ? join(entry.parentPath, entry.name) : '',
    ),
  )
  .filter((path) => /(\.(cpp|h|ts|mjs|css|html)|\/Core)$/.test(path))
  .map(read);

const under = (...folders: string[]) =>
  sources.filter(({ path }) => folders.some((folder) => path.startsWith(folder)));
const scripts = (...folders: string[]) =>
  under(...folders).filter(({ path }) => /\.(ts|mjs)$/.test(path));

/** C++ without comments, strings and includes: what it really uses. */
const code = (text: string) =>
  text.replace(/\/\/.*|\/\*[\s\S]*?\*\/|"(?:[^"\\\n]|\\.)*"|^\s*#\s*include.*/gm, '');

/** Each breach as `file: what`, so that a failure says where to look. */
const breaches = (among: Source[], find: (source: Source) => readonly string[]) =>
  among.flatMap((source) => find(source).map((what) => `${source.path}: ${what}`));

const layers = 'layer|linear|activation|batchnorm|layernorm';
const data = 'points|data_shape|label_noise|toy_|custom_points|dataset|input_map|batch_order';
const nets = `${layers}|model|loss|optimizer|dataset`;
const whole = 'measures|surgery|snapshot|trainer|report';

/** Nobody whose name begins with one of the first may know anything that begins with the second. */
const layering = [
  ['types', ''],
  ['rng|recorder|problem|json', `config|fields|validate|parameters|${nets}|${whole}`],
  ['config|fields|validate|parameters', `rng|recorder|${nets}|${whole}`],
  ['loss|optimizer', `rng|recorder|dataset|model|${layers}|${whole}`],
  [`${data}|initial_weights`, `recorder|${layers}|model|${whole}`],
  [layers, `model|loss|optimizer|dataset|recorder|${whole}`],
  ['model', `recorder|optimizer|${whole}`],
  [
    'measures|what_if|probe|unit_view|net_view|covariate_shift|norm_functions',
    'recorder|optimizer|trainer|report',
  ],
  ['trainer', 'report|surgery|snapshot'],
].map(([who, whom]) => [new RegExp(`^(${who})`), new RegExp(`^(${whom})`)] as const);

describe('the core', () => {
  const core = under('src/');
  const stem = (path: string) => basename(path, extname(path));

  test('is there', () => expect(core.length).toBeGreaterThan(10));

  test('includes only itself, Eigen/Core in one place, and headers without I/O or clock', () => {
    const own = new Set(core.map(({ path }) => basename(path)));
    const barred =
      /^(.*\.h|.*stream|random|chrono|ctime|thread|mutex|atomic|filesystem|stdexcept|exception)$/;
    const found = breaches(core, ({ path, knows }) =>
      knows.filter((name) =>
        name === 'Eigen/Core'
          ? path !== 'src/types.h'
          : !own.has(name) && (/\W/.test(name) || barred.test(name)),
      ),
    );
    expect(found).toEqual([]);
  });

  test('throws nothing, prints nothing, asks no clock and no standard distribution', () => {
    const words =
      /\bthrow\b|\btry\s*\{|\bcatch\s*\(|\bEM_\w+|emscripten|__EMSCRIPTEN__|\bf?(?:printf|puts)\s*\(|\bstd::(?:cout|cerr|rand|chrono|\w+_distribution|mt19937\w*|random_device)\b/gi;
    expect(breaches(core, ({ text }) => code(text).match(words) ?? [])).toEqual([]);
  });

  test('has no globals that change', () => {
    const mutable =
      /^(?:static |thread_local |inline )+(?!constexpr|const\b)[\w:<>,\s*&]+\s\w+\s*(?:=|\{|;)/gm;
    expect(breaches(core, ({ text }) => code(text).match(mutable) ?? [])).toEqual([]);
  });

  test('is layered: nobody knows who comes later', () => {
    const found = breaches(core, ({ path, knows }) => {
      const own = knows.filter((name) => name.endsWith('.h') && stem(name) !== stem(path));
      return own.filter((name) =>
        layering.some(([who, whom]) => who.test(stem(path)) && whom.test(stem(name))),
      );
    });
    expect(found).toEqual([]);
  });
});

describe('the boundary', () => {
  test('is in few files: only bindings/embind* know Emscripten', () => {
    const knowing = sources.filter(({ knows }) =>
      knows.some((name) => name.startsWith('emscripten')),
    );
    expect(knowing.length).toBeGreaterThan(0);
    expect(knowing.filter(({ path }) => !path.startsWith('bindings/embind'))).toEqual([]);
  });

  test('does not compute', () => {
    const math =
      /\bstd::(?:exp|log|sqrt|tanh|pow|fabs|abs)\b|\bEigen::(?!Map\b|Matrix\b|RowMajor\b|Dynamic\b|Simd)\w+/g;
    const files = under('bindings/embind');
    expect(breaches(files, ({ text }) => code(text).match(math) ?? [])).toEqual([]);
  });

  test('knows neither page nor tests, and needs no package to run', () => {
    const found = breaches(scripts('bindings/'), ({ knows }) =>
      knows.filter((name) => !/^(\.\/|\.\.\/(?!\.\.|web|tests|tools)|#|node:)/.test(name)),
    );
    expect(found).toEqual([]);
  });
});

describe('the page', () => {
  test('knows the module by its name, never by a path', () => {
    const found = breaches(scripts('web/'), ({ knows }) =>
      knows.filter((name) => /bindings|(^|\/)(src|build|dist|tests|tools)\/|^#/.test(name)),
    );
    expect(found).toEqual([]);
  });

  test('has Chart.js in web/charts.ts alone', () => {
    const knowing = scripts('web/', 'bindings/').filter(({ knows }) =>
      knows.some((name) => name.startsWith('chart.js')),
    );
    expect(knowing.map(({ path }) => path)).toEqual(['web/charts.ts']);
  });

  test('brings no other dependency than Lit', () => {
    const known =
      /^(\.{1,2}\/|batchnorm-playground(\/experiments|\/embed)?$|lit($|\/)|chart\.js($|\/))/;
    const found = breaches(scripts('web/'), ({ knows }) =>
      knows.filter((name) => !known.test(name)),
    );
    expect(found).toEqual([]);
  });

  test('writes no markup from strings and evaluates none', () => {
    const words =
      /\b(?:innerHTML|outerHTML|insertAdjacentHTML|unsafeHTML|document\.write|eval\s*\(|new Function)/g;
    const found = breaches(scripts('web/', 'bindings/'), ({ text }) => text.match(words) ?? []);
    expect(found).toEqual([]);
  });
});

describe('every file', () => {
  test('begins with one line that says its idea', () => {
    const opening = /^(?:#!.*\n)?(?:\/\/\/? \S|\/\*\*? ?\S|<!doctype html>[\s\S]*<title>)/i;
    const found = sources.filter(({ text }) => !opening.test(text)).map(({ path }) => path);
    expect(found).toEqual([]);
  });

  test('has at most 250 lines', () => {
    const found = breaches(sources, ({ text }) => {
      const lines = text.split('\n').length - 1;
      return lines > 250 ? [`${lines} lines`] : [];
    });
    expect(found).toEqual([]);
  });

  test('is named after its concept', () => {
    const vague = /^(utils?|common|helpers?|misc)([._-]|$)/;
    const found = sources.filter(({ path }) => path.split('/').some((part) => vague.test(part)));
    expect(found.map(({ path }) => path)).toEqual([]);
  });

  test('leaves no loose end', () => {
    const words = new RegExp(
      `\\b(${['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX', 'HA' + 'CK'].join('|')})\\b`,
      'g',
    );
    const skips = /\b(?:it|test|describe)\.(?:only|skip|todo)\b|GTEST_SKIP|\bDISABLED_/g;
    const checked = sources.filter(({ path }) => path !== 'tests/rules.test.ts');
    const found = breaches(checked, ({ text }) => [
      ...(text.match(words) ?? []),
      ...(text.match(skips) ?? []),
    ]);
    expect(found).toEqual([]);
  });
});
