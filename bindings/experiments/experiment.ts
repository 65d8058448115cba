// What an experiment is: runs that are compared, what is measured of them, a criterion, and the words around it.
import type { Config, Trainer } from '../index';
import type { Notes } from './notes';
import type { StoryStep } from './story';

/** By name; the runner writes those of a lane as `lane/name`. */
export type Numbers = Readonly<Record<string, number>>;

/** One of the runs that are compared. */
export interface Lane {
  readonly id: string;
  readonly title: string;
  /** Without a seed, which the runner sets; a function where the points must be made first. */
  readonly config: Config | ((seed: number) => Promise<Config>);
  /** Updates to make. */
  readonly steps: number;
  /** Before the first update. */
  readonly begin?: (trainer: Trainer, seed: number, notes: Notes) => Promise<void>;
  /** Before the first update and after every so many. */
  readonly look?: { every: number; at: (trainer: Trainer, notes: Notes) => Promise<void> };
  /** What is measured in the end. */
  readonly end: (trainer: Trainer, notes: Notes) => Promise<Numbers>;
}

/** A statement about numbers that can be wrong. */
export interface Criterion {
  readonly says: string;
  /** Which numbers; each of them must fulfil it. */
  readonly of: readonly string[];
  /** At least; without it there is no such bound. */
  readonly from?: number;
  /** At most; infinity is allowed only where there is no such bound. */
  readonly to?: number;
  /** Of the seeds: their median (unless said), every one, or at least this share. */
  readonly over?: 'median' | 'every' | number;
  /** Where mathematics gives the limit: its formula, and its value. */
  readonly bound?: { readonly formula: string; readonly value: number };
}

export interface Source {
  readonly title: string;
  readonly url: string;
}

/** The chapters of the story, in order. */
export const chapters = [
  'Why normalise at all?',
  'Why a second step?',
  'Can it undo itself?',
  'Does it?',
  'What is it good for?',
  'What to watch for',
] as const;

export interface Experiment {
  readonly id: string;
  readonly chapter: (typeof chapters)[number];
  readonly title: string;
  /** One sentence that the criteria check. */
  readonly claim: string;
  /** How many seeds the criteria are for, and how many the quick test takes. */
  readonly seeds: { readonly full: number; readonly quick: number };
  readonly lanes: readonly Lane[];
  /** Numbers that compare lanes, by names without a stroke. */
  readonly derive?: (measured: Numbers, notes: Readonly<Record<string, Notes>>) => Numbers;
  readonly criteria: readonly Criterion[];
  /** One sentence; `{name}` stands for a median, `{name%}` in percent, `{name.3}` with 3 decimals. */
  readonly sentence: string;
  readonly steps: readonly StoryStep[];
  readonly notClaimed: readonly string[];
  readonly sources: readonly Source[];
}
