// The question answered in five sentences; their numbers are the published medians over 20 seeds.
import { inWords } from './number-words';
import published from './published.json';
import type { Marked } from './story';

export interface Sentence {
  /** Whose numbers it quotes. */
  readonly experiment: string;
  /** With `{name}` for a median, as in an experiment's own sentence. */
  readonly text: Marked;
}

const sentences: readonly Sentence[] = [
  {
    experiment: 'undo-one-layer',
    text: 'It can undo itself: asked for nothing else, one batch norm learns $γ = σ$ to {layer/gammaOff} and $β = μ$ to {layer/betaOff} of their size.',
  },
  {
    experiment: 'does-it-undo',
    text: 'Left to train, it does not: of eight nets from scratch the layer that came closest ended {closest.2} $σ$ away from the identity, where 0 is undone.',
  },
  {
    experiment: 'why-shift-xor',
    text: 'Step 2 is there because step 1 takes something away: on symmetric XOR a net without $β$ stays at a loss of {step1/loss.4}, which is $ln 2$; with $γ$ and $β$ it ends at {both/loss.4}.',
  },
  {
    experiment: 'gauge',
    text: 'How far it is from the identity is in part a way of writing: weights before batch norm × 5 move no logit by more than {logits}, but a unit’s distance by {change1.2}.',
  },
  {
    experiment: 'higher-learning-rate',
    text: 'What batch norm buys is easier training: at a learning rate of 3 a net of four hidden layers ends at a loss of {batch-3-1/loss.3} with it; without, it is {none-3-1/loss}.',
  },
];

/** Medians by experiment and name; null stands for an infinite one. */
export type Published = Readonly<Record<string, Readonly<Record<string, number | null>>>>;

/** How many seeds the published medians are of. */
export const publishedSeeds = 20;

/** Which numbers the sentences quote. */
export const quoted = (): { experiment: string; name: string }[] =>
  sentences.flatMap(({ experiment, text }) =>
    [...text.matchAll(/\{([^{}]+?)(?:%|\.\d)?\}/g)].map(([, name]) => ({
      experiment,
      name: name!,
    })),
  );

/** @param medians  other ones than those that are published */
export const answer = (medians: Published = published): Sentence[] =>
  sentences.map(({ experiment, text }) => ({
    experiment,
    text: inWords(text, (name) => {
      const value = medians[experiment]?.[name];
      return value === null ? Infinity : value;
    }),
  }));
