// How many pixels a picture has for each of the page's: as many as the screen, or more while one is taken away.
let asked = 1;

/** Pixels for a CSS pixel. */
export const sharpness = (): number =>
  Math.max(asked, Math.min(3, globalThis.devicePixelRatio || 1));

interface Redrawn extends Element {
  requestUpdate(): void;
  readonly updateComplete: Promise<unknown>;
}

/** The element that a card stands in, and all below that draw when they update. */
function drawn(card: Element): Redrawn[] {
  const host = (card.getRootNode() as ShadowRoot).host;
  const below = (root: ParentNode): Element[] =>
    [...root.querySelectorAll('*')].flatMap((e) => [
      e,
      ...(e.shadowRoot ? below(e.shadowRoot) : []),
    ]);
  return [host, ...below(card)].filter((e): e is Redrawn => 'requestUpdate' in e);
}

async function redraw(card: Element): Promise<void> {
  const all = drawn(card);
  for (const element of all) element.requestUpdate();
  await Promise.all(all.map(({ updateComplete }) => updateComplete));
}

/** Does something with a card whose pictures are drawn at least so sharp meanwhile. */
export async function drawnAt<T>(ratio: number, card: Element, act: () => Promise<T>): Promise<T> {
  asked = ratio;
  try {
    await redraw(card);
    return await act();
  } finally {
    asked = 1;
    await redraw(card);
  }
}
