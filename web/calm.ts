// Whether the reader has asked for less motion, and what moves the page all the same.
export const calm = matchMedia('(prefers-reduced-motion: reduce)');

/** Brings a part of the page to where it is seen: gliding, or at once. */
export const show = (part: Element, block: ScrollLogicalPosition): void =>
  part.scrollIntoView({ block, behavior: calm.matches ? 'auto' : 'smooth' });
