// Cards of links: the address that a build is for, the answer of oEmbed, the small pages, the pictures.
import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { cardOf, meta, oembed, smallPage } from '../../tools/cards.mjs';
import { png } from '../../tools/png.mjs';
import { publicUrl } from '../../tools/public-url.mjs';

const card = cardOf('https://a.example/', 'x', 'Take <β> & "γ" away', 'A net that cannot learn', {
  page: '#v=1&exp=x.1',
  embed: '&exp=x.1',
});

test('PUBLIC_URL is an address, ends in a slash, and may be left out', () => {
  expect(publicUrl('')).toBe(undefined);
  expect(publicUrl('https://a.example/play')).toBe('https://a.example/play/');
  expect(publicUrl('https://a.example/play/')).toBe('https://a.example/play/');
  for (const bad of [
    'a.example',
    'ftp://a.example/',
    'https://a.example/?x',
    'https://a.example/#x',
  ])
    expect(() => publicUrl(bad)).toThrow(/^PUBLIC_URL is .* is needed\.$/);
});

test('the oEmbed answer is rich, sandboxed and quoted', () => {
  const answer = oembed(card, 'https://a.example/');
  expect(answer).toMatchObject({ version: '1.0', type: 'rich', thumbnail_url: card.image });
  expect(answer.html).toContain('src="https://a.example/index.html?embed&amp;exp=x.1"');
  expect(answer.html).toContain('sandbox="allow-scripts ');
  expect(answer.html).toContain('title="Take &lt;β&gt; &amp; &quot;γ&quot; away"');
});

test('a small page leads on, names its picture and its answer', () => {
  const html = smallPage(card);
  expect(html).toContain('content="0; url=https://a.example/index.html#v=1&amp;exp=x.1"');
  expect(html).toContain('<meta property="og:image" content="https://a.example/e/x.png">');
  expect(html).toContain('type="application/json+oembed" href="https://a.example/e/x.json"');
  expect(meta(card)).not.toContain('<β>');
});

test('a PNG: its signature, size, and every pixel', () => {
  const rgb = Uint8Array.from([255, 0, 0, 0, 255, 0, 0, 0, 255, 1, 2, 3]);
  const file = png(2, 2, rgb);
  expect(file.subarray(1, 4).toString()).toBe('PNG');
  expect([file.readUInt32BE(16), file.readUInt32BE(20)]).toEqual([2, 2]);
  const length = file.readUInt32BE(33);
  const rows = inflateSync(file.subarray(41, 41 + length));
  expect([...rows]).toEqual([0, 255, 0, 0, 0, 255, 0, 0, 0, 0, 255, 1, 2, 3]);
});
