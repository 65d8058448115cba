// The settings of the page itself, which the run does not know.
import type { Setting } from './setting';

export const viewSettings = [
  {
    key: 'speed',
    label: 'Speed',
    group: 'view',
    control: 'segments',
    first: 'normal',
    choices: [
      ['slow', 'slow'],
      ['normal', 'normal'],
      ['fast', 'fast'],
    ],
    live: true,
    hint: 'steps a second',
  },
  {
    key: 'lanes',
    label: 'Compare with',
    group: 'view',
    control: 'drawn',
    first: '',
    brief: true,
    hint: 'runs beside this one, each with one setting changed',
  },
] as const satisfies readonly Setting[];
