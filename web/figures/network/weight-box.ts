// A number of the net that can be typed, or changed by ↑ and ↓: by 0.1, with Shift by 1, with Alt by 0.01.
import { html, type TemplateResult } from 'lit';
import { whileUntouched } from '../../controls/while-untouched';
import { refused } from '../../hash';
import { exact, read, short, whole } from '../../numbers';

const by = (event: KeyboardEvent) => (event.shiftKey ? 1 : event.altKey ? 0.01 : 0.1);

/** As many as people type, and so few that a learnt number hardly has no more by chance: large ones are typed. */
const digits = (value: number) => (Math.abs(value) < 1000 ? 4 : 6);

/** What the box shows: the digits that were typed; of a number that was learnt, which has more, two or three. */
export function boxText(value: number): string {
  const few = short(value);
  const same = (x: number | null) => x !== null && Math.fround(x) === Math.fround(value);
  if (same(read(few))) return few;
  const typed = Number(value.toPrecision(digits(value)));
  return same(typed) ? exact(typed) : few;
}

/** What a hand may set. */
const MOST = 1e6;
const BOUND = `a number from ${whole(-MOST)} to ${whole(MOST)}`;

/**
 * @param of   the unit or link whose number it is, in words
 * @param set  is given only numbers that a weight can be; others are refused in words, and the box keeps what was
 */
export function weightBox(
  { name, of, id, value }: { name: string; of: string; id: string; value: number },
  set: (value: number) => void,
  locked = false,
): TemplateResult {
  const take = (box: HTMLInputElement, to: number | null) => {
    if (to !== null && Math.abs(to) <= MOST) return set(to);
    const notice = { ...refused(of, box.value, BOUND, boxText(value)), at: box };
    box.value = boxText(value);
    box.dispatchEvent(
      new CustomEvent('refused', { detail: notice, bubbles: true, composed: true }),
    );
  };
  const typed = (event: Event) => {
    const box = event.target as HTMLInputElement;
    if (box.value !== boxText(value)) take(box, read(box.value));
  };
  const keyed = (event: KeyboardEvent) => {
    const way = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
    if (way === 0) return;
    event.preventDefault();
    const to = Number((value + way * by(event)).toPrecision(6));
    take(event.target as HTMLInputElement, to);
  };
  return html`<label><span>${name}</span><input class="num" type="text" inputmode="decimal" autocomplete="off" spellcheck="false" data-id=${id} ?disabled=${locked}
    aria-label=${name} .value=${whileUntouched(boxText(value))} @change=${typed} @keydown=${keyed} /></label>`;
}
