// Whether a pointer came to something, or something came to the pointer: a page that scrolls points at nothing.
let [x, y] = [Number.NaN, Number.NaN];

addEventListener(
  'pointermove',
  (event) => {
    [x, y] = [event.screenX, event.screenY];
  },
  { capture: true, passive: true },
);

/** Of a pointer that enters: true where a mouse has not moved, and the page has moved below it. */
export const rests = (event: PointerEvent): boolean =>
  event.pointerType === 'mouse' && event.screenX === x && event.screenY === y;
