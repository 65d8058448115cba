// One criterion as a picture: the allowed band, the bound, a dot for each run.

const WIDTH = 260;
const EDGE = 6;

/** @param short  writes a number */
export function railFigure(rail, values, { bound }, short) {
  const x = (place) => (EDGE + place * (WIDTH - 2 * EDGE)).toFixed(1);
  const [from, to] = rail.allowed.map(x);
  // Dots that would hide each other stand one above the other.
  const dots = values.map((value, i) => {
    const y = 8 + 3 * (i % 6);
    return `<circle cx="${x(rail.place(value))}" cy="${y}" r="2" fill="var(--dot)"/>`;
  });
  const line = bound
    ? `<path d="M${x(rail.place(bound.value))} 2V28" stroke="var(--muted)" stroke-dasharray="2 2"/>`
    : '';
  return `<svg width="${WIDTH}" height="44" viewBox="0 0 ${WIDTH} 44" role="img" aria-label="${values.length} runs between ${short(Math.min(...values))} and ${short(Math.max(...values))}">
    <rect x="${from}" y="2" width="${Math.max(1.5, to - from).toFixed(1)}" height="26" fill="var(--band)"/>
    <path d="M${EDGE} 28H${WIDTH - EDGE}" stroke="var(--line)"/>${line}${dots.join('')}
    <text x="${EDGE}" y="40">${short(rail.low)}</text>
    <text x="${WIDTH - EDGE}" y="40" text-anchor="end">${short(rail.high)}${rail.log ? ' (log)' : ''}</text></svg>`;
}
