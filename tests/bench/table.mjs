// The result of one work as lines for a terminal.
import { median } from './race.mjs';

/** Of the rounds' own ratios: two slices of one round see the same weather. */
const ratio = (a, b) => median(a.rates.map((rate, round) => rate / b.rates[round]));

const short = (n) => (n >= 100 ? Math.round(n).toLocaleString('en') : n.toPrecision(3));

/** @param rows  ours first, then the base */
export function table(id, title, { flop, rows }, peakGflops) {
  const [ours, base] = rows;
  const lines = rows.map((row) => {
    const { name, rate, note } = row;
    const share = `${((100 * rate * flop) / 1e9 / peakGflops).toFixed(1)} %`;
    const cells = [
      short(rate),
      `× ${short(ratio(row, base))}`,
      `× ${short(ratio(ours, row))}`,
      share,
    ];
    return `  ${name.padEnd(28)}${cells.map((c) => c.padStart(12)).join('')}  ${note ?? ''}`;
  });
  const heads = ['a second', 'of the base', 'ours over it', 'of the peak'];
  return [
    `${id} ${title}`,
    `  ${''.padEnd(28)}${heads.map((h) => h.padStart(12)).join('')}`,
    ...lines,
    '',
  ].join('\n');
}
