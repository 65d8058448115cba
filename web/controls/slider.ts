// A number: a slider for the usual stretch, and beside it the number itself, which takes all that the module takes.
import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Ask } from '../ask';
import { exact, read } from '../numbers';
import type { Row, Value } from '../state';
import { whileUntouched } from './while-untouched';

const PER_DECADE = 24;
const LINEAR = 100;

/** The values that a slider stops at: two digits that count, each different from the last. */
const stopsOf = (row: Row): number[] => {
  const [from, to] = row.span!;
  const count = row.log ? Math.ceil(PER_DECADE * Math.log10(to / from)) : LINEAR;
  const at = (share: number) =>
    row.log ? from * (to / from) ** share : from + share * (to - from);
  const round = (x: number) => Number(row.log ? x.toPrecision(2) : x.toFixed(3));
  const all = Array.from({ length: count + 1 }, (_, i) => round(at(i / count)));
  return [...new Set(row.whole ? all.map(Math.round) : all)];
};

const known = new Map<Row, number[]>();
const stops = (row: Row): number[] => {
  let found = known.get(row);
  if (!found) known.set(row, (found = stopsOf(row)));
  return found;
};

/** The nearest stop. A word in place of a number, such as a batch that is the full set, is at an end. */
const position = (row: Row, value: Value): number => {
  const all = stops(row);
  if (typeof value === 'string') return row.wordFirst ? 0 : all.length - 1;
  const over = all.findIndex((stop) => stop >= value);
  if (over <= 0) return over === 0 ? 0 : all.length - 1;
  return all[over]! - value <= value - all[over - 1]! ? over : over - 1;
};

const shown = (value: Value) => (typeof value === 'number' ? exact(value) : value);

export function slider(row: Row, value: Value, ask: Ask, locked = false): TemplateResult {
  const slide = (event: Event) =>
    ask(row, stops(row)[Number((event.target as HTMLInputElement).value)]!);
  return html`
    ${numberBox(row, value, ask, locked)}
    <input type="range" name=${row.key} ?disabled=${locked} min="0" max=${stops(row).length - 1} step="1" aria-label=${row.label} aria-describedby=${`${row.key}-hint`}
      aria-valuetext=${shown(value)} .value=${live(String(position(row, value)))} @input=${slide} />`;
}

/** Takes what was typed when it is done: Enter or leaving the field. */
export function numberBox(row: Row, value: Value, ask: Ask, locked = false): TemplateResult {
  const typed = (event: Event) => {
    const box = event.target as HTMLInputElement;
    ask(row, read(box.value) ?? box.value);
    box.value = shown(value);
  };
  return html`<input class="num" type="text" inputmode="decimal" autocomplete="off" spellcheck="false" id=${row.key} ?disabled=${locked}
    aria-label=${`${row.label}, as a number`} .value=${whileUntouched(shown(value))} @change=${typed} />`;
}
