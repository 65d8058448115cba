// The settings that are drawn: the figure of the network sets them.
import { defaultLayers } from '../layers';
import type { Setting } from './setting';

export const networkSettings = [
  {
    key: 'layers',
    label: 'Hidden layers',
    group: 'network',
    control: 'drawn',
    first: defaultLayers,
    hint: 'units, and a letter for a normalisation of their own',
  },
] as const satisfies readonly Setting[];
