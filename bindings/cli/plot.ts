// Curves in a terminal: dots of Braille, two a cell across and four down.

const dots = [
  [0x01, 0x08],
  [0x02, 0x10],
  [0x04, 0x20],
  [0x40, 0x80],
] as const;
const blank = 0x2800;

const short = (value: number) => Number(value.toPrecision(3)).toString();

/**
 * One curve over evenly spread values, from its smallest to its largest number.
 * @param width, height  in cells
 * @returns `height` lines, the first with the largest number on its left, the last with the smallest
 */
export function plot(values: readonly number[], width: number, height: number): string[] {
  const finite = values.filter(Number.isFinite);
  const [low, high] = [Math.min(...finite), Math.max(...finite)];
  const cells = Array.from({ length: height }, () => Array<number>(width).fill(blank));
  const rows = 4 * height - 1;
  let before: number | undefined;
  for (let x = 0; x < 2 * width && finite.length > 0; x++) {
    const value = values[Math.round((x * (values.length - 1)) / Math.max(1, 2 * width - 1))]!;
    if (!Number.isFinite(value)) continue;
    const y = high > low ? Math.round((rows * (high - value)) / (high - low)) : rows;
    // From the height before to this one, so that a steep curve has no holes.
    for (let at = before ?? y; ; at += Math.sign(y - at)) {
      cells[at >> 2]![x >> 1]! |= dots[at & 3]![x & 1]!;
      if (at === y) break;
    }
    before = y;
  }
  const label = (row: number) => {
    if (finite.length === 0) return '';
    return row === 0 ? short(high) : row === height - 1 ? short(low) : '';
  };
  return cells.map((row, i) => `${label(i).padStart(9)} ${String.fromCharCode(...row)}`);
}

/** A bar of whole and eighth blocks. */
export function bar(share: number, width: number): string {
  const eighths = Math.round(8 * width * Math.min(1, Math.max(0, share)));
  const whole = '█'.repeat(eighths >> 3);
  const part = eighths & 7 ? String.fromCharCode(0x2590 - (eighths & 7)) : '';
  return (whole + part).padEnd(width, '·');
}
