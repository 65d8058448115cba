// npm run coverage: how much of src/ the C++ tests run, by lines and branches, float and double together.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { jobs } from './build.mjs';
import { main, root, run, which } from './run.mjs';
import { setup } from './setup.mjs';

const folder = join(root, 'build/coverage');
const tool = (name) => which(`${name}-14`, name) ?? name;

main(async () => {
  await setup({ tests: true });
  if (!existsSync(join(folder, 'build.ninja')))
    await run('cmake', ['--preset', 'coverage'], { title: 'Configuring' });
  await run('cmake', ['--build', folder, jobs], { title: 'Compiling for coverage' });
  const profiles = ['float', 'double'].map((build) => {
    const profile = join(folder, `${build}.profraw`);
    const env = { ...process.env, LLVM_PROFILE_FILE: profile };
    execFileSync(join(folder, build), ['--gtest_brief=1'], { env, stdio: 'inherit' });
    return profile;
  });
  const merged = join(folder, 'all.profdata');
  execFileSync(tool('llvm-profdata'), ['merge', '-o', merged, ...profiles]);
  const binaries = [join(folder, 'float'), '-object', join(folder, 'double')];
  const report = ['report', ...binaries, `-instr-profile=${merged}`, join(root, 'src')];
  execFileSync(tool('llvm-cov'), report, { stdio: 'inherit' });
});
