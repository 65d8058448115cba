// The address of the frame that an element's attributes stand for.
import { stateKeys } from '#state-keys';

/** Attributes that say how it is shown; `heading` because a `title` would be a tooltip. */
export const LOOKS: readonly string[] = [
  'src',
  'panels',
  'controls',
  'heading',
  'theme',
  'autoplay',
  'height',
  'origin',
];

/** Where the build's page lives: beside this script, or at PUBLIC_URL; empty if that is not known. */
declare const PAGE_URL: string;
const home = () => (typeof PAGE_URL === 'string' ? PAGE_URL : '');

/** @throws Error without an address of the page */
export function address(element: HTMLElement): URL {
  const src = element.getAttribute('src') ?? home();
  if (!src) throw new Error('src is missing: the address of the page (its index.html)');
  const url = new URL(src, document.baseURI);
  const query = new URLSearchParams({ embed: '1' });
  for (const name of LOOKS.slice(1)) {
    const text = element.getAttribute(name);
    if (text !== null) query.set(name === 'heading' ? 'title' : name, text);
  }
  const hash = new URLSearchParams({ v: '1' });
  for (const key of stateKeys) {
    const text = element.getAttribute(key);
    if (text !== null) hash.set(key, text);
  }
  url.search = String(query);
  url.hash = String(hash);
  return url;
}
