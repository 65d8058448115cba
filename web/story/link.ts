// A step of an experiment as a link: exp=why-shift-xor.2 in the hash; with begin=1 it trains at once.
import { type Experiment, experiments } from 'batchnorm-playground/experiments';

/** Where in the story the reader is; the step after the last one is the verdict. */
export interface Place {
  readonly experiment: Experiment;
  /** From 1. */
  readonly step: number;
  /** Whether it is there to be seen happen: what the step shows is trained without being asked. */
  readonly begin: boolean;
}

export const stepsOf = ({ steps }: Experiment): number => steps.length + 1;

/**
 * A step that is none leads to the first; another experiment's name to nowhere.
 * @param hash  or the query: a site's frame may name the experiment in either
 */
export function placeOf(hash: string): Place | null {
  const words = new URLSearchParams(hash.replace(/^[#?]/, ''));
  const asked = words.get('exp');
  if (!asked) return null;
  const [, id, number] = /^(.*?)(?:\.(\d+))?$/.exec(asked)!;
  const experiment = experiments.find((e) => e.id === id);
  if (!experiment) return null;
  const step = Number(number ?? 1);
  return {
    experiment,
    step: step >= 1 && step <= stepsOf(experiment) ? step : 1,
    begin: words.get('begin') === '1',
  };
}

/** What a name in `exp` must be; null: it is. */
export function placeBound(asked: string): string | null {
  const [, id = '', number] = /^(.*?)(?:\.(\d+))?$/.exec(asked) ?? [];
  const experiment = experiments.find((e) => e.id === id);
  if (!experiment) return `one of ${experiments.map((e) => e.id).join(', ')}`;
  const last = stepsOf(experiment);
  const step = Number(number ?? 1);
  return step >= 1 && step <= last ? null : `a step of it, ${id}.1 to ${id}.${last}`;
}

export const linkTo = (id: string, step = 1): string => `#v=1&exp=${id}.${step}`;

/** To the experiment as it happens. */
export const linkToSee = (id: string): string => `${linkTo(id)}&begin=1`;

/** The step before or after, across experiments; null at either end of the story. */
export function beside({ experiment, step }: Place, by: -1 | 1): Place | null {
  const next = step + by;
  if (next >= 1 && next <= stepsOf(experiment)) return { experiment, step: next, begin: false };
  const other = experiments[experiments.indexOf(experiment) + by];
  return other ? { experiment: other, step: by > 0 ? 1 : stepsOf(other), begin: false } : null;
}
