// Adds a lane: the other normalisations by name, or any one setting with another value.
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { choicesOf, problem } from '../config';
import { type Change, canDiffer, formatLanes, parseLanes, wordsOf } from '../lanes';
import { exact, read } from '../numbers';
import { isKey, type Key, rowOf, rows, type State } from '../state';
import { base } from '../styles';

const OTHER = 'other';
const norm = (value: string): Change => ({ key: 'norm', value });

export class LanePicker extends LitElement {
  static override properties = {
    state: { attribute: false },
    key: { state: true },
    value: { state: true },
    wrong: { state: true },
  };
  static override styles = [
    base,
    css`
    select, input, button { height: 30px; padding: 2px 8px; border: 1px solid var(--line); border-radius: 15px; background: var(--card); color: var(--ink); font: inherit; font-size: 12.5px; }
    select { max-width: 190px; }
    input { width: 84px; }
    form { display: inline-flex; flex-wrap: wrap; gap: 6px; margin-left: 6px; }
    p { margin: 4px 0 0; font-size: 12.5px; color: var(--warn); }
  `,
  ];

  declare state: State;
  declare key: Key | null;
  declare value: string;
  declare wrong: string;

  constructor() {
    super();
    this.key = null;
    this.value = this.wrong = '';
  }

  protected override render(): TemplateResult {
    const taken = (parseLanes(String(this.state.lanes)) ?? []).map((change) =>
      formatLanes([change]),
    );
    const free = choicesOf(rowOf('norm'))
      .map(([value]) => norm(value))
      .filter(({ value }) => value !== this.state.norm && !taken.includes(`norm-${value}`));
    return html`<select aria-label="Compare with" @change=${this.#chosen}>
        <option value="" selected>+ compare with …</option>
        ${free.map((change) => html`<option value=${change.value}>${wordsOf(change)}</option>`)}
        <option value=${OTHER}>one other setting …</option>
      </select>${this.key ? this.#form(this.key) : nothing}`;
  }

  #form(key: Key): TemplateResult {
    const row = rowOf(key);
    const choices = choicesOf(row).filter(([value]) => value !== this.state[key]);
    const now = this.state[key];
    return html`<form @submit=${this.#submit}>
      <select aria-label="Setting" @change=${this.#keyed}>${rows.filter(canDiffer).map((r) => html`<option value=${r.key} ?selected=${r.key === key}>${r.label}</option>`)}</select>
      ${
        choices.length > 0 && row.control !== 'several'
          ? html`<select aria-label="Value" @change=${this.#valued}>${choices.map(([value, name]) => html`<option value=${value} ?selected=${value === this.value}>${name}</option>`)}</select>`
          : html`<input aria-label="Value" autocomplete="off" placeholder=${typeof now === 'number' ? exact(now) : now} .value=${this.value} @input=${this.#valued} />`
      }
      <button type="submit">Add</button>
      ${this.wrong ? html`<p role="alert">${this.wrong}</p>` : nothing}
    </form>`;
  }

  readonly #chosen = (event: Event) => {
    const box = event.target as HTMLSelectElement;
    const { value } = box;
    box.value = '';
    if (value === OTHER) void this.#begin();
    else if (value) this.#say(norm(value));
  };

  readonly #keyed = (event: Event) => {
    const { value } = event.target as HTMLSelectElement;
    if (isKey(value)) this.#show(value);
  };

  readonly #valued = (event: Event) => {
    this.value = (event.target as HTMLInputElement).value;
    this.wrong = '';
  };

  /** The fields that come take the focus. */
  async #begin(): Promise<void> {
    this.#show('lr');
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('form select')?.focus();
  }

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector('select')!.focus(options);
  }

  #show(key: Key): void {
    const other = choicesOf(rowOf(key)).find(([value]) => value !== this.state[key]);
    [this.key, this.value, this.wrong] = [key, other?.[0] ?? '', ''];
  }

  readonly #submit = (event: Event) => {
    event.preventDefault();
    const key = this.key!;
    const value = choicesOf(rowOf(key)).length > 0 ? this.value : (read(this.value) ?? this.value);
    const bound = problem(key, value);
    this.wrong = bound === null ? '' : `“${this.value}” is not ${bound}.`;
    if (bound === null && value === this.state[key])
      this.wrong = 'This run has that value already.';
    if (!this.wrong) this.#say({ key, value });
  };

  #say(change: Change): void {
    // The fields go: the focus does not go with them.
    if (this.key) this.focus();
    this.key = null;
    this.dispatchEvent(new CustomEvent('add', { detail: formatLanes([change]) }));
  }
}
