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

/** The experiment and the step that a text like why-shift-xor.2 names, whether or not they are there. */
function named(text: string): { experiment: Experiment | undefined; step: number } {
  const [, id, number] = /^(.*?)(?:\.(\d+))?$/s.exec(text)!;
  return { experiment: experiments.find((e) => e.id === id), step: Number(number ?? 1) };
}

const hasStep = (experiment: Experiment, step: number) => step >= 1 && step <= stepsOf(experiment);

/**
 * A step that is none leads to the first; another experiment's name to nowhere.
 * @param hash  or the query: a site's frame may name the experiment in either
 */
export function placeOf(hash: string): Place | null {
  const words = new URLSearchParams(hash.replace(/^[#?]/, ''));
  const { experiment, step } = named(words.get('exp') ?? '');
  if (!experiment) return null;
  return {
    experiment,
    step: hasStep(experiment, step) ? step : 1,
    begin: words.get('begin') === '1',
  };
}

/** What is wrong with a text that names a place, and what `placeOf` makes of it; null: nothing is. */
export function placeFault(text: string): string | null {
  const { experiment, step } = named(text);
  if (!experiment) return `one of ${experiments.map(({ id }) => id).join(', ')}. Left out.`;
  if (hasStep(experiment, step)) return null;
  const { id } = experiment;
  return `a step of it, ${id}.1 to ${id}.${stepsOf(experiment)}. Used instead: ${id}.1.`;
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
