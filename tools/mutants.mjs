// npm run mutants: makes each one-line mistake of tests/mutants in a copy of the core, builds, and
// runs the tests, which must fail. Arguments choose by number.
import { spawnSync } from 'node:child_process';
import { existsSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { mutants } from '../tests/mutants/list.mjs';
import { jobs } from './build.mjs';
import { copyCore, withMistake } from './core-copy.mjs';
import { main, root, run, which } from './run.mjs';
import { setup } from './setup.mjs';

const tree = join(root, 'build/mutants/tree');
const out = join(root, 'build/mutants/out');
const hang = 300_000; // a test that never ends has noticed, too

/** The core with its tests and what CMake asks of the tools: those as they are. */
function copy() {
  copyCore(tree, []);
  for (const name of ['tests', 'tools'])
    if (!existsSync(join(tree, name))) symlinkSync(join(root, name), join(tree, name));
}

const quiet = { stdio: 'ignore', timeout: hang };
const passes = (command, args) => spawnSync(command, args, quiet).status === 0;
const built = (build) => passes('cmake', ['--build', out, jobs, '--target', build]);
const test = (build) => passes(join(out, build), ['--gtest_fail_fast', '--gtest_brief=1']);

/** @returns what noticed, or undefined where nothing did */
const notices = ([file, from, to]) =>
  withMistake(tree, { file, from, to }, () => {
    for (const build of ['double', 'float']) {
      if (!built(build)) return 'the compiler';
      if (!test(build)) return build;
    }
    return undefined;
  });

main(async () => {
  await setup({ tests: true });
  copy();
  const compiler = `-DCMAKE_CXX_COMPILER=${process.env.CXX ?? which('clang++', 'c++')}`;
  const flags = ['-DCMAKE_BUILD_TYPE=None', '-DCMAKE_CXX_FLAGS=-O1', compiler];
  await run('cmake', ['-S', tree, '-B', out, '-G', 'Ninja', ...flags], { title: 'Configuring' });
  await run('cmake', ['--build', out, jobs], { title: 'Building the core as it is' });
  if (!test('double') || !test('float')) throw new Error('the tests fail without any mutant');
  const chosen = process.argv.slice(2).map(Number);
  let survivors = 0;
  for (const [i, mutant] of mutants.entries()) {
    if (chosen.length && !chosen.includes(i + 1)) continue;
    const by = await notices(mutant);
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
