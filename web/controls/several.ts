// A choice of several at once: check boxes side by side. One at least stays, be it one that is not offered now.
import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Ask } from '../ask';
import { choicesOf } from '../config';
import type { Row, State } from '../state';

export function several(row: Row, state: State, ask: Ask, locked: boolean): TemplateResult {
  const value = state[row.key];
  const chosen = String(value).split('.');
  const offered = choicesOf(row).filter(([choice]) => row.offered?.(choice, state) ?? true);
  const turn = (name: string) => {
    const next = choicesOf(row)
      .map(([known]) => known)
      .filter((known) => (known === name) !== chosen.includes(known));
    ask(row, next.length > 0 ? next.join('.') : value);
  };
  return html`<div class="seg several" role="group" aria-label=${row.label} aria-describedby=${`${row.key}-hint`}>
    ${offered.map(
      ([choice, name]) => html`<label>
      <input type="checkbox" name=${row.key} value=${choice} ?disabled=${locked} .checked=${live(chosen.includes(choice))} @change=${() => turn(choice)} />
      <span>${name}</span>
    </label>`,
    )}
  </div>`;
}
