// npm run mutants: makes each one-line mistake of tests/mutants in a copy of the core, builds, and
// runs the tests, which must fail. Arguments choose by number.
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { mutants } from '../tests/mutants/list.mjs';
import { jobs } from './build.mjs';
import { main, root, run, which } from './run.mjs';
import { setup } from './setup.mjs';

const tree = join(root, 'build/mutants/tree');
const out = join(root, 'build/mutants/out');
const hang = 300_000; // a test that never ends has noticed, too

const isFile = (path) => existsSync(path) && statSync(path).isFile();
const same = (a, b) => isFile(b) && readFileSync(a).equals(readFileSync(b));

/** Only what differs is written: an object of the last run's mutant must look older than its source. */
function copyCore() {
  mkdirSync(join(tree, 'src'), { recursive: true });
  for (const name of readdirSync(join(tree, 'src')))
    if (!existsSync(join(root, 'src', name))) rmSync(join(tree, 'src', name));
  const filter = (from, to) => !(isFile(from) && same(from, to));
  for (const name of ['CMakeLists.txt', 'src'])
    cpSync(join(root, name), join(tree, name), { recursive: true, filter });
  for (const name of ['tests', 'tools'])
    if (!existsSync(join(tree, name))) symlinkSync(join(root, name), join(tree, name));
}

const quiet = { stdio: 'ignore', timeout: hang };
const passes = (command, args) => spawnSync(command, args, quiet).status === 0;
const built = (build) => passes('cmake', ['--build', out, jobs, '--target', build]);
const test = (build) => passes(join(out, build), ['--gtest_fail_fast', '--gtest_brief=1']);

/** @returns what noticed, or undefined where nothing did */
function notices([file, from, to]) {
  const path = join(tree, 'src', file);
  const text = readFileSync(path, 'utf8');
  if (text.split(from).length !== 2) throw new Error(`${file} has not exactly one: ${from}`);
  writeFileSync(
    path,
    text.replace(from, () => to),
  );
  try {
    for (const build of ['double', 'float']) {
      if (!built(build)) return 'the compiler';
      if (!test(build)) return build;
    }
    return undefined;
  } finally {
    writeFileSync(path, text);
  }
}

main(async () => {
  await setup({ tests: true });
  copyCore();
  const compiler = `-DCMAKE_CXX_COMPILER=${process.env.CXX ?? which('clang++', 'c++')}`;
  const flags = ['-DCMAKE_BUILD_TYPE=None', '-DCMAKE_CXX_FLAGS=-O1', compiler];
  await run('cmake', ['-S', tree, '-B', out, '-G', 'Ninja', ...flags], { title: 'Configuring' });
  await run('cmake', ['--build', out, jobs], { title: 'Building the core as it is' });
  if (!test('double') || !test('float')) throw new Error('the tests fail without any mutant');
  const chosen = process.argv.slice(2).map(Number);
  let survivors = 0;
  for (const [i, mutant] of mutants.entries()) {
    if (chosen.length && !chosen.includes(i + 1)) continue;
    const by = notices(mutant);
    if (!by || by === 'the compiler') survivors++;
    const end = by ? `killed by ${by}` : 'SURVIVED';
    console.log(
      `${String(i + 1).padStart(2)} ${mutant[0]}: ${mutant[1]} → ${mutant[2] || 'nothing'}: ${end}`,
    );
  }
  const count = chosen.length || mutants.length;
  console.log(`\n${count - survivors} passed, ${survivors} failed`);
  process.exitCode = survivors ? 1 : 0;
});
