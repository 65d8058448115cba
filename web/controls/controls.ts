// The form: the table of settings as controls, in three groups. It asks for changes and owns none of them.
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Ask } from '../ask';
import { choicesOf, initial } from '../config';
import { isHidden, isLocked } from '../lesson';
import { type Key, type Row, rowOf, rows, type State, type Value } from '../state';
import { base } from '../styles';
import { controlsStyle } from './controls-style';
import { icons } from './icons';
import { lockSign, lockStyle } from './lock-sign';
import { segmentStyle } from './segment-style';
import { segments } from './segments';
import { select, toggle } from './select';
import { several } from './several';
import { numberBox, slider } from './slider';

const GROUPS = [
  ['data', 'Data'],
  ['norm', 'Normalisation'],
  ['training', 'Training'],
] as const;

const AGAIN = 'starts the run again';
const LIVE = 'applies while running';

const again = (words = '') =>
  html`<span class="again" aria-hidden="true" title=${words || AGAIN}>↺</span>`;

export class ControlsForm extends LitElement {
  static override properties = {
    state: { attribute: false },
    only: { attribute: false },
    helped: { state: true },
    unfolded: { state: true },
  };
  static override styles = [base, segmentStyle, controlsStyle, lockStyle];

  declare state: State;
  /** The fields that are offered; null: all of them, in their groups. */
  declare only: readonly Key[] | null;
  declare helped: ReadonlySet<string>;
  /** Whether what is folded away has been made: once it is opened, or the run is well under way. */
  declare unfolded: boolean;

  constructor() {
    super();
    this.only = null;
    this.helped = new Set();
    this.unfolded = false;
  }

  protected override firstUpdated(): void {
    setTimeout(() => (this.unfolded = true), 1000);
  }

  protected override render(): TemplateResult {
    if (this.only)
      return html`<fieldset class="bare" aria-label="Settings">${this.only.map((key) => this.#row(rowOf(key), true))}</fieldset>`;
    return html`${GROUPS.map(([group, name]) => this.#group(group, name))}
      <p class="key">${again()} ${AGAIN} from its seed. The rest ${LIVE}.${this.state.hide || this.state.lock ? ' This is a lesson: some settings are fixed or left out.' : ''}</p>`;
  }

  #group(group: string, name: string): TemplateResult | typeof nothing {
    const own = rows.filter(
      (row) => row.group === group && row.control !== 'drawn' && !isHidden(this.state, row),
    );
    if (own.length === 0) return nothing;
    const sections = [...new Set(own.flatMap((row) => row.section ?? []))];
    const all = own.every((row) => !row.live);
    const locked = own.every((row) => isLocked(this.state, row));
    const helped = this.helped.has(group);
    const help = () => {
      this.helped = new Set(
        [...this.helped].filter((g) => g !== group).concat(helped ? [] : group),
      );
    };
    return html`<fieldset>
      <legend class="sr">${name}</legend>
      <div class="head"><b aria-hidden="true">${name}${all ? again(`each of these ${AGAIN}`) : ''}</b>${locked ? lockSign() : nothing}
        <button type="button" aria-pressed=${helped} aria-label=${`Explain: ${name}`} title="Explain these settings" @click=${help}>?</button></div>
      ${own.filter((row) => !row.section).map((row) => this.#row(row, all))}
      ${sections.map((section) =>
        this.#section(
          section,
          own.filter((row) => row.section === section),
          all,
        ),
      )}
    </fieldset>`;
  }

  /** Folded away, a section still says how many of its settings are not at their defaults. */
  #section(name: string, own: readonly Row[], all: boolean): TemplateResult | typeof nothing {
    const shown = own.filter((row) => row.when?.(this.state) ?? true);
    if (shown.length === 0) return nothing;
    const changed = shown.filter((row) => this.state[row.key] !== initial[row.key]).length;
    return html`<details @toggle=${() => (this.unfolded = true)}>
      <summary>${name}${changed > 0 ? html`<span class="changed">${changed} changed</span>` : nothing}</summary>
      <div class="inside">${this.unfolded ? shown.map((row) => this.#row(row, all)) : nothing}</div>
    </details>`;
  }

  #row(row: Row, quiet: boolean): TemplateResult | typeof nothing {
    if (!(row.when?.(this.state) ?? true)) return nothing;
    const value = this.state[row.key];
    const words = `${row.hint}; ${row.live ? LIVE : AGAIN}`;
    const bare = row.key === 'norm' && !isLocked(this.state, row);
    const helped = this.helped.has(row.group);
    return html`<div class="row" title=${helped ? nothing : words}>
      ${bare ? nothing : this.#label(row, quiet)}${this.#control(row, value)}
      <p class="hint" id=${`${row.key}-hint`} ?hidden=${!helped}>${words}</p>
    </div>`;
  }

  #label(row: Row, quiet: boolean): TemplateResult {
    const lock = isLocked(this.state, row) ? lockSign() : nothing;
    if (row.control === 'thumbs')
      return html`<span class="label">${row.label}${lock}</span><span class="chosen">${choicesOf(row).find(([name]) => name === this.state[row.key])?.[1]}</span>`;
    const mark = row.live || quiet ? nothing : again();
    return row.control === 'segments' || row.control === 'several'
      ? html`<span class="label">${row.label}${mark}${lock}</span>`
      : html`<span class="label"><label for=${row.key}>${row.label}${mark}</label>${lock}</span>`;
  }

  #control(row: Row, value: Value): TemplateResult {
    const locked = isLocked(this.state, row);
    switch (row.control) {
      case 'thumbs':
        return html`<bnp-thumbs .names=${choicesOf(row)} .value=${value} .locked=${locked} @choose=${(e: CustomEvent<string>) => this.#ask(row, e.detail)}></bnp-thumbs>`;
      case 'segments':
        return segments(row, value, this.#ask, locked);
      case 'select':
        return select(row, value, this.#ask, locked);
      case 'toggle':
        return toggle(row, value, this.#ask, locked);
      case 'several':
        return several(row, this.state, this.#ask, locked);
      case 'slider':
        return slider(row, value, this.#ask, locked);
      default:
        return row.key === 'seed'
          ? this.#seed(row, value, locked)
          : numberBox(row, value, this.#ask, locked);
    }
  }

  #seed(row: Row, value: Value, locked: boolean): TemplateResult {
    return html`<span class="seed num">
      <button type="button" aria-label="New seed" title="New seed" ?disabled=${locked} @click=${() => this.#ask(row, Math.floor(Math.random() * 1e4))}>${icons.die}</button>
      ${numberBox(row, value, this.#ask, locked)}
    </span>`;
  }

  readonly #ask: Ask = (row, value) => {
    const at = (this.renderRoot as ShadowRoot).getElementById(row.key);
    this.dispatchEvent(new CustomEvent('ask', { detail: { row, value, at } }));
    this.requestUpdate();
  };
}
