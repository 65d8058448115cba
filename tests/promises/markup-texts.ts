// Two hundred texts of markup and scripts: those by name, and every element that can run a script by each of its handlers.
import { markup } from './nasty-texts';

const elements = [
  ...['a', 'audio', 'body', 'button', 'canvas', 'details', 'dialog', 'div', 'embed', 'form'],
  ...['iframe', 'img', 'input', 'link', 'marquee', 'math', 'object', 'p', 'portal', 'select'],
  ...['slot', 'source', 'style', 'svg', 'table', 'textarea', 'track', 'video', 'x-y', 'bnp-app'],
];
const handlers = [
  'src=x onerror="bad()"',
  'onload=bad() onpageshow=bad() autofocus',
  'autofocus tabindex=0 onfocus="bad()" contenteditable',
  "style='animation:x' onanimationstart='bad()' ontoggle=bad() open",
  'href=javascript:bad() onclick=bad()>x</a><a onpointerenter=bad()',
];

export const everyMarkup: readonly string[] = [
  ...markup,
  ...elements.flatMap((name) => handlers.map((handler) => `<${name} ${handler}>`)),
];
