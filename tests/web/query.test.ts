// The query of the page's address: what it may say, and that nothing else is silently taken.
import { describe, expect, test } from 'vitest';
import { panels } from '../../web/panels';
import { parseQuery, plainQuery } from '../../web/query';

const said = (search: string) => parseQuery(search).notices.map((n) => `${n.about}: ${n.text}`);

describe('what a query may say', () => {
  test('nothing: the whole page', () => {
    expect(parseQuery('')).toEqual({ query: plainQuery, notices: [] });
    expect(parseQuery('?')).toEqual({ query: plainQuery, notices: [] });
  });

  test('everything that the contract names', () => {
    const { query, notices } = parseQuery(
      '?embed&panels=loss,verdict&controls=lr,norm&title=Two%20steps&theme=dark&autoplay=off&height=fixed&origin=https://blog.example',
    );
    expect(notices).toEqual([]);
    expect(query).toEqual({
      embed: true,
      panels: ['loss', 'verdict'],
      controls: ['lr', 'norm'],
      title: 'Two steps',
      theme: 'dark',
      autoplay: 'off',
      height: 'fixed',
      origin: 'https://blog.example',
    });
  });

  test.each(panels.map(({ id }) => id))('the panel %s alone', (id) => {
    const { query, notices } = parseQuery(`?embed=1&panels=${id}`);
    expect([query.panels, notices]).toEqual([[id], []]);
  });
});

describe('what it may not say falls back, and is told', () => {
  test.each([
    ['?embed=maybe', 'embed: “maybe” is not empty, 1, true, 0 or false. Used instead: false.'],
    ['?embed&theme=pink', 'theme: “pink” is not one of auto, light, dark. Used instead: auto.'],
    [
      '?embed&autoplay=always',
      'autoplay: “always” is not one of visible, off. Used instead: visible.',
    ],
    ['?embed&height=300', 'height: “300” is not one of auto, fixed. Used instead: auto.'],
    [
      '?embed&origin=https://a.example/path',
      'origin: “https://a.example/path” is not an origin like https://blog.example. Used instead: none.',
    ],
    [
      '?embed&origin=*',
      'origin: “*” is not an origin like https://blog.example. Used instead: none.',
    ],
    ['?embed&theme=dark&theme=light', 'theme: given more than once. Used: the first.'],
    ['?panels=loss', 'panels: works only together with “embed”. Left out.'],
  ])('%s', (search, words) => {
    expect(said(search)).toEqual([words]);
  });

  test('an unknown panel beside a known one', () => {
    const { query, notices } = parseQuery('?embed&panels=loss,cake');
    expect(query.panels).toEqual(['loss']);
    expect(notices.map((n) => n.text)).toEqual([
      expect.stringMatching(/^“cake” is not one of verdict, network, boundary/),
    ]);
  });

  test('no known panel at all: the default', () => {
    expect(parseQuery('?embed&panels=').query.panels).toEqual(plainQuery.panels);
    const { query, notices } = parseQuery('?embed&panels=cake');
    expect(query.panels).toEqual(plainQuery.panels);
    expect(notices.map(({ text }) => text)).toEqual([
      expect.stringMatching(/^“cake” is not one of .* Used instead: scale, shift\.$/),
    ]);
    expect(said('?embed&panels=')).toHaveLength(1);
  });

  test('a field that is none, a title that is too long, a name that is unknown', () => {
    expect(said('?embed&controls=lr,cake')[0]).toMatch(/^controls: “cake” is not one of data,/);
    expect(parseQuery(`?embed&title=${'x'.repeat(200)}`).query.title).toHaveLength(120);
    expect(said(`?embed&title=${'x'.repeat(200)}`)).toHaveLength(1);
    expect(said('?embed&panel=loss')[0]).toMatch(/^panel: not one of embed, panels,/);
  });

  test.each([
    ['?embed&exp=nope', /^exp: “nope” is not one of .*does-it-undo.*\. Left out\.$/],
    [
      '?exp=gauge.99',
      /^exp: “gauge\.99” is not a step of it, gauge\.1 to gauge\.\d\. Used instead: gauge\.1\.$/,
    ],
  ])('%s says what there is', (search, words) =>
    expect(said(search)).toEqual([expect.stringMatching(words)]),
  );
  test('an experiment that is there is no fault', () => {
    for (const search of ['?embed&exp=gauge.2&begin=1', '?exp=gauge'])
      expect(said(search)).toEqual([]);
  });

  test('what others append to a link to the whole page is theirs', () => {
    expect(said('?utm_source=mail&fbclid=1')).toEqual([]);
  });
});
