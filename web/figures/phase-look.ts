// What the two phase planes compare.
import { scaleCaption, shiftCaption } from './captions';

export const KINDS = {
  scale: {
    x: 'σ',
    y: 'γ',
    xs: 'std',
    ys: 'gamma',
    start: 1,
    incoming: 'deviation',
    caption: scaleCaption,
  },
  shift: {
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
