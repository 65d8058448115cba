// A line of numbers on which measured values stand beside the limits that they must keep.
import type { Criterion } from './experiment';

export interface Rail {
  readonly log: boolean;
  /** At the ends. */
  readonly low: number;
  readonly high: number;
  /** Where the limits allow, as places; an open side ends at the rail's end. */
  readonly allowed: readonly [number, number];
  /** From 0, the left end, to 1; an infinite value stands at its end. */
  place(value: number): number;
}

const MARGIN = 0.08;

/** @param values  what was measured; those that are no finite number do not stretch the rail */
export function railOf(values: readonly number[], { from, to, bound }: Criterion): Rail {
  const known = [from, to, bound?.value].filter((v) => v !== undefined);
  const finite = [...values, ...known].filter(Number.isFinite);
  const [least, most] = [Math.min(...finite), Math.max(...finite)];
  const log = least > 0 && most / least > 50;
  const scale = log ? Math.log10 : (v: number) => v;
  const width = scale(most) - scale(least) || Math.abs(scale(most)) || 1;
  const [start, end] = [scale(least) - MARGIN * width, scale(most) + MARGIN * width];
  const place = (value: number): number => {
    if (value === Infinity) return 1;
    if (value === -Infinity || (log && value <= 0)) return 0;
    return Math.min(1, Math.max(0, (scale(value) - start) / (end - start)));
  };
  const back = (v: number) => (log ? 10 ** v : v);
  return {
    log,
    low: back(start),
    high: back(end),
    allowed: [from === undefined ? 0 : place(from), to === undefined ? 1 : place(to)],
    place,
  };
}

/** The numbers of a criterion, those of every seed together. */
export const valuesOf = (
  { of }: Criterion,
  runs: readonly { readonly numbers: Readonly<Record<string, number>> }[],
): number[] => of.flatMap((name) => runs.map(({ numbers }) => numbers[name]!));
