// With PUBLIC_URL: for the page and each experiment a picture, an oEmbed answer and a small page that cards are made of.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { HEIGHT, picture, WIDTH } from './card-picture.mjs';
import { root } from './run.mjs';

const SANDBOX = 'allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads';
const FRAME = { width: 720, height: 640 };

const escaped = (text) =>
  text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** The answer that oEmbed.com describes: a rich embed with a picture. */
export const oembed = ({ title, frame, image }, home) => ({
  version: '1.0',
  type: 'rich',
  provider_name: 'BatchNorm Playground',
  provider_url: home,
  title,
  html: `<iframe src="${escaped(frame)}" title="${escaped(title)}" width="${FRAME.width}" height="${FRAME.height}" style="border:0" loading="lazy" sandbox="${SANDBOX}" allow="clipboard-write"></iframe>`,
  ...FRAME,
  thumbnail_url: image,
  thumbnail_width: WIDTH,
  thumbnail_height: HEIGHT,
});

/** What sites read to make a card of a link. */
export const meta = ({ title, text, link, image, answer }) =>
  [
    ['og:type', 'website'],
    ['og:title', title],
    ['og:description', text],
    ['og:url', link],
    ['og:image', image],
    ['og:image:width', String(WIDTH)],
    ['og:image:height', String(HEIGHT)],
    ['og:image:alt', text],
    ['twitter:card', 'summary_large_image'],
  ]
    .map(([name, content]) => `<meta property="${name}" content="${escaped(content)}">`)
    .concat(
      `<link rel="alternate" type="application/json+oembed" href="${escaped(answer)}" title="${escaped(title)}">`,
    )
    .join('\n');

/** A page of its own, because what stands behind # never reaches who makes the card. */
export const smallPage = (card) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(card.title)}</title>
<meta name="description" content="${escaped(card.text)}">
<link rel="canonical" href="${escaped(card.link)}">
${meta(card)}
<meta http-equiv="refresh" content="0; url=${escaped(card.url)}">
<p><a href="${escaped(card.url)}">${escaped(card.title)}</a>: ${escaped(card.text)}</p>
</html>
`;

async function write(folder, card, lanes, home) {
  writeFileSync(join(folder, 'e', `${card.id}.png`), await picture(lanes));
  const answer = JSON.stringify(oembed(card, home), null, 2);
  writeFileSync(join(folder, 'e', `${card.id}.json`), `${answer}\n`);
  writeFileSync(join(folder, 'e', `${card.id}.html`), smallPage(card));
}

/** @param seen what stands behind the address of the page, and of the embed */
export const cardOf = (home, id, title, text, seen) => ({
  id,
  title,
  text,
  link: `${home}e/${id}.html`,
  url: `${home}index.html${seen.page}`,
  frame: `${home}index.html?embed${seen.embed}`,
  image: `${home}e/${id}.png`,
  answer: `${home}e/${id}.json`,
});

/**
 * @param home  where the page will live, ending in a slash
 * @param folder  where the page stands now
 */
export async function cards(home, folder = join(root, 'dist/page')) {
  const { experiments } = await import(pathToFileURL(join(root, 'dist/experiments.js')).href);
  mkdirSync(join(folder, 'e'), { recursive: true });
  const page = join(folder, 'index.html');
  const html = readFileSync(page, 'utf8');
  const [, title] = /<title>([^<]*)/.exec(html);
  const [, text] = /<meta name="description" content="([^"]*)"/.exec(html);
  const whole = { ...cardOf(home, 'page', title, text, { page: '', embed: '' }), link: home };
  await write(folder, whole, [], home);
  writeFileSync(
    page,
    html.replace('</head>', () => `${meta(whole)}\n</head>`),
  );
  for (const { id, title: name, claim, lanes } of experiments) {
    const seen = { page: `#v=1&exp=${id}.1`, embed: `&exp=${id}.1` };
    await write(folder, cardOf(home, id, name, claim, seen), lanes, home);
  }
}
