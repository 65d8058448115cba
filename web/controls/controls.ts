// The form: the table of settings as controls, in three groups. It asks for changes and owns none of them.
import { css, html, LitElement, type TemplateResult } from 'lit';
import { choicesOf } from '../config';
import { type Key, type Row, rowOf, rows, type State, type Value } from '../state';
import { base } from '../styles';
import { segmentStyle } from './segment-style';
import { segments } from './segments';
import { numberBox, slider } from './slider';

export type Ask = (row: Row, value: Value) => void;

const GROUPS = [
  ['data', 'Data'],
  ['norm', 'Normalisation'],
  ['training', 'Training'],
] as const;

const AGAIN = 'starts the run again';
const LIVE = 'applies while running';

export class ControlsForm extends LitElement {
  static override properties = { state: { attribute: false }, only: { attribute: false } };
  static override styles = [
    base,
    segmentStyle,
    css`
    :host { display: grid; gap: var(--sp); }
    fieldset { display: grid; gap: 11px; min-width: 0; margin: 0; padding: 12px 14px 14px; background: var(--card); border: 1px solid var(--line); border-radius: var(--r); }
    fieldset.bare { grid-template-columns: repeat(auto-fill, minmax(min(100%, 210px), 1fr)); gap: 11px 20px; border: 0; border-radius: 0; }
    legend { float: left; padding: 0; font-size: 14px; font-weight: 650; line-height: 1.35; }
    .row { display: grid; grid-template-columns: 1fr auto; gap: 3px 8px; align-items: center; }
    .row > .seg, .row > bnp-thumbs, .row > input[type="range"] { grid-column: 1 / -1; }
    .label { font-size: 13px; color: var(--muted); }
    .row.inline { grid-template-columns: 1fr auto; }
    .row.inline > .seg { grid-column: 2; }
    .glyph { margin-left: 5px; font-size: 12px; color: var(--accent); }
    .key { margin: 0; padding: 0 2px; font-size: 12.5px; color: var(--muted); }
    input.num { width: 76px; padding: 2px 5px; border: 1px solid transparent; border-radius: 5px; background: none; color: var(--ink); font-size: 12.5px; text-align: right; }
    input.num:hover, input.num:focus { border-color: var(--line); background: var(--bg); }
    input[type="range"] { width: 100%; height: 20px; margin: 0; accent-color: var(--accent); cursor: pointer; }
    .seed { display: flex; gap: 6px; align-items: center; }
    .seed button { padding: 2px 8px; font-size: 12.5px; }
    .seed input.num { border-color: var(--line); width: 100px; }
  `,
  ];

  declare state: State;
  /** The fields that are offered; null: all of them, in their groups. */
  declare only: readonly Key[] | null;

  constructor() {
    super();
    this.only = null;
  }

  protected override render(): TemplateResult {
    if (this.only)
      return html`<fieldset class="bare" aria-label="Settings">${this.only.map((key) => this.#row(rowOf(key)))}</fieldset>`;
    return html`${GROUPS.map(
      ([group, name]) => html`<fieldset>
        <legend>${name}</legend>
        ${rows.filter((row) => row.group === group).map((row) => this.#row(row))}
      </fieldset>`,
    )}
      <p class="key"><span class="glyph" aria-hidden="true">●</span> ${LIVE}. Everything else ${AGAIN} from its seed.</p>`;
  }

  #row(row: Row): TemplateResult {
    const value = this.state[row.key];
    const title = [row.hint, row.live ? LIVE : AGAIN].filter(Boolean).join('; ');
    const bare = row.control === 'thumbs' || row.key === 'norm';
    return html`<div class="row ${row.control === 'segments' && !bare ? 'inline' : ''}" title=${title}>
      ${bare ? '' : this.#label(row)}${this.#control(row, value)}
    </div>`;
  }

  #label(row: Row): TemplateResult {
    const glyph = row.live ? html`<span class="glyph" aria-hidden="true">●</span>` : '';
    return row.control === 'segments'
      ? html`<span class="label">${row.label}</span>`
      : html`<label class="label" for=${row.key}>${row.label}${glyph}</label>`;
  }

  #control(row: Row, value: Value): TemplateResult {
    if (row.control === 'thumbs')
      return html`<bnp-thumbs .names=${choicesOf(row)} .value=${value} @choose=${(e: CustomEvent<string>) => this.#ask(row, e.detail)}></bnp-thumbs>`;
    if (row.control === 'segments') return segments(row, value, this.#ask);
    if (row.control === 'slider') return slider(row, value, this.#ask);
    return html`<span class="seed num">
      <button type="button" @click=${() => this.#ask(row, Math.floor(Math.random() * 1e4))}>new</button>
      ${numberBox(row, value, this.#ask)}
    </span>`;
  }

  readonly #ask: Ask = (row, value) => {
    this.dispatchEvent(new CustomEvent('ask', { detail: { row, value } }));
    this.requestUpdate();
  };
}
