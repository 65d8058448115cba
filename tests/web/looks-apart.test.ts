// What means different things looks different: classes, layers and the identity, light and dark.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { classToken, classWords, markPath, mostClasses } from '../../web/figures/class-look';
import { lookOf } from '../../web/figures/layer-look';

const css = readFileSync(new URL('../../web/theme.css', import.meta.url), 'utf8');

/** Oklab of a token, light (0) or dark (1): distances in it are about those that eyes see. */
function lab(token: string, dark: number): number[] {
  const pair = new RegExp(`--${token}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(css)!;
  const [r, g, b] = [1, 3, 5].map((at) => {
    const v = Number.parseInt(pair[1 + dark]!.slice(at, at + 2), 16) / 255;
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}
const hue = (token: string, dark: number) => {
  const [, a, b] = lab(token, dark) as [number, number, number];
  return (Math.atan2(b, a) * 180) / Math.PI;
};
/** Degrees between two hues. */
const apart = (one: string, other: string, dark: number) =>
  Math.abs(((hue(one, dark) - hue(other, dark) + 540) % 360) - 180);

const NAMES: Record<string, string> = {
  triangle: 'triangles',
  rect: 'squares',
  star: 'stars',
  crossRot: 'saltires',
  circle: 'discs',
  rectRot: 'diamonds',
};
const classes = Array.from({ length: mostClasses }, (_, label) => label);

// Seen to fail with green triangles for class 2 and red squares for class 3.
describe.each([
  ['light', 0],
  ['dark', 1],
] as const)('%s', (_, dark) => {
  test.each(classes)(
    'class %i has neither the green of the identity nor the look of a layer',
    (label) => {
      const own = classToken(label);
      expect(apart(own, 'good', dark)).toBeGreaterThan(30);
      for (const layer of [1, 2, 3, 4, 5, 6]) {
        const { colour, shape } = lookOf(layer);
        if (classWords(label).endsWith(` ${NAMES[shape]}`))
          expect(apart(own, colour, dark)).toBeGreaterThan(30);
      }
    },
  );

  test('no two classes have a colour in common', () => {
    for (const one of classes)
      for (const other of classes.slice(one + 1)) {
        const [a, b] = [lab(classToken(one), dark), lab(classToken(other), dark)];
        expect(Math.hypot(...a.map((v, i) => v - b[i]!))).toBeGreaterThan(0.09);
      }
  });
});

test('no two classes have a shape in common, and the layers have other shapes than classes 2 to 5', () => {
  expect(new Set(classes.map(markPath)).size).toBe(mostClasses);
  const layers = [1, 2, 3, 4, 5, 6].map((layer) => NAMES[lookOf(layer).shape]);
  for (const label of classes.slice(2))
    expect(layers).not.toContain(classWords(label).split(' ')[1]);
});
