// Generated addresses and messages: a page that can be shown comes out of each, and what was not taken is named.
import { resolveConfig } from 'batchnorm-playground';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { configOf, initial, problem } from '../../web/config';
import { hear } from '../../web/embed/asks';
import { stateFrom } from '../../web/embed/set';
import { formatHash, LONGEST, parseHash } from '../../web/hash';
import { panels } from '../../web/panels';
import { parseQuery, plainQuery } from '../../web/query';
import { rows } from '../../web/state';
import { anyName, anyNasty, anyText, runs } from './generated';

const keys = rows.map(({ key }) => key);
const key = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<string>(...keys) },
  { weight: 1, arbitrary: anyText },
);
const pairsText = (name: fc.Arbitrary<string>) =>
  fc.array(fc.tuple(name, anyText), { maxLength: 8 }).map((list) => {
    const pairs = new URLSearchParams();
    for (const [k, text] of list) pairs.append(k.slice(0, 900), text.slice(0, 900));
    return pairs.toString();
  });
const address = (name: fc.Arbitrary<string>) => fc.oneof(pairsText(name), anyText);

// Seen to fail with parseHash taking what `problem` refuses.
test('hashes', () => {
  fc.assert(
    fc.property(address(key), (text) => {
      const { state, notices } = parseHash(`#${text}`);
      expect(Object.keys(state)).toEqual(Object.keys(initial));
      for (const name of keys)
        if (state[name] !== initial[name]) expect(problem(name, state[name])).toBeNull();
      resolveConfig(configOf(state));
      for (const notice of notices)
        expect(`${notice.about}${notice.text}`.length).toBeLessThan(400);
      const written = formatHash(state);
      expect(written.length).toBeLessThanOrEqual(LONGEST);
      const again = parseHash(written);
      expect([formatHash(again.state), again.notices]).toEqual([written, []]);
    }),
    runs('hash'),
  );
}, 900_000);

// Seen to fail with a title that was not cut.
test('queries', () => {
  const name = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...Object.keys(plainQuery)) },
    { weight: 1, arbitrary: anyText },
  );
  fc.assert(
    fc.property(fc.boolean(), address(name), (embed, text) => {
      const { query, notices } = parseQuery(`?${embed ? 'embed&' : ''}${text}`);
      expect(Object.keys(query)).toEqual(Object.keys(plainQuery));
      expect(query.title.length).toBeLessThanOrEqual(120);
      for (const id of query.panels) expect(panels.some((p) => p.id === id)).toBe(true);
      for (const id of query.controls) expect(keys).toContain(id);
      expect(['auto', 'light', 'dark', null]).toContain(query.theme);
      if (query.origin !== null) expect(new URL(query.origin).origin).toBe(query.origin);
      for (const notice of notices) expect(notice.text.length).toBeLessThan(1000);
    }),
    runs('query'),
  );
}, 900_000);

// Seen to fail with `in` for Object.hasOwn in asks.ts: __proto__ was a key of set.
test('messages of a site', () => {
  const part = fc.oneof(
    fc.constantFrom<unknown>('set', 'play', 'step', 'theme', 1, 7, {}),
    anyNasty,
  );
  const payload = fc.oneof(
    anyNasty,
    fc.dictionary(
      fc.oneof(fc.constantFrom<string>(...keys, 'hash', 'n', 'until'), anyName),
      anyNasty,
      {
        maxKeys: 3,
      },
    ),
  );
  const message = fc.oneof(
    anyNasty,
    fc.record({ bnp: part, type: part, id: part, payload }, { requiredKeys: [] }),
    fc.record({ bnp: fc.constant(1), type: fc.constant('set'), payload }),
  );
  fc.assert(
    fc.property(message, (data) => {
      const heard = hear(data);
      if (heard === null) return;
      if (heard.refused) {
        expect(heard.refused.text).toMatch(/./);
        expect(heard.refused.text.length).toBeLessThan(400);
        return;
      }
      if (heard.ask?.type !== 'set') return;
      try {
        resolveConfig(configOf(stateFrom(initial, heard.ask.payload)));
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
        expect((error as Error).message).toMatch(/ is .*: it must be |^hash: /s);
      }
    }),
    runs('embed message'),
  );
}, 900_000);

test('nothing that was thrown at them has changed the language', () => {
  expect(Object.keys(Object.prototype)).toEqual([]);
});
