// npm run sanitizers: the C++ tests under AddressSanitizer and UndefinedBehaviorSanitizer.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { jobs } from './build.mjs';
import { main, root, run } from './run.mjs';
import { setup } from './setup.mjs';

main(async () => {
  await setup({ tests: true });
  if (!existsSync(join(root, 'build/asan/build.ninja')))
    await run('cmake', ['--preset', 'asan'], { title: 'Configuring' });
  await run('cmake', ['--build', 'build/asan', jobs], { title: 'Compiling with sanitizers' });
  for (const build of ['float', 'double']) {
    await run(join(root, 'build/asan', build), ['--gtest_brief=1'], { title: `Running ${build}` });
    console.log(`${build}: no finding`);
  }
});
