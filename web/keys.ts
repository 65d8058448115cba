// The keyboard: space plays and pauses, → is one step, R resets; never while a control has use for the key.
export interface Commands {
  toggle(): void;
  step(): void;
  reset(): void;
}

const TAKES_TEXT = 'input:not([type="range"], [type="radio"]), textarea, select, [contenteditable]';
const TAKES_SPACE = `button, a[href], summary, input[type="radio"]:not(:checked), ${TAKES_TEXT}`;
const TAKES_ARROWS = `input, select, textarea, ${TAKES_TEXT}`;

export function keys(to: Commands): (event: KeyboardEvent) => void {
  return (event) => {
    const at = event.composedPath()[0];
    const used = (by: string) => at instanceof Element && at.matches(by);
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey)
      return;
    const act =
      event.key === ' ' && !used(TAKES_SPACE)
        ? to.toggle
        : event.key === 'ArrowRight' && !used(TAKES_ARROWS)
          ? to.step
          : event.key.toLowerCase() === 'r' && !used(TAKES_TEXT)
            ? to.reset
            : null;
    if (!act || (event.repeat && act !== to.step)) return;
    event.preventDefault();
    act();
  };
}
