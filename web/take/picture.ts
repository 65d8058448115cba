// A figure as a picture: what stands on its card is painted again, text, lines and canvases, at twice the size.
import { drawnAt } from '../figures/sharpness';
import { bandsOf, closedAbove } from './bands';

const RATIO = 2;
const MARGIN = 16;
const FOOT = 26;

/** What is there to be used, not to be seen. */
const CONTROLS =
  'button, input, select, textarea, form, .seg, .tools, .add, dialog, .sr, bnp-csv, bnp-lane-picker, .depth, .under, .by-hand';

interface Sheet {
  readonly pen: CanvasRenderingContext2D;
  readonly left: number;
  /** Where a height of the page is in the picture. */
  readonly y: (at: number) => number;
}

/** @param foot  a line at the bottom that says where the picture is from */
export const picture = (card: HTMLElement, foot: string): Promise<Blob> =>
  drawnAt(RATIO, card, () => painted(card, foot));

async function painted(card: HTMLElement, foot: string): Promise<Blob> {
  const box = card.getBoundingClientRect();
  const parts = [...card.childNodes].flatMap((child) => [...partsOf(child)]);
  const bands = bandsOf(box, heights(parts, true), heights(parts, false));
  const y = (at: number) => at - closedAbove(bands, at) - box.top + MARGIN;
  const high = y(box.bottom);
  const canvas = document.createElement('canvas');
  canvas.width = (box.width + 2 * MARGIN) * RATIO;
  canvas.height = (high + MARGIN + FOOT) * RATIO;
  const pen = canvas.getContext('2d')!;
  pen.scale(RATIO, RATIO);
  const style = getComputedStyle(card);
  pen.fillStyle = getComputedStyle(ground(card)).backgroundColor;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  const sheet = { pen, left: box.left - MARGIN, y };
  for (const { node, hidden } of parts) if (!hidden) await paint(node, sheet);
  pen.fillStyle = getComputedStyle(document.body).color;
  pen.globalAlpha = 0.6;
  pen.font = `11px ${style.fontFamily}`;
  pen.textBaseline = 'middle';
  pen.fillText(foot, MARGIN, high + MARGIN + FOOT / 2 - 6);
  return new Promise((done, failed) =>
    canvas.toBlob(
      (blob) => (blob ? done(blob) : failed(new Error('no picture came'))),
      'image/png',
    ),
  );
}

/** Something on the card, and whether the picture leaves it out. */
interface Part {
  readonly node: Text | Element;
  readonly hidden: boolean;
}

/** All that can be seen, in the order in which it lies on one another. */
function* partsOf(node: Node): Generator<Part> {
  if (node instanceof Text && node.data.trim()) yield { node, hidden: false };
  if (!(node instanceof Element)) return;
  const hidden = node.matches(CONTROLS);
  const style = getComputedStyle(node);
  if (style.display === 'none' || style.visibility === 'hidden') return;
  yield { node, hidden };
  if (hidden || node instanceof SVGSVGElement) return;
  for (const child of (node.shadowRoot ?? node).childNodes) yield* partsOf(child);
}

/** What a card that is not filled lies on: another card, or the page. */
function ground(card: Element): Element {
  if (filled(getComputedStyle(card)) || card === document.body) return card;
  const root = card.getRootNode();
  return ground(card.parentElement ?? (root instanceof ShadowRoot ? root.host : document.body));
}

const filled = (style: CSSStyleDeclaration) => !/, 0\)$|transparent/.test(style.backgroundColor);
const edged = (style: CSSStyleDeclaration) =>
  Number.parseFloat(style.borderTopWidth) > 0 &&
  style.borderBottomStyle !== 'none' &&
  style.borderTopStyle !== 'none';
function boxed(node: Element): boolean {
  const style = getComputedStyle(node);
  return filled(style) || edged(style);
}

/** Where controls are, or what is drawn: words, pictures, boxes. */
const heights = (parts: readonly Part[], controls: boolean): DOMRect[] =>
  parts
    .filter(({ node, hidden }) =>
      controls
        ? hidden
        : !hidden && (node instanceof Text || node.matches('canvas, svg') || boxed(node)),
    )
    .map(({ node }) => boxOf(node));

function boxOf(node: Text | Element): DOMRect {
  if (node instanceof Element) return node.getBoundingClientRect();
  const range = document.createRange();
  range.selectNodeContents(node);
  return range.getBoundingClientRect();
}

async function paint(node: Text | Element, sheet: Sheet): Promise<void> {
  if (node instanceof Text) return write(node, sheet);
  if (node instanceof SVGSVGElement) return drawSvg(node, sheet);
  const box = node.getBoundingClientRect();
  const [x, y] = [box.left - sheet.left, sheet.y(box.top)];
  fill(sheet.pen, getComputedStyle(node), x, y, box.width, sheet.y(box.bottom) - y);
  if (node instanceof HTMLCanvasElement && node.width > 0 && box.width > 0)
    sheet.pen.drawImage(node, x, y, box.width, box.height);
}

function fill(
  pen: CanvasRenderingContext2D,
  style: CSSStyleDeclaration,
  x: number,
  y: number,
  width: number,
  height: number,
): void {
  const radius = Number.parseFloat(style.borderTopLeftRadius) || 0;
  const edge = Number.parseFloat(style.borderTopWidth) || 0;
  pen.beginPath();
  pen.roundRect(
    x + edge / 2,
    y + edge / 2,
    Math.max(0, width - edge),
    Math.max(0, height - edge),
    radius,
  );
  if (filled(style)) {
    pen.fillStyle = (filled(style) ? style : getComputedStyle(document.body)).backgroundColor;
    pen.fill();
  }
  if (edged(style)) {
    pen.strokeStyle = style.borderTopColor;
    pen.lineWidth = edge;
    pen.stroke();
  }
}

/** Word by word, each where the browser has it, so that lines break as they do on the page. */
function write(node: Text, { pen, left, y }: Sheet): void {
  const host = node.parentElement;
  if (!host) return;
  const style = getComputedStyle(host);
  pen.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  pen.letterSpacing = style.letterSpacing === 'normal' ? '0px' : style.letterSpacing;
  pen.fillStyle = style.color;
  pen.textBaseline = 'middle';
  const range = document.createRange();
  for (const word of node.data.matchAll(/\S+/g)) {
    range.setStart(node, word.index);
    range.setEnd(node, word.index + word[0].length);
    const box = range.getBoundingClientRect();
    if (box.width > 0) pen.fillText(word[0], box.left - left, y((box.top + box.bottom) / 2));
  }
  pen.letterSpacing = '0px';
}

const PAINT = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'opacity',
  'color',
  'font-size',
  'font-family',
  'font-style',
  'font-weight',
  'text-anchor',
];

/** A copy that carries its computed look with it, as a picture of its own. */
async function drawSvg(node: SVGSVGElement, { pen, left, y }: Sheet): Promise<void> {
  const box = node.getBoundingClientRect();
  if (box.width === 0) return;
  const copy = node.cloneNode(true) as SVGSVGElement;
  const [from, to] = [node, copy].map((root) => [root, ...root.querySelectorAll('*')]);
  from!.forEach((element, i) => {
    const style = getComputedStyle(element);
    const look = PAINT.map((name) => `${name}:${style.getPropertyValue(name)}`).join(';');
    to![i]!.setAttribute('style', look);
  });
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(box.width));
  copy.setAttribute('height', String(box.height));
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
  await image.decode();
  pen.drawImage(image, box.left - left, y(box.top), box.width, box.height);
}
