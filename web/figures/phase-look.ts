// What the two phase planes compare, and how the layers are told apart in them.
import { type SVGTemplateResult, svg } from 'lit';
import type { Shape } from '../charts';
import { scaleCaption, shiftCaption } from './captions';

export const KINDS = {
  scale: {
    title: 'Scale',
    x: 'σ',
    y: 'γ',
    xs: 'std',
    ys: 'gamma',
    start: 1,
    incoming: 'deviation',
    caption: scaleCaption,
  },
  shift: {
    title: 'Shift',
    x: 'μ',
    y: 'β',
    xs: 'mean',
    ys: 'beta',
    start: 0,
    incoming: 'mean',
    caption: shiftCaption,
  },
} as const;
export type Kind = keyof typeof KINDS;

export interface LayerLook {
  readonly colour: string;
  readonly shape: Shape;
  readonly dash: readonly number[];
  /** The shape once more, for a legend. */
  readonly icon: SVGTemplateResult;
}

/** A layer has a colour, a shape and a dash of its own: any one of them is enough to tell it. */
const LOOKS: readonly LayerLook[] = [
  { colour: 'layer-1', shape: 'triangle', dash: [], icon: svg`<path d="M14 -1 19 8 9 8Z" />` },
  {
    colour: 'layer-2',
    shape: 'rect',
    dash: [4, 2.5],
    icon: svg`<rect x="9.5" y=".5" width="8" height="8" />`,
  },
  {
    colour: 'layer-3',
    shape: 'star',
    dash: [1.5, 2.5],
    icon: svg`<path d="M14 0V9M10 2 18 7M18 2 10 7" />`,
  },
  {
    colour: 'layer-4',
    shape: 'crossRot',
    dash: [7, 2, 1.5, 2],
    icon: svg`<path d="M10 1 18 8M18 1 10 8" />`,
  },
  {
    colour: 'layer-5',
    shape: 'circle',
    dash: [9, 3],
    icon: svg`<circle cx="14" cy="4.5" r="4" />`,
  },
  {
    colour: 'layer-6',
    shape: 'rectRot',
    dash: [3, 1.5],
    icon: svg`<path d="M14 -.5 19 4.5 14 9.5 9 4.5Z" />`,
  },
  {
    colour: 'rule',
    shape: 'cross',
    dash: [1, 1.5],
    icon: svg`<path d="M14 0V9M9.5 4.5H18.5" />`,
  },
];

/** How a layer is drawn, the same in every figure. @param layer  1 for the first hidden one */
export const lookOf = (layer: number): LayerLook => LOOKS[(layer - 1) % LOOKS.length]!;
