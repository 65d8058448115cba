// npm run bench: the standard work for us and for our peers, in turns, as medians and ratios.
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { main, root } from '../../tools/run.mjs';
import { inBrowser } from './browser.mjs';
import { prepare, prepareWasm } from './prepare.mjs';
import { compare, peak } from './race.mjs';
import { table } from './table.mjs';

const { values: asked } = parseArgs({
  options: {
    rounds: { type: 'string', default: '15' },
    slice: { type: 'string', default: '150' },
    peers: { type: 'string', default: 'all' },
    browser: { type: 'boolean', default: false },
    json: { type: 'string', default: 'build/bench/result.json' },
  },
});
const options = { rounds: Number(asked.rounds), sliceMs: Number(asked.slice) };

async function inNode(found) {
  const { peers, base } = await prepare(asked.peers);
  const peakGflops = await peak(base, options);
  await compare(peers, options, (id, title, result) => found(peakGflops, id, title, result));
}

async function inChromium(found) {
  await prepareWasm();
  await inBrowser(options, found);
}

main(async () => {
  const result = { date: new Date().toISOString().slice(0, 10), cpu: cpus()[0]?.model, works: {} };
  await (asked.browser ? inChromium : inNode)((peakGflops, id, title, work) => {
    result.peakGflops = peakGflops;
    result.works[id] = work;
    console.log(table(id, title, work, peakGflops));
  });
  const path = join(root, asked.json);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(result, null, 2)}\n`);
});
