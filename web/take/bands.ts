// Bands of a card in which there is nothing but controls: a picture, which has none of these, closes them.

/** From the top to the bottom of something, in pixels of the page. */
export interface Band {
  readonly top: number;
  readonly bottom: number;
}

/** What is for the ear alone is a pixel high. */
const LEAST = 4;

/**
 * What can be cut out, in order and apart from one another.
 * @param hidden  what the picture leaves out
 * @param seen  what it shows; a control beside any of it leaves no band
 */
export function bandsOf(card: Band, hidden: readonly Band[], seen: readonly Band[]): Band[] {
  const bands = hidden.flatMap((control): Band[] => {
    if (control.bottom - control.top < LEAST) return [];
    if (seen.some(({ top, bottom }) => top < control.bottom - 1 && bottom > control.top + 1))
      return [];
    const above = Math.max(
      card.top,
      ...seen.map((s) => s.bottom).filter((y) => y <= control.top + 1),
    );
    const below = Math.min(
      card.bottom,
      ...seen.map((s) => s.top).filter((y) => y >= control.bottom - 1),
    );
    // The wider of the two gaps stays between what comes together.
    return control.top - above > below - control.bottom
      ? [{ top: control.top, bottom: below }]
      : [{ top: above, bottom: control.bottom }];
  });
  return joined(bands);
}

function joined(bands: readonly Band[]): Band[] {
  const all: Band[] = [];
  for (const band of [...bands].sort((a, b) => a.top - b.top)) {
    const last = all.at(-1);
    if (last && band.top <= last.bottom)
      all[all.length - 1] = { top: last.top, bottom: Math.max(last.bottom, band.bottom) };
    else all.push(band);
  }
  return all;
}

/** How much of the bands lies above this height: so far up does it move when they are closed. */
export const closedAbove = (bands: readonly Band[], y: number): number =>
  bands.reduce((sum, { top, bottom }) => sum + Math.max(0, Math.min(y, bottom) - top), 0);
