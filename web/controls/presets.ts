// Ready settings on a card of their own: a good, a bad or an odd run by one click, each with its sentence.
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { against, LOCKED } from '../lesson';
import { type Preset, presets, stateOf } from '../presets';
import type { State } from '../state';
import { base } from '../styles';
import { lockSign, lockStyle } from './lock-sign';

/** The mark of each kind, and what it says. */
const KINDS = [
  ['good', '✓', 'goes well'],
  ['bad', '✗', 'goes wrong'],
  ['odd', '?', 'worth a look'],
] as const;

export class Presets extends LitElement {
  static override properties = { state: { attribute: false } };
  static override styles = [
    base,
    lockStyle,
    css`
    details { background: var(--card); border: 1px solid var(--line); border-radius: var(--r); }
    summary { display: flex; align-items: baseline; gap: 8px; padding: 11px 14px; font-size: 14px; font-weight: 650; cursor: pointer; list-style: none; border-radius: var(--r); }
    summary::-webkit-details-marker { display: none; }
    summary::after { content: ""; width: 7px; height: 7px; margin-left: auto; border: solid var(--muted); border-width: 0 1.6px 1.6px 0; transform: translateY(-2px) rotate(45deg); }
    [open] > summary::after { transform: translateY(2px) rotate(-135deg); }
    ul { display: grid; gap: 2px; margin: 0; padding: 0 8px 10px; list-style: none; }
    button { display: grid; grid-template-columns: 18px 1fr; gap: 0 4px; width: 100%; padding: 6px; border-color: transparent; background: none; text-align: left; font-size: 13px; }
    button:hover { background: var(--soft); }
    button[aria-pressed="true"] { border-color: var(--accent); }
    .words { grid-column: 2; color: var(--muted); font-size: 12.5px; line-height: 1.4; }
    .why .lock { margin-left: 0; }
    .good { color: var(--good); } .bad { color: var(--warn); } .odd { color: var(--accent); }
    .mark { font-weight: 700; }
    .key { display: flex; flex-wrap: wrap; gap: 2px 14px; margin: 0; padding: 0 14px 8px; color: var(--muted); font-size: 12.5px; }
    .key .mark { margin-right: 4px; }
  `,
  ];

  declare state: State;

  protected override render(): TemplateResult {
    const now = presets.find((preset) => this.#is(preset));
    return html`<details>
      <summary>Presets</summary>
      <p class="key">${KINDS.map(([kind, mark, words]) => html`<span><span class="mark ${kind}" aria-hidden="true">${mark}</span>${words}</span>`)}</p>
      <ul>${presets.map((preset) => this.#item(preset, preset === now))}</ul>
    </details>${now ? html`<p class="sr" role="status">${now.words}</p>` : nothing}`;
  }

  #item(preset: Preset, chosen: boolean): TemplateResult {
    const [kind, mark, words] = KINDS.find(([of]) => of === preset.kind)!;
    const barred = against(this.state, stateOf(preset, this.state)).map(({ label }) => label);
    const off = barred.length > 0;
    return html`<li><button type="button" aria-pressed=${chosen} aria-disabled=${off} @click=${off ? nothing : () => this.#take(preset)}>
      <span class="mark ${kind}" role="img" aria-label=${words} title=${words}>${mark}</span><span>${preset.name}</span>
      <span class="words">${preset.words}</span>
      ${off ? html`<span class="words why">${lockSign()} ${barred.join(', ')}: ${LOCKED}</span>` : nothing}</button></li>`;
  }

  #is(preset: Preset): boolean {
    const wanted = stateOf(preset, this.state);
    return Object.entries(wanted).every(([key, value]) => this.state[key as keyof State] === value);
  }

  #take(preset: Preset): void {
    const detail = { about: preset.name, values: stateOf(preset, this.state) };
    const options = { detail, bubbles: true, composed: true };
    this.dispatchEvent(new CustomEvent('set-states', options));
  }
}
