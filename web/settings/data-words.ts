// What each data set looks like, in a line.
import type { DataName } from 'batchnorm-playground';

export const dataWords = {
  spiral: 'two arms, wound around each other',
  circle: 'a disc of one class in a ring of the other',
  xor: 'four quadrants, opposite ones of one class',
  gauss: 'two round clouds, which the noise widens',
  moons: 'two half circles that interlock',
  rings: 'three rings, the middle one of a class of its own',
  checkerboard: 'four by four cells, of either class in turn',
  symmetricXor: 'xor, each point with its three mirror images',
  blobs: 'two round clouds, of unequal size if you like',
  plane: 'a value that rises evenly along a diagonal',
  bumps: 'a value with three peaks and three pits',
  sine: 'one period of a sine, over one feature',
  gaussian: 'one feature that is its own value: the identity',
  custom: 'drawn on the boundary, or from a table',
} as const satisfies Record<DataName, string>;
