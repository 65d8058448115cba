// How many generated cases each way in gets: a share in npm test, 100,000 in all in npm run test:long.
import fc from 'fast-check';
import { nasties } from './nasties';

const cases = {
  configuration: 15_000,
  'hostile run': 10_000,
  calls: 5_000,
  csv: 15_000,
  'model JSON': 10_000,
  safetensors: 10_000,
  snapshot: 5_000,
  hash: 15_000,
  query: 10_000,
  'worker message': 5_000,
  'embed message': 10_000,
} as const;

export const total = Object.values(cases).reduce((a, b) => a + b, 0);

/** 1 where all are wanted; npm test takes every fiftieth. */
const share = Number(process.env.GENERATED_SHARE ?? 0.02);

/** For fc.assert; a failure prints the seed that finds it again. */
export const runs = (what: keyof typeof cases): { numRuns: number } => ({
  numRuns: Math.ceil(cases[what] * share),
});

/** One of the named nasties, or anything at all. */
export const anyNasty = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...nasties.map(([, value]) => value)) },
  { weight: 1, arbitrary: fc.anything() },
);

/** A name: those that every object has among them. */
export const anyName = fc.oneof(
  fc.string(),
  fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'),
);

/** A text: written at random, a nasty, or a number. */
export const anyText = fc.oneof(
  fc.string({ minLength: 100, maxLength: 300 }),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(...nasties.map(([, value]) => value).filter((v) => typeof v === 'string')),
  fc.double().map(String),
  fc.integer().map(String),
);
