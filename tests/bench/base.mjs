// The straightforward Eigen build in WebAssembly, by the same compiler and flags as the core.
import { weights, works } from './standard-work.mjs';

export const name = 'straightforward Eigen';
const peakFlop = 2 * 12 * 4;

const built = (ending) => new URL(`../../build/wasm/bench_base.${ending}`, import.meta.url);

async function bytes(url) {
  if (url.protocol !== 'file:') return (await fetch(url)).arrayBuffer();
  const { readFileSync } = await import('node:fs');
  return readFileSync(url);
}

async function load() {
  const { default: create } = await import(built('mjs'));
  return create({ wasmBinary: await bytes(built('wasm')) });
}

/** Bytes of an array in the module's memory; they live as long as the module. */
function put(module, array) {
  const at = module._malloc(array.byteLength);
  new Uint8Array(module.HEAPF32.buffer).set(new Uint8Array(array.buffer), at);
  return at;
}

export async function make(id) {
  const module = await load();
  const { data, sizes, batch, activation } = works[id];
  for (const [l, w] of weights(works[id]).entries())
    module._add_weight(put(module, w), sizes[l], sizes[l + 1]);
  const { points, labels, features } = data;
  const [x, t] = [put(module, points), put(module, Int32Array.from(labels))];
  module._start(x, labels.length, features, t, batch, activation === 'sigmoid' ? 1 : 0);
  let loss = 0;
  return {
    steps(n) {
      loss = module._steps(n);
    },
    loss: () => loss,
    grid: (size) => module._grid(size),
  };
}

/** GFLOP/s of the registers alone. */
export async function peak() {
  const module = await load();
  return {
    flop: peakFlop,
    run: (rounds) => module._peak(rounds),
  };
}
