// Words that fit the hand: a mouse points and clicks and keys are pressed, a finger taps, holds and drags.
const coarse = matchMedia('(pointer: coarse)');

/** Whether there is no finer pointer at hand than a finger. */
export const touched = (): boolean => coarse.matches;

/** @param finger  the same for who has no finer pointer at hand */
export const fitting = (fine: string, finger: string): string => (touched() ? finger : fine);

/** Of a text that could not be put into the clipboard. */
export const byHand = (what: string): string =>
  `${what} is selected, ${fitting('press Ctrl+C or ⌘C', 'hold it, then tap Copy')}.`;
