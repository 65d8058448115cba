// The result of one work as lines for a terminal.

const short = (n) => (n >= 100 ? Math.round(n).toLocaleString('en') : n.toPrecision(3));

/** @param rows  ours first, then the base */
export function table(id, title, { flop, rows }, peakGflops) {
  const [ours, base] = rows;
  const lines = rows.map(({ name, rate, note }) => {
    const share = `${((100 * rate * flop) / 1e9 / peakGflops).toFixed(1)} %`;
    const cells = [
      short(rate),
      `× ${short(rate / base.rate)}`,
      `× ${short(ours.rate / rate)}`,
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
