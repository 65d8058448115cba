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
  {
    key: 'hide',
    label: 'Hidden in this lesson',
    group: 'view',
    control: 'drawn',
    first: '',
    brief: true,
    live: true,
    hint: 'controls and figures that a teacher has taken out',
  },
  {
    key: 'lock',
    label: 'Locked in this lesson',
    group: 'view',
    control: 'drawn',
    first: '',
    brief: true,
    live: true,
    hint: 'controls that a teacher has fixed',
  },
] as const satisfies readonly Setting[];
