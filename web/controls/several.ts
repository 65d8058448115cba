// A choice of several at once: check boxes side by side. The last one cannot be taken away.
import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { choicesOf } from '../config';
import type { Row, Value } from '../state';
import type { Ask } from './controls';

export function several(row: Row, value: Value, ask: Ask, locked: boolean): TemplateResult {
  const chosen = String(value).split('.');
  const turn = (name: string) => {
    const next = choicesOf(row)
      .map(([known]) => known)
      .filter((known) => (known === name) !== chosen.includes(known));
    ask(row, next.length > 0 ? next.join('.') : value);
  };
  return html`<div class="seg several" role="group" aria-label=${row.label} aria-describedby=${`${row.key}-hint`}>
    ${choicesOf(row).map(
      ([choice, name]) => html`<label>
      <input type="checkbox" name=${row.key} value=${choice} ?disabled=${locked} .checked=${live(chosen.includes(choice))} @change=${() => turn(choice)} />
      <span>${name}</span>
    </label>`,
    )}
  </div>`;
}
