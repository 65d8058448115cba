// A choice of a few, side by side: radio buttons, so the arrow keys work.
import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Ask } from '../ask';
import { choicesOf } from '../config';
import type { Row, Value } from '../state';

export function segments(row: Row, value: Value, ask: Ask, locked = false): TemplateResult {
  return html`<div class="seg" role="radiogroup" aria-label=${row.label} aria-describedby=${`${row.key}-hint`}>
    ${choicesOf(row).map(
      ([choice, name]) => html`<label>
      <input type="radio" name=${row.key} value=${choice} ?disabled=${locked} .checked=${live(choice === value)} @change=${() => ask(row, choice)} />
      <span>${name}</span>
    </label>`,
    )}
  </div>`;
}
