// npm run format: lays out C++ by clang-format 14, everything else by Biome.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { main, root, run } from './run.mjs';
import { clangFormat, setup } from './setup.mjs';

export function cppSources() {
  const folders = ['src', 'bindings', 'tests/core', 'tests/bench'];
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => /\.(h|cpp)$/.test(name))
      .map((name) => `${folder}/${name}`),
  );
}

/** The command line of Biome, as node's arguments. */
export const biome = (...args) => ['node_modules/@biomejs/biome/bin/biome', ...args];

if (import.meta.url === pathToFileURL(process.argv[1]).href)
  main(async () => {
    await setup();
    const clang = clangFormat();
    if (clang) await run(clang, ['-i', ...cppSources()], { title: 'Laying out the C++' });
    else console.log('clang-format 14 is not here: the C++ is left as it is.');
    console.log(
      await run(process.execPath, biome('check', '--write'), { title: 'Laying out the rest' }),
    );
  });
