// npm test: set up, build, run every test; the last line says how many passed and failed.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, buildWasm, jobs } from './build.mjs';
import { ctestCounts, gtestCounts, total, vitestCounts } from './counts.mjs';
import { biome, cppSources } from './format.mjs';
import { locked } from './lock.mjs';
import { attempt, main, root, run, which } from './run.mjs';
import { chromium, clangFormat, setup } from './setup.mjs';

const reports = join(root, 'build/reports');
const node = process.execPath;
const one = (ok) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1 });

async function check(title, command, args) {
  const { code, output } = await attempt(command, args, { title });
  if (code !== 0) console.log(output);
  return one(code === 0);
}

/** The float and the double build of the core and its tests, by the compiler family of the wasm; every error is shown. */
async function buildNative() {
  const cxx = process.env.CXX ?? which('clang++', 'c++');
  if (!existsSync(join(root, 'build/native/build.ninja')))
    await run('cmake', ['--preset', 'native', `-DCMAKE_CXX_COMPILER=${cxx}`], {
      title: 'Configuring the native tests',
    });
  await run('cmake', ['--build', 'build/native', jobs, '--', '-k', '0'], {
    title: 'Compiling the native tests',
  });
}

async function core() {
  await locked(buildNative);
  const junit = join(reports, 'ctest.xml');
  const args = ['--test-dir', 'build/native', '--output-junit', junit, '--output-on-failure', jobs];
  const { code, output } = await attempt('ctest', args, { title: 'Running the native tests' });
  const counts = existsSync(junit) ? ctestCounts(readFileSync(junit, 'utf8')) : one(false);
  if (code !== 0) console.log(output.replace(/^.*(Passed\s+[\d.]+ sec|Start +\d+: .*)\n/gm, ''));
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/** The same C++ tests as wasm, in Node: what ships, by the compiler that ships it. */
async function coreInWasm() {
  const ninja = readFileSync(join(root, 'build/wasm/build.ninja'), 'utf8');
  if (!ninja.includes('build core_tests:')) {
    console.log("- The core's tests in wasm: not run, they take GoogleTest's sources");
    return undefined;
  }
  await buildWasm('core_tests', "Compiling the core's tests to WebAssembly");
  const { output } = await attempt(node, ['tools/wasm-tests.mjs', '--gtest_brief=1'], {
    title: "Running the core's tests in WebAssembly",
  });
  const counts = gtestCounts(output);
  if (counts.passed === 0 || counts.failed) console.log(output);
  return counts;
}

/** What Vitest says goes straight to the reader. */
async function scripts() {
  const json = join(reports, 'vitest.json');
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${json}`];
  const code = await new Promise((resolve) =>
    spawn(process.execPath, ['node_modules/vitest/vitest.mjs', ...args], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, CHROMIUM: chromium() },
    }).on('close', resolve),
  );
  const counts = existsSync(json)
    ? vitestCounts(JSON.parse(readFileSync(json, 'utf8')))
    : one(false);
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

async function layout() {
  const clang = clangFormat();
  if (clang) return check('Layout of the C++', clang, ['--dry-run', '-Werror', ...cppSources()]);
  console.log('- Layout of the C++: not checked, it takes clang-format 14');
  return undefined;
}

const stages = {
  build: () => build().then(() => one(true)),
  core,
  'core in wasm': coreInWasm,
  'C++ layout': layout,
  Biome: () => check('Biome: layout and lint', node, biome('check', '--error-on-warnings')),
  types: () => check('Types', node, ['node_modules/typescript/bin/tsc', '--noEmit']),
  Vitest: scripts,
};

main(async () => {
  await setup({ tests: true });
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  const results = {};
  for (const [name, stage] of Object.entries(stages)) {
    const result = await stage().catch((error) => {
      console.error(error.message);
      return one(false);
    });
    if (result) results[name] = result;
  }
  console.log('');
  for (const [name, { passed, failed }] of Object.entries(results))
    console.log(`${name.padEnd(14)}${passed} passed, ${failed} failed`);
  const { passed, failed } = total(Object.values(results));
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed ? 1 : 0;
});
