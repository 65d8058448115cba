// npm run bench: the standard work for us and for our peers, in turns, as medians and ratios.
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { main, root } from '../../tools/run.mjs';
import { prepare } from './prepare.mjs';
import { heatMap, works } from './standard-work.mjs';
import { table } from './table.mjs';

const { values: asked } = parseArgs({
  options: {
    rounds: { type: 'string', default: '15' },
    slice: { type: 'string', default: '150' },
    peers: { type: 'string', default: 'all' },
    json: { type: 'string', default: 'build/bench/result.json' },
  },
});
const rounds = Number(asked.rounds);
const sliceMs = Number(asked.slice);

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** How many calls fill a slice. */
async function fitted(run) {
  for (let n = 1; ; n *= 2) {
    const begun = performance.now();
    await run(n);
    const took = performance.now() - begun;
    if (took > sliceMs / 4) return Math.max(1, Math.round((n * sliceMs) / took));
  }
}

/** Each contender a slice in turn, so that all of them see the same weather; calls a second. */
async function race(contenders) {
  for (const c of contenders) c.calls = await fitted(c.run);
  for (let round = 0; round < rounds; round++)
    for (const c of contenders) {
      const begun = performance.now();
      await c.run(c.calls);
      c.rates.push((c.calls * 1000) / (performance.now() - begun));
    }
  return contenders.map(({ name, rates, note }) => ({ name, note, rate: median(rates), rates }));
}

const contender = (name, run, note) => ({ name, run, note, rates: [] });

/** A peer counts only where its 50th loss is everybody's. */
async function fiftieth(runner, { loss50 }) {
  await runner.steps(50);
  const loss = await runner.loss();
  return Math.abs(loss / loss50 - 1) < 2e-5 ? undefined : `loss 50 is ${loss.toPrecision(5)}`;
}

async function training(id, peers) {
  const contenders = [];
  const runners = [];
  for (const peer of peers) {
    const runner = await peer.make(id);
    const note = peer.unlike ?? (await fiftieth(runner, works[id]));
    contenders.push(contender(peer.name, (n) => runner.steps(n), note));
    runners.push(runner);
  }
  return race(contenders).finally(() => runners.forEach((r) => r.end?.()));
}

async function heatMaps(peers) {
  const runners = [];
  const contenders = [];
  for (const peer of peers) {
    const runner = await peer.make('W1');
    await runner.steps(50);
    if (!runner.grid) continue;
    const run = async (n) => {
      for (let i = 0; i < n; i++) await runner.grid(heatMap.size);
    };
    contenders.push(contender(peer.name, run, peer.unlike));
    runners.push(runner);
  }
  return race(contenders).finally(() => runners.forEach((r) => r.end?.()));
}

main(async () => {
  const { peers, base } = await prepare(asked.peers);
  const { flop, run } = await base.peak();
  const [{ rate: peakRounds }] = await race([contender('peak', (n) => run(n * 1e5))]);
  const peakGflops = (peakRounds * 1e5 * flop) / 1e9;
  const result = { date: new Date().toISOString().slice(0, 10), cpu: cpus()[0]?.model, peakGflops };
  result.works = {};
  for (const id of Object.keys(works)) {
    result.works[id] = { flop: works[id].flop, rows: await training(id, peers) };
    console.log(table(id, works[id].title, result.works[id], peakGflops));
  }
  result.works.W4 = { flop: heatMap.flop, rows: await heatMaps(peers) };
  console.log(table('W4', heatMap.title, result.works.W4, peakGflops));
  mkdirSync(join(root, 'build/bench'), { recursive: true });
  writeFileSync(join(root, asked.json), `${JSON.stringify(result, null, 2)}\n`);
});
