// What the two phase planes compare, and how the layers are told apart in them.
import { svg } from 'lit';
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

/** A layer has a colour, a shape and a dash of its own: any one of them is enough to tell it. */
export const LAYERS: readonly { colour: string; shape: Shape; dash: readonly number[] }[] = [
  { colour: 'layer-1', shape: 'triangle', dash: [] },
  { colour: 'layer-2', shape: 'rect', dash: [4, 2.5] },
  { colour: 'layer-3', shape: 'star', dash: [1.5, 2.5] },
  { colour: 'layer-4', shape: 'crossRot', dash: [7, 2, 1.5, 2] },
];
/** The shapes once more, for the legend. */
export const ICONS = [
  svg`<path d="M14 -1 19 8 9 8Z" />`,
  svg`<rect x="9.5" y=".5" width="8" height="8" />`,
  svg`<path d="M14 0V9M10 2 18 7M18 2 10 7" />`,
  svg`<path d="M10 1 18 8M18 1 10 8" />`,
];
