// Pictures that are drawn with less work than their formula asks: they show the same.
import { describe, expect, test } from 'vitest';
import type { Pen } from '../../web/charts';
import { heat } from '../../web/figures/heat';
import { addTrail, boundsOf, grainOf } from '../../web/figures/phase-trails';
import type { Snapshot } from '../../web/snapshot';
import type { Place } from '../../web/trails';

const grey = Uint8ClampedArray.from({ length: 1024 }, (_, i) => (i % 4 === 3 ? 255 : i >> 2));
function painted(values: number[], reach?: number): number[] {
  const image = { data: new Uint8ClampedArray(4 * values.length) } as ImageData;
  heat(Float32Array.from(values), grey, image, reach);
  return values.map((_, i) => image.data[4 * i]!);
}

test('a logit has the tone of its probability, to one tone of 256', () => {
  const logits = Array.from({ length: 4001 }, (_, i) => (i - 2000) / 50);
  const tones = painted(logits);
  const off = logits.map((z, i) => Math.abs(tones[i]! - 255 / (1 + Math.exp(-z))));
  expect(Math.max(...off)).toBeLessThan(1.01);
});

test('a value has the tone of its share of the reach; what is no number has the first', () => {
  expect(painted([-9, -3, 0, 1.5, 3, 9], 3)).toEqual([0, 0, 128, 191, 255, 255]);
  expect(painted([Number.NaN])).toEqual(painted([Number.NaN], 1));
});

const axis = { xs: 'std', ys: 'gamma', start: 1 } as Parameters<typeof boundsOf>[1];
const place = (x: number, y: number): Place =>
  ({ layers: [{ std: [0, x], gamma: [0, y] }] }) as unknown as Place;

class Line {
  readonly points: [number, number][] = [];
  add(x: number, y: number): void {
    this.points.push([x, y]);
  }
  gap(): void {}
}

function trailOf(places: Place[], grain: readonly [number, number]): [number, number][] {
  const line = new Line();
  addTrail(line as never, places, 0, 1, axis, grain);
  return line.points;
}

describe('a trail', () => {
  const axes = { x: [-1, 1], y: [0, 2] } as const;
  const places = Array.from({ length: 101 }, (_, i) => place(i / 100, 2));

  test('leaves out what is nearer than the screen shows, and keeps its two ends', () => {
    const points = trailOf(places, [0.095, 0.095]);
    expect(points[0]).toEqual([0, 2]);
    expect(points.at(-1)).toEqual([1, 2]);
    expect(points).toHaveLength(11);
  });

  test('is whole before the first picture says how large a pixel is', () => {
    expect(grainOf(axes, null)).toEqual([0, 0]);
    expect(trailOf(places, grainOf(axes, null))).toHaveLength(101);
  });

  test('knows a pixel from its window', () => {
    const pen = { area: { left: 48, right: 348, top: 8, bottom: 158 } } as Pen;
    expect(grainOf(axes, pen)).toEqual([0.005, 0.01]);
  });

  test('passes over places without a number, and its window has all others', () => {
    const some = [place(1, 2), place(Number.NaN, 3), place(-4, 5)];
    expect(trailOf(some, [0, 0])).toEqual([
      [1, 2],
      [-4, 5],
    ]);
    const measures = { layers: [{ units: 2, counted: [0, 1] }] };
    const snapshot = { measures, trails: { places: some } } as unknown as Snapshot;
    expect(boundsOf(snapshot, axis)).toEqual({ x0: -4, x1: 1, y0: 0, y1: 5 });
  });
});
