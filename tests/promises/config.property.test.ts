// Generated configurations: each is refused by name, or trains until it is told to stop or diverges with a place.
import { createTrainer, type Field, fields, resolveConfig } from 'batchnorm-playground';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fieldAt } from '../../bindings/fields';
import { anyNasty, runs } from './generated';
import { errorOf, expectRefusal } from './refusal';

/** Mostly what the table allows, its very bounds among it; now and then something else. */
function fieldValue(path: string): fc.Arbitrary<unknown> {
  const field = fieldAt(path.replace('*', '0')) as Field;
  const { choices, kind, absent, min = 0, max = 1 } = field;
  const few = path === 'data.samples' ? 60 : path === 'layers.*.units' ? 24 : max;
  const fine: fc.Arbitrary<unknown> =
    kind === 'boolean'
      ? fc.boolean()
      : choices
        ? fc.constantFrom(...choices.filter((word) => word !== 'custom'))
        : kind === 'integer'
          ? fc.oneof(fc.integer({ min, max: few }), fc.constantFrom(min, few))
          : fc.oneof(fc.double({ min, max, noNaN: true }), fc.constantFrom(min, max));
  const word = absent === 'null' ? null : absent;
  return fc.oneof(
    { weight: 40, arbitrary: fine },
    { weight: absent === undefined ? 0 : 8, arbitrary: fc.constant(word) },
    { weight: 1, arbitrary: anyNasty },
  );
}

const short = fields.filter(({ path }) => path !== 'layers' && !path.startsWith('data.classes'));
const pairs = fc.array(
  fc
    .constantFrom(...short.map(({ path }) => path))
    .chain((path) => fc.tuple(fc.constant(path), fieldValue(path))),
  { maxLength: 8 },
);

/** A tree out of paths; a later path wins. */
function configOf(list: readonly (readonly [string, unknown])[]): Record<string, unknown> {
  const config: Record<string, unknown> = { layers: [{ units: 4 }] };
  for (const [path, value] of list) {
    const keys = path.replace('*', '0').split('.');
    let at = config;
    for (const key of keys.slice(0, -1)) {
      const next = at[key];
      at = (typeof next === 'object' && next !== null ? next : (at[key] = {})) as typeof config;
    }
    at[keys.at(-1)!] = value;
  }
  return config;
}

// Seen to fail with engine.ts calling a diverged run running.
test('every configuration is refused by name, or trains', async () => {
  const ends = { refused: 0, running: 0, diverged: 0 };
  await fc.assert(
    fc.asyncProperty(pairs, async (list) => {
      const config = configOf(list);
      let progress: { state: string; loss: number; diverged?: unknown } | undefined;
      const error = await errorOf(async () => {
        const trainer = await createTrainer(config, { worker: false });
        progress = await trainer.step(5);
        await trainer.measures();
        trainer.dispose();
      });
      if (error !== undefined) {
        ends.refused++;
        return expectRefusal(error, JSON.stringify(list.map(([path]) => path)));
      }
      const { state, loss, diverged } = progress!;
      ends[state as 'running' | 'diverged']++;
      expect(Number.isFinite(loss)).toBe(true);
      expect(diverged !== undefined).toBe(state === 'diverged');
      if (state === 'diverged')
        expect(diverged).toEqual({
          step: expect.any(Number),
          layer: expect.stringMatching(/^\w+(\/\w+)?$/),
          quantity: expect.stringMatching(/^\w/),
        });
    }),
    runs('configuration'),
  );
  expect(Math.min(ends.refused, ends.running)).toBeGreaterThan(20);
}, 900_000);

test('what is resolved once is resolved to itself', () => {
  fc.assert(
    fc.property(pairs, (list) => {
      let once: object;
      try {
        once = resolveConfig(configOf(list));
      } catch {
        return;
      }
      expect(resolveConfig(once as object)).toEqual(once);
    }),
    { numRuns: 300 },
  );
});
