// The race itself, the same in Node and in a browser: contenders by turns, medians of their rates.
import { heatMap, works } from './standard-work.mjs';

export const median = (numbers) =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** How many calls fill a slice. */
async function fitted(run, sliceMs) {
  for (let n = 1; ; n *= 2) {
    const begun = performance.now();
    await run(n);
    const took = performance.now() - begun;
    if (took > sliceMs / 4) return Math.max(1, Math.round((n * sliceMs) / took));
  }
}

/** Each contender a slice in turn, so that all of them see the same weather; calls a second. */
export async function race(contenders, { rounds, sliceMs }) {
  for (const c of contenders) c.calls = await fitted(c.run, sliceMs);
  for (let round = 0; round < rounds; round++)
    for (const c of contenders) {
      const begun = performance.now();
      await c.run(c.calls);
      c.rates.push((c.calls * 1000) / (performance.now() - begun));
    }
  return contenders.map(({ name, rates, note }) => ({ name, note, rate: median(rates), rates }));
}

export const contender = (name, run, note) => ({ name, run, note, rates: [] });

/** A peer counts only where its 50th loss is everybody's. */
async function fiftieth(runner, { loss50 }) {
  await runner.steps(50);
  const loss = await runner.loss();
  return Math.abs(loss / loss50 - 1) < 2e-5 ? undefined : `loss 50 is ${loss.toPrecision(5)}`;
}

async function training(id, peers, options) {
  const contenders = [];
  const runners = [];
  for (const peer of peers) {
    const runner = await peer.make(id);
    const note = peer.unlike ?? (await fiftieth(runner, works[id]));
    contenders.push(contender(peer.name, (n) => runner.steps(n), note));
    runners.push(runner);
  }
  return race(contenders, options).finally(() => runners.forEach((r) => r.end?.()));
}

async function heatMaps(peers, options) {
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
  return race(contenders, options).finally(() => runners.forEach((r) => r.end?.()));
}

/** GFLOP/s of the registers alone: what no net can pass. */
export async function peak(base, options) {
  const { flop, run } = await base.peak();
  const [{ rate }] = await race([contender('peak', (n) => run(n * 1e5))], options);
  return (rate * 1e5 * flop) / 1e9;
}

/** The whole standard work; each result as soon as it is there. */
export async function compare(peers, options, found) {
  for (const [id, { title, flop }] of Object.entries(works))
    found(id, title, { flop, rows: await training(id, peers, options) });
  found('W4', heatMap.title, { flop: heatMap.flop, rows: await heatMaps(peers, options) });
}
