// Messages of a site: what is taken, what is refused and in which words, and how often.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hear } from '../../web/embed/asks';
import { Bucket } from '../../web/embed/bucket';
import { rows } from '../../web/state';

const message = (type: string, payload?: unknown) => ({ bnp: 1, type, payload });

describe('what is taken', () => {
  test.each([
    ['play', {}],
    ['play', { until: 200 }],
    ['pause', {}],
    ['step', {}],
    ['step', { n: 10 }],
    ['reset', {}],
    ['set', { lr: 0.1, norm: 'none' }],
    ['set', { hash: '#v=1&lr=0.1' }],
    ['get', {}],
    ['theme', { theme: 'dark' }],
    ['subscribe', { step: true }],
    ['ping', {}],
  ])('%s %j', (type, payload) => {
    expect(hear({ ...message(type, payload), id: 7 })).toEqual({ id: 7, ask: { type, payload } });
  });

  test('without id and payload', () => {
    expect(hear({ bnp: 1, type: 'pause' })).toEqual({
      id: undefined,
      ask: { type: 'pause', payload: {} },
    });
  });

  test('every setting of the page', () => {
    for (const { key } of rows) expect(hear(message('set', { [key]: 1 }))?.ask).toBeDefined();
  });
});

test('what is not ours is not heard at all', () => {
  for (const data of [null, 'bnp', 7, [1], {}, { type: 'play' }, { message: 'ready', secret: 'x' }])
    expect(hear(data)).toBe(null);
});

describe('what is refused, in words', () => {
  test.each([
    [{ bnp: 2, type: 'play' }, /Only version 1/],
    [{ bnp: 1, type: 'launch' }, /^“launch” is none of play, pause, step/],
    [{ bnp: 1, type: 'constructor' }, /^“constructor” is none of/],
    [{ bnp: 1, type: '__proto__' }, /^“__proto__” is none of/],
    [{ bnp: 1, type: 'play', now: true }, /^“now” is no key of a message/],
    [{ bnp: 1, type: 'play', id: {} }, /^id is neither/],
    [{ bnp: 1, type: 'play', id: 'x'.repeat(65) }, /^id is neither/],
    [message('play', { until: -1 }), /^play\.until is number: it must be a whole number from 0/],
    [message('play', { until: 1.5 }), /whole number/],
    [message('step', { n: 0 }), /^step\.n is number: it must be a whole number from 1/],
    [message('step', { n: Number.NaN }), /whole number/],
    [message('pause', { now: 1 }), /^“now” is no key of “pause”/],
    [message('set', { cake: 1 }), /^“cake” is no key of “set”/],
    [message('set', { lr: [] }), /^set\.lr is object: it must be a finite number or a text/],
    [message('set', { lr: Number.POSITIVE_INFINITY }), /a finite number/],
    [message('set', { hash: '#v=1', lr: 1 }), /give it alone/],
    [message('set', { hash: 'x'.repeat(9000) }), /at most 8192 characters/],
    [message('theme', { theme: 'pink' }), /^theme\.theme is “pink”: it must be one of auto/],
    [message('theme', {}), /one of auto/],
    [message('subscribe', { step: 1 }), /true or false/],
    [message('play', []), /^The payload is object: it must be an object/],
    [message('play', 'now'), /^The payload is “now”/],
  ])('%j', (data, words) => {
    const heard = hear(data);
    expect(heard?.ask).toBeUndefined();
    expect(heard?.refused?.text).toMatch(words);
  });
});

test('whatever is sent, it is taken, refused or not heard: nothing is thrown', () => {
  const anything = fc.oneof(
    fc.anything(),
    fc.record({ bnp: fc.constant(1), type: fc.string(), payload: fc.anything() }),
    fc.record({
      bnp: fc.constant(1),
      type: fc.constantFrom('play', 'set', 'step', 'theme'),
      payload: fc.dictionary(fc.string(), fc.anything()),
    }),
  );
  fc.assert(
    fc.property(anything, (data) => {
      const heard = hear(data);
      return heard === null || (heard.ask === undefined) !== (heard.refused === undefined);
    }),
    { numRuns: 2000 },
  );
});

test('so many at once, and then so many a second', () => {
  const bucket = new Bucket(3, 2);
  const taken = (at: number, times: number) =>
    Array.from({ length: times }, () => bucket.take(at)).filter(Boolean).length;
  expect(taken(0, 10)).toBe(3);
  expect(taken(1000, 10)).toBe(2);
  expect(taken(60_000, 10)).toBe(3);
});
