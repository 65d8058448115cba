// The keyboard: one table of keys, what they do, and the words by which the help sheet lists them.
export type Command =
  | 'toggle'
  | 'step'
  | 'epoch'
  | 'reset'
  | 'back'
  | 'forward'
  | 'stepBack'
  | 'stepForward'
  | 'now'
  | 'slower'
  | 'faster'
  | 'undo'
  | 'redo'
  | 'median'
  | 'gauge'
  | 'help';

interface Shortcut {
  readonly command: Command;
  /** As people know the keys. */
  readonly shown: readonly string[];
  readonly does: string;
  /** `event.key` in lower case, with Ctrl+ (or ⌘) and Shift+ before it where they are held. */
  readonly keys: readonly string[];
  /** Whether holding the key down repeats it. */
  readonly repeats?: boolean;
}

export const shortcuts: readonly Shortcut[] = [
  { command: 'toggle', shown: ['Space'], keys: [' '], does: 'Play or pause' },
  {
    command: 'step',
    shown: ['→'],
    keys: ['arrowright'],
    does: 'One step: one mini-batch',
    repeats: true,
  },
  { command: 'epoch', shown: ['E'], keys: ['e'], does: 'To the end of the epoch', repeats: true },
  { command: 'reset', shown: ['R'], keys: ['r'], does: 'Reset: same seed, same start' },
  {
    command: 'back',
    shown: ['←'],
    keys: ['arrowleft'],
    does: 'Look back: the page as it was earlier',
    repeats: true,
  },
  {
    command: 'forward',
    shown: ['Shift →'],
    keys: ['shift+arrowright'],
    does: 'Look forward again',
    repeats: true,
  },
  {
    command: 'stepBack',
    shown: [','],
    keys: [','],
    does: 'Look back by one step',
    repeats: true,
  },
  {
    command: 'stepForward',
    shown: ['.'],
    keys: ['.'],
    does: 'Look forward by one step',
    repeats: true,
  },
  { command: 'now', shown: ['Esc'], keys: ['escape'], does: 'Back to now' },
  { command: 'slower', shown: ['−'], keys: ['-'], does: 'Slower' },
  { command: 'faster', shown: ['+'], keys: ['+', 'shift++', '='], does: 'Faster' },
  { command: 'undo', shown: ['Z', 'Ctrl Z'], keys: ['z', 'ctrl+z'], does: 'Undo' },
  {
    command: 'redo',
    shown: ['Shift Z', 'Ctrl Y'],
    keys: ['shift+z', 'ctrl+shift+z', 'ctrl+y'],
    does: 'Redo',
  },
  { command: 'median', shown: ['M'], keys: ['m'], does: 'Look inside the median unit' },
  { command: 'gauge', shown: ['G'], keys: ['g'], does: 'Weights before batch norm × 5' },
  { command: 'help', shown: ['?'], keys: ['?', 'shift+?'], does: 'This list' },
];

const TAKES_TEXT = 'input:not([type="range"], [type="radio"]), textarea, select, [contenteditable]';
const TAKES_SPACE = `button, a[href], summary, input[type="radio"]:not(:checked), ${TAKES_TEXT}`;
const TAKES_ARROWS = `input, select, textarea, [data-arrows], ${TAKES_TEXT}`;

/** Whether what has the focus has a use of its own for the key. */
function taken(event: KeyboardEvent): boolean {
  const path = event.composedPath();
  if (path.some((element) => element instanceof HTMLDialogElement)) return true;
  const at = path[0];
  const used = (by: string) => at instanceof Element && at.matches(by);
  if (event.key === ' ') return used(TAKES_SPACE);
  if (event.key.startsWith('Arrow')) return used(TAKES_ARROWS);
  return used(TAKES_TEXT);
}

export function keys(act: (command: Command) => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.defaultPrevented || event.altKey || taken(event)) return;
    const held = `${event.ctrlKey || event.metaKey ? 'ctrl+' : ''}${event.shiftKey ? 'shift+' : ''}`;
    const name = held + event.key.toLowerCase();
    const found = shortcuts.find(({ keys: names }) => names.includes(name));
    if (!found || (event.repeat && !found.repeats)) return;
    event.preventDefault();
    act(found.command);
  };
}
