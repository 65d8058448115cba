// The declarations as any resolver reads them: with endings, and with what the core's type stands for.
import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { root, run } from './run.mjs';

const dist = join(root, 'dist');
const declared = () => readdirSync(dist, { recursive: true }).filter((n) => n.endsWith('.d.ts'));

/** Private names of this package to the files that stand for them. */
const files = { '#core': 'core.js', '#state-keys': 'element/state-keys.js' };

/** @param name  of the file, within dist */
export function resolved(name, text) {
  const up = '../'.repeat(name.split(sep).length - 1) || './';
  return text
    .replace(/(\bfrom |\bimport\()'(#[\w-]+)'/g, (all, before, id) =>
      files[id] ? `${before}'${up}${files[id]}'` : all,
    )
    .replace(/(\bfrom |\bimport\()'(\.{1,2}\/[^']+?)(\.js)?'/g, "$1'$2.js'");
}

/** Written by tsc out of bindings/, beside the bundles. */
export async function declarations() {
  for (const name of declared()) rmSync(join(dist, name));
  await run(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.types.json']);
  copyFileSync(join(root, 'bindings/core.d.ts'), join(dist, 'core.d.ts'));
  copyFileSync(
    join(root, 'build/generated/state-keys.d.mts'),
    join(dist, 'element/state-keys.d.ts'),
  );
  // A script that is started, not imported.
  writeFileSync(join(dist, 'worker.d.ts'), 'export {};\n');
  for (const name of declared()) {
    const path = join(dist, name);
    writeFileSync(path, resolved(relative(dist, path), readFileSync(path, 'utf8')));
  }
}
