// The scales of a plot: from numbers to pixels, and the numbers that stand at an axis.

export interface Scale {
  readonly log: boolean;
  readonly low: number;
  readonly high: number;
  /** From 0 to 1; what lies outside stands at the end, as does an infinite value. */
  place(value: number): number;
  readonly ticks: readonly number[];
}

const steps = [1, 2, 5, 10];

function linearTicks(low: number, high: number, count: number): number[] {
  const rough = (high - low) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * steps.find((s) => s * power >= rough)!;
  const from = Math.ceil(low / step - 1e-9);
  const to = Math.floor(high / step + 1e-9);
  return Array.from({ length: to - from + 1 }, (_, i) =>
    Number(((from + i) * step).toPrecision(8)),
  );
}

function logTicks(low: number, high: number, count: number): number[] {
  const from = Math.ceil(low - 1e-9);
  const to = Math.floor(high + 1e-9);
  const every = Math.max(1, Math.ceil((to - from + 1) / count));
  const tens = Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
  if (tens.length < 3) return oneTwoFive(low, high);
  return tens.filter((ten) => (ten - from) % every === 0).map((ten) => 10 ** ten);
}

/** Where an axis is so short that powers of ten alone would leave it without a scale. */
function oneTwoFive(low: number, high: number): number[] {
  const from = Math.floor(low);
  const tens = Array.from({ length: Math.ceil(high) - from + 1 }, (_, i) => from + i);
  return tens
    .flatMap((ten) => [1, 2, 5].map((digit) => Number(`${digit}e${ten}`)))
    .filter((value) => Math.log10(value) >= low - 1e-9 && Math.log10(value) <= high + 1e-9);
}

/**
 * @param values  all that must be seen; infinite ones stand at the end
 * @param floor  values at or below it do not stretch a logarithmic scale
 */
export function scaleOf(
  values: Iterable<number>,
  { log = false, count = 5, zero = false, floor = 1e-9 } = {},
): Scale {
  let [low, high] = [Infinity, -Infinity];
  let endless = false;
  for (const value of values) {
    endless ||= value === Infinity;
    if (!Number.isFinite(value) || (log && value <= floor)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (low > high) [low, high] = log ? [0.1, 1] : [0, 1];
  if (zero && !log) low = Math.min(0, low);
  if (log) [low, high] = [Math.log10(low), Math.log10(high)];
  const margin = 0.05 * (high - low) || 0.5 * (Math.abs(high) || 1);
  // What is infinite stands clear of all that is not.
  const [start, end] = [zero && low === 0 ? 0 : low - margin, high + (endless ? 4 : 1) * margin];
  const on = (value: number) => (log ? Math.log10(Math.max(value, 1e-300)) : value);
  return {
    log,
    low: start,
    high: end,
    place: (value) => Math.min(1, Math.max(0, (on(value) - start) / (end - start))),
    ticks: log ? logTicks(start, end, count) : linearTicks(start, end, count),
  };
}
