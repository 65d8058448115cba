// npm run fuzz -- [target] [runs]: libFuzzer with AddressSanitizer and UBSan on what comes into the core; 1,000,000 runs of each unless said.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, jobs } from './build.mjs';
import { main, root, run, Stop } from './run.mjs';
import { setup } from './setup.mjs';

const [wanted = 'all', runs = '1000000'] = process.argv.slice(2);
const targets = readdirSync(join(root, 'tests/fuzz'))
  .filter((name) => name.endsWith('.cpp'))
  .map((name) => name.slice('fuzz_'.length, -'.cpp'.length));

/** The one table of fields is the fuzzers' dictionary, too. */
function writeDictionary(path) {
  const fields = JSON.parse(readFileSync(join(root, 'build/generated/fields.json'), 'utf8'));
  const words = fields.flatMap(({ path: name, choices = [], min, max }) => [
    `${name.replace('*', '0')}=`,
    ...choices,
    ...[min, max].filter((bound) => bound !== undefined).map(String),
  ]);
  const lines = [...new Set([...words, '\\x0a', 'null', 'auto', 'full'])];
  writeFileSync(path, `${lines.map((word) => `"${word}"`).join('\n')}\n`);
}

/** What is found worth keeping goes to the corpus, from which the next run sets out. */
async function fuzz(target) {
  const corpus = join(root, 'build/fuzz/corpus', target);
  mkdirSync(corpus, { recursive: true });
  const dictionary = join(root, 'build/fuzz/fields.dict');
  writeDictionary(dictionary);
  const output = await run(
    join(root, 'build/fuzz', `fuzz_${target}`),
    [
      ...[corpus, `-runs=${runs}`, '-max_len=1024', '-timeout=20', '-print_final_stats=1'],
      ...[`-artifact_prefix=${corpus}-`, `-dict=${dictionary}`],
    ],
    { title: `Fuzzing ${target}` },
  );
  const done = /number_of_executed_units: (\d+)/.exec(output)?.[1];
  console.log(`${target}: ${done} runs, no finding`);
}

main(async () => {
  if (wanted !== 'all' && !targets.includes(wanted))
    throw new Stop(`${wanted} is none of ${targets.join(', ')}, all`);
  if (!/^\d+$/.test(runs)) throw new Stop(`${runs} is no number of runs`);
  await setup({ tests: true });
  await build();
  if (!existsSync(join(root, 'build/fuzz/build.ninja')))
    await run('cmake', ['--preset', 'fuzz'], { title: 'Configuring the fuzzers' });
  await run('cmake', ['--build', 'build/fuzz', jobs, '--target', 'fuzzers'], {
    title: 'Compiling the fuzzers with sanitizers',
  });
  for (const target of targets) if (wanted === 'all' || wanted === target) await fuzz(target);
});
