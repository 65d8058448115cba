// How the layers are told apart: a colour, a shape and a dash each, the same in every figure of the page and its lessons.
import { type SVGTemplateResult, svg } from 'lit';
import type { Shape } from '../charts';

export interface LayerLook {
  readonly colour: string;
  readonly shape: Shape;
  readonly dash: readonly number[];
  /** The shape once more, as the path of a drawing around (0, 0); one that does not close has no inside. */
  readonly path: string;
}

/** Any one of the three is enough to tell a layer. */
const LOOKS: readonly LayerLook[] = [
  { colour: 'layer-1', shape: 'triangle', dash: [], path: 'M0 -5.5L5 3.5L-5 3.5Z' },
  { colour: 'layer-2', shape: 'rect', dash: [4, 2.5], path: 'M-4 -4H4V4H-4Z' },
  {
    colour: 'layer-3',
    shape: 'star',
    dash: [1.5, 2.5],
    path: 'M0 -4.5V4.5M-4 -2.5L4 2.5M4 -2.5L-4 2.5',
  },
  {
    colour: 'layer-4',
    shape: 'crossRot',
    dash: [7, 2, 1.5, 2],
    path: 'M-4 -3.5L4 3.5M4 -3.5L-4 3.5',
  },
  {
    colour: 'layer-5',
    shape: 'circle',
    dash: [9, 3],
    path: 'M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0Z',
  },
  { colour: 'layer-6', shape: 'rectRot', dash: [3, 1.5], path: 'M0 -5L5 0L0 5L-5 0Z' },
  { colour: 'rule', shape: 'cross', dash: [1, 1.5], path: 'M0 -4.5V4.5M-4.5 0H4.5' },
];

/** @param layer  1 for the first hidden one */
export const lookOf = (layer: number): LayerLook => LOOKS[(layer - 1) % LOOKS.length]!;

/** The shape in the middle of a legend's line, 28 × 9. */
export const iconOf = ({ path }: LayerLook): SVGTemplateResult =>
  svg`<path d=${path} transform="translate(14 4.5)" />`;
