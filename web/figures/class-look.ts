// How classes are told apart: a colour and a shape each, the same on every plane, and none that a layer or the identity has.
import type { Palette } from '../theme';

type Pen = CanvasRenderingContext2D;

/** More could not be told apart at a glance. */
export const mostClasses = 6;

const TOKENS = ['neg', 'pos', 'class-2', 'class-3', 'class-4', 'class-5'] as const;
const COLOURS = ['orange', 'blue', 'red', 'violet', 'cyan', 'yellow'] as const;
const SHAPES = ['discs', 'diamonds', 'hourglasses', 'crosses', 'darts', 'bars'] as const;

export const classToken = (label: number): string => TOKENS[label] ?? TOKENS[0];
export const classColour = (palette: Palette, label: number): string =>
  palette.colour(classToken(label));
/** "orange discs". */
export const classWords = (label: number): string => `${COLOURS[label]} ${SHAPES[label]}`;

/** Corners of each shape but the disc, for a disc of radius 1 of about the same area. */
const CORNERS: readonly (readonly (readonly [number, number])[])[] = [
  [],
  [
    [0, -1.26],
    [1.26, 0],
    [0, 1.26],
    [-1.26, 0],
  ],
  [
    [-1.15, -1.3],
    [1.15, -1.3],
    [0.3, 0],
    [1.15, 1.3],
    [-1.15, 1.3],
    [-0.3, 0],
  ],
  [
    [-0.42, -1.2],
    [0.42, -1.2],
    [0.42, -0.42],
    [1.2, -0.42],
    [1.2, 0.42],
    [0.42, 0.42],
    [0.42, 1.2],
    [-0.42, 1.2],
    [-0.42, 0.42],
    [-1.2, 0.42],
    [-1.2, -0.42],
    [-0.42, -0.42],
  ],
  [
    [0, 1.45],
    [1.3, -0.9],
    [0, -0.2],
    [-1.3, -0.9],
  ],
  [
    [-0.5, -1.5],
    [0.5, -1.5],
    [0.5, 1.5],
    [-0.5, 1.5],
  ],
];

/** The mark of a class as a path on a canvas. */
export function outline(pen: Pen, label: number, x: number, y: number, r: number): void {
  pen.beginPath();
  const corners = CORNERS[label] ?? [];
  if (corners.length === 0) pen.arc(x, y, r, 0, 2 * Math.PI);
  for (const [dx, dy] of corners) pen.lineTo(x + dx * r, y + dy * r);
  pen.closePath();
}

/** The same as the path of a drawing of 13 × 13, for a legend. */
export function markPath(label: number): string {
  const corners = CORNERS[label] ?? [];
  if (corners.length === 0) return 'M6.5 1.9a4.6 4.6 0 1 0 .01 0Z';
  return `M${corners.map(([x, y]) => `${6.5 + 4.4 * x} ${6.5 + 4.4 * y}`).join('L')}Z`;
}
