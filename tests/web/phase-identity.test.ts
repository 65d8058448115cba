// The identity of a phase plane passes through (0, 0), however unlike its two axes are.
import { expect, test } from 'vitest';
import { identityIn, windowOf } from '../../web/figures/phase-range';

/** A pixel as Chart.js gives it: none is further out than 32 768. */
const pixel = (v: number, [from, to]: readonly [number, number], size: number) =>
  Math.max(-32768, Math.min(32767, (size * (v - from)) / (to - from)));

// Seen to fail with the line from the least to the greatest of both axes: 53 pixels beside (0, 0).
test.each([
  { x0: 0, x1: 4, y0: -50_000, y1: 50_000 },
  { x0: -2e7, x1: 3e7, y0: 0, y1: 2 },
  { x0: 0, x1: 9e12, y0: 0, y1: 1 },
  { x0: -3, x1: 2, y0: -2.5, y1: 2.2 },
])('σ $x0 to $x1, γ $y0 to $y1', (bounds) => {
  const axes = windowOf(bounds);
  const at = ({ x, y }: { x: number; y: number }) =>
    [pixel(x, axes.x, 600), pixel(y, axes.y, 300)] as const;
  const [from, to] = identityIn(axes);
  const [a, b, zero] = [at(from), at(to), at({ x: 0, y: 0 })];
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
  const beside = (b[0] - a[0]) * (zero[1] - a[1]) - (b[1] - a[1]) * (zero[0] - a[0]);
  expect(length).toBeGreaterThan(0);
  expect(Math.abs(beside) / length).toBeLessThan(1e-9);
  for (const { x, y } of [from, to]) {
    expect(x).toBe(y);
    expect(x).toBeGreaterThanOrEqual(Math.max(axes.x[0], axes.y[0]));
    expect(x).toBeLessThanOrEqual(Math.min(axes.x[1], axes.y[1]));
  }
});
