// A cross that the arrow keys move over a picture, for those who have no pointer.

/** A place as shares of the picture from its left and its top. */
export type Share = readonly [x: number, y: number];

const STEPS = 40;
const FAR = 5;
const ARM = 9;
const MOVES: Record<string, Share> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
/** Just inside, where there still is a cell. */
const clamp = (v: number) => Math.min(1 - 1e-6, Math.max(0, v));

/** Where a key takes the cross, from the middle at first; null: nowhere. */
export function moved(at: Share | null, event: KeyboardEvent): Share | null {
  const by = MOVES[event.key];
  if (!by || event.ctrlKey || event.metaKey || event.altKey) return null;
  event.preventDefault();
  const [x, y] = at ?? [0.5, 0.5];
  const far = (event.shiftKey ? FAR : 1) / STEPS;
  return [clamp(x + by[0] * far), clamp(y + by[1] * far)];
}

/** Ink on a ring of paper: seen on any colour. */
export function paintCross(
  pen: CanvasRenderingContext2D,
  x: number,
  y: number,
  ink: string,
  paper: string,
): void {
  pen.save();
  pen.beginPath();
  pen.moveTo(x - ARM, y);
  pen.lineTo(x + ARM, y);
  pen.moveTo(x, y - ARM);
  pen.lineTo(x, y + ARM);
  for (const [colour, width] of [
    [paper, 4],
    [ink, 1.6],
  ] as const) {
    pen.strokeStyle = colour;
    pen.lineWidth = width;
    pen.stroke();
  }
  pen.restore();
}
