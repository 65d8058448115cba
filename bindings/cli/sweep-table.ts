// What a sweep came to, for a terminal: a row each combination, medians over its seeds with bars.
import { median } from '../experiments/statistics';
import { bar } from './plot';
import type { Result } from './result';
import type { Line } from './sweep-thread';

const WIDTH = 12;

const short = (value: number) => Number(value.toPrecision(3)).toString();
const medianOf = (values: number[]) => (values.length === 0 ? Number.NaN : median(values));

interface Row {
  readonly set: readonly string[];
  /** How many ended, diverged and failed, as far as there are any. */
  readonly runs: string;
  /** Medians over the runs that ended; NaN where there is none. */
  readonly loss: number;
  readonly distance: number;
}

type Ended = Extract<Line, Result>;
const ended = (line: Line): line is Ended => !('error' in line);

function rowOf(paths: readonly string[], lines: readonly Line[]): Row {
  const results = lines.filter(ended);
  const diverged = results.filter(({ state }) => state === 'diverged').length;
  const failed = lines.length - results.length;
  const numbers = (of: (line: Ended) => number | undefined) =>
    medianOf(results.map(of).filter((value) => value !== undefined));
  return {
    set: paths.map((path) => JSON.stringify(lines[0]!.set[path])),
    runs: [
      String(results.length - diverged),
      ...(diverged ? [`${diverged} diverged`] : []),
      ...(failed ? [`${failed} failed`] : []),
    ].join(', '),
    loss: numbers(({ train }) => train?.loss),
    distance: numbers(({ verdict }) => verdict?.distance),
  };
}

/** A number and a bar, as long as its share of the largest. */
function barred(values: readonly number[]): string[] {
  const most = Math.max(...values.filter(Number.isFinite), 0);
  return values.map((value) =>
    Number.isFinite(value)
      ? `${short(value).padEnd(8)} ${bar(most > 0 ? value / most : 0, WIDTH)}`
      : '–',
  );
}

/**
 * @param lines  those of a sweep, in any order
 * @returns a head and a line each combination, in the order of the sweep
 */
export function tableOf(lines: readonly Line[]): string[] {
  const sorted = [...lines].sort((a, b) => a.run - b.run);
  const groups = new Map<string, Line[]>();
  for (const line of sorted) {
    const key = JSON.stringify(line.set);
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  const paths = Object.keys(sorted[0]?.set ?? {});
  const rows = [...groups.values()].map((group) => rowOf(paths, group));
  const [losses, distances] = [
    barred(rows.map(({ loss }) => loss)),
    barred(rows.map(({ distance }) => distance)),
  ];
  const cells = [
    [...paths, 'runs', 'loss', 'from the identity, in σ'],
    ...rows.map(({ set, runs }, i) => [...set, runs, losses[i]!, distances[i]!]),
  ];
  const widths = cells[0]!.map((_, i) => Math.max(...cells.map((row) => row[i]!.length)));
  return cells.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i]!))
      .join('  ')
      .trimEnd(),
  );
}
