// The words of the story without a browser: every term has its meaning, every link its place, scales their ticks.
import { experiments } from 'batchnorm-playground/experiments';
import { expect, test } from 'vitest';
import { glossary } from '../../web/story/glossary';
import { beside, linkTo, type Place, placeOf, stepsOf } from '../../web/story/link';
import { scaleOf } from '../../web/story/scale';

const marked = experiments.flatMap(({ claim, notClaimed, steps }) => [
  claim,
  ...notClaimed,
  ...steps.flatMap(({ words, act }) => [
    ...words,
    ...(act.kind === 'guess' ? [act.question, act.because, ...act.options] : []),
  ]),
]);

test('each term that is marked is in the glossary, and each of the glossary is used', () => {
  const used = marked.flatMap((text) =>
    [...text.matchAll(/\[\[([^\]|]+)/g)].map(([, term]) => term!.toLowerCase()),
  );
  expect(used.filter((term) => !Object.hasOwn(glossary, term))).toEqual([]);
  expect(Object.keys(glossary).filter((term) => !used.includes(term))).toEqual([]);
});

test('marks are closed', () => {
  for (const text of [...marked, ...Object.values(glossary)])
    expect(text.split('$').length % 2, text).toBe(1);
});

test('a link leads to its step, and a number that is none to the first', () => {
  expect(placeOf(linkTo('gauge', 2))).toMatchObject({ experiment: { id: 'gauge' }, step: 2 });
  for (const hash of ['#exp=gauge', '#exp=gauge.0', '#exp=gauge.99', '#v=1&exp=gauge.x2'])
    expect(placeOf(hash)?.step ?? null, hash).toBe(hash.endsWith('x2') ? null : 1);
  for (const hash of ['', '#', '#exp=', '#exp=none.1', '#v=1&data=moons', '#exp=__proto__.1'])
    expect(placeOf(hash), hash).toBeNull();
});

test('the story goes on from each verdict to the next experiment, and ends at both ends', () => {
  let place: Place = { experiment: experiments[0]!, step: 1, begin: false };
  let count = 1;
  expect(beside(place, -1)).toBeNull();
  for (let on = beside(place, 1); on; on = beside(place, 1)) {
    expect(beside(on, -1)).toEqual(place);
    place = on;
    count++;
  }
  expect(count).toBe(experiments.reduce((sum, e) => sum + stepsOf(e), 0));
});

test('scales: round ticks within, infinite and missing values at the ends', () => {
  const linear = scaleOf([0, 0.7, Infinity, Number.NaN], { zero: true });
  expect(linear.ticks).toEqual([0, 0.2, 0.4, 0.6, 0.8]);
  expect([linear.place(0), linear.place(Infinity)]).toEqual([0, 1]);
  expect(linear.place(0.7)).toBeLessThan(0.9);
  const log = scaleOf([0.001, 10, 0], { log: true });
  expect(log.ticks).toEqual([0.001, 0.01, 0.1, 1, 10]);
  expect(log.place(0)).toBe(0);
  expect(scaleOf([2.5, 11], { log: true }).ticks).toEqual([5, 10]);
  expect(scaleOf([0.15, 6], { log: true }).ticks).toEqual([0.2, 0.5, 1, 2, 5]);
  expect(scaleOf([]).ticks.length).toBeGreaterThan(1);
});
