// A choice of many, and one of two: a list that opens, and a switch.
import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Ask } from '../ask';
import { choicesOf } from '../config';
import type { Row, Value } from '../state';

export function select(row: Row, value: Value, ask: Ask, locked: boolean): TemplateResult {
  const chosen = (event: Event) => ask(row, (event.target as HTMLSelectElement).value);
  return html`<select id=${row.key} name=${row.key} ?disabled=${locked} aria-describedby=${`${row.key}-hint`} .value=${live(String(value))} @change=${chosen}>
    ${choicesOf(row).map(
      ([choice, name]) =>
        html`<option value=${choice} ?selected=${choice === value}>${name}</option>`,
    )}
  </select>`;
}

export function toggle(row: Row, value: Value, ask: Ask, locked: boolean): TemplateResult {
  const turned = (event: Event) =>
    ask(row, (event.target as HTMLInputElement).checked ? 'on' : 'off');
  return html`<input class="switch" type="checkbox" role="switch" id=${row.key} name=${row.key} ?disabled=${locked}
    aria-describedby=${`${row.key}-hint`} .checked=${live(value === 'on')} @change=${turned} />`;
}
