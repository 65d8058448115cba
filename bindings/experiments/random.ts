// Random numbers for what an experiment draws itself: whole numbers only inside, the same in every engine.

/** Mulberry32. @returns numbers in [low, high), each call the next */
export function uniform(seed: number): (low: number, high: number) => number {
  let state = Math.imul(seed, 0x9e3779b1) >>> 0;
  return (low, high) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return low + ((high - low) * ((t ^ (t >>> 14)) >>> 0)) / 2 ** 32;
  };
}
