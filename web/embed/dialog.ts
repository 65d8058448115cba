// The Embed dialog: which panels and fields, how wide, a live preview, and the text to paste.
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { icons } from '../controls/icons';
import { segmentStyle } from '../controls/segment-style';
import { panels } from '../panels';
import { plainQuery, type Query } from '../query';
import { type Key, rows, type State } from '../state';
import { base } from '../styles';
import { copy } from './copy';
import { dialogStyle } from './dialog-style';
import { embedUrl, FORMATS, type Format, SANDBOX, snippets } from './snippets';

const WIDTHS = [320, 500, 720] as const;
const SAID_MS = 2000;
type Toggle = 'panels' | 'controls';

export class EmbedDialog extends LitElement {
  static override properties = {
    state: { attribute: false },
    query: { state: true },
    width: { state: true },
    height: { state: true },
    format: { state: true },
    copied: { state: true },
    open: { state: true },
  };
  static override styles = [base, segmentStyle, dialogStyle];

  declare state: State;
  declare query: Query;
  declare width: number;
  declare height: number;
  declare format: Format;
  declare copied: string;
  declare open: boolean;
  /** The height in a text that was copied: what was copied stays what is shown until something else is chosen. */
  #copiedHeight = 0;

  constructor() {
    super();
    this.query = { ...plainQuery, embed: true };
    this.width = innerWidth < 700 ? 320 : 500;
    this.height = 480;
    this.format = 'HTML';
    this.copied = '';
    this.open = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('message', this.#hear);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('message', this.#hear);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const choices = ['state', 'query', 'width', 'format', 'open'] as const;
    if (choices.some((choice) => changed.has(choice))) this.#copiedHeight = 0;
  }

  protected override render(): TemplateResult {
    return html`<button class="ask" @click=${this.#show} aria-haspopup="dialog">${icons.embed}<span>Embed</span></button>
      <dialog aria-labelledby="title" @close=${() => (this.open = false)} @click=${this.#outside}>${this.open ? this.#inside() : nothing}</dialog>`;
  }

  #inside(): TemplateResult {
    return html`<header><h2 id="title">Embed this</h2><button class="close" @click=${this.#close} aria-label="Close">${icons.close}</button></header>
      <div class="sides"><form @submit=${(e: Event) => e.preventDefault()}>
        ${this.#boxes(
          'Panels',
          'panels',
          panels.map(({ id, title }) => [id, title]),
        )}
        <details><summary>Fields that the reader may change${this.query.controls.length > 0 ? html` <span class="num">${this.query.controls.length}</span>` : nothing}</summary>
          ${this.#boxes(
            '',
            'controls',
            rows.filter(({ control }) => control !== 'drawn').map(({ key, label }) => [key, label]),
          )}</details>
        <label class="line">Title <input name="title" maxlength="120" .value=${this.query.title} @change=${(e: Event) => this.#set({ title: (e.target as HTMLInputElement).value })} placeholder="none" /></label>
        ${this.#choice('Colours', 'theme', ['auto', 'light', 'dark'], this.query.theme ?? 'auto', (theme) => this.#set({ theme: theme as 'auto' }))}
        ${this.#choice('Training', 'autoplay', ['visible', 'off'], this.query.autoplay, (autoplay) => this.#set({ autoplay: autoplay as 'off' }), { visible: 'starts when seen', off: 'waits' })}
      </form>
      <section aria-label="Preview">
        ${this.#choice('Width', 'width', WIDTHS.map(String), String(this.width), (width) => (this.width = Number(width)), {}, ' px')}
        <div class="stage"><iframe title="Preview of the embed" sandbox=${SANDBOX} src=${embedUrl(this.#chosen)} style="width: ${this.width}px; height: ${this.height}px"></iframe></div>
      </section></div>
      <div class="paste">
        ${this.#choice('Paste as', 'format', FORMATS, this.format, (format) => (this.format = format as Format))}
        <textarea readonly rows="4" spellcheck="false" aria-label="Text to paste" .value=${snippets[this.format](this.#chosen)} @focus=${(e: Event) => (e.target as HTMLTextAreaElement).select()}></textarea>
        <button class="primary" @click=${this.#copy}>Copy</button><span role="status">${this.copied}</span>
      </div>`;
  }

  #boxes(
    legend: string,
    what: Toggle,
    all: readonly (readonly [string, string])[],
  ): TemplateResult {
    const chosen: readonly string[] = this.query[what];
    return html`<fieldset aria-label=${legend || 'Fields'}>${legend ? html`<legend>${legend}</legend>` : nothing}
      ${all.map(([id, name]) => html`<label class="box"><input type="checkbox" name=${what} value=${id} .checked=${live(chosen.includes(id))} @change=${() => this.#toggle(what, id)} /> ${name}</label>`)}
    </fieldset>`;
  }

  #choice(
    label: string,
    name: string,
    all: readonly string[],
    now: string,
    choose: (one: string) => void,
    words: Record<string, string> = {},
    unit = '',
  ): TemplateResult {
    return html`<div class="line"><span>${label}</span><div class="seg" role="radiogroup" aria-label=${label}>${all.map(
      (one) =>
        html`<label><input type="radio" name=${name} value=${one} .checked=${one === now} @change=${() => choose(one)} /><span>${words[one] ?? one}${unit}</span></label>`,
    )}</div></div>`;
  }

  get #chosen() {
    const page = new URL(document.baseURI);
    page.search = page.hash = '';
    const height = this.#copiedHeight || this.height;
    return { query: this.query, state: this.state, page: page.href, height };
  }

  #set(part: Partial<Query>): void {
    this.query = { ...this.query, ...part };
  }

  /** In the order of the tables; the last panel stays. */
  #toggle(what: Toggle, id: string): void {
    const chosen = new Set<string>(this.query[what]);
    if (!chosen.delete(id)) chosen.add(id);
    const all = what === 'panels' ? panels.map((panel) => panel.id) : rows.map(({ key }) => key);
    const next = all.filter((one) => chosen.has(one));
    if (what === 'controls') this.#set({ controls: next as Key[] });
    else if (next.length > 0) this.#set({ panels: next });
    this.requestUpdate();
  }

  readonly #show = async () => {
    this.open = true;
    await this.updateComplete;
    this.renderRoot.querySelector('dialog')!.showModal();
  };
  readonly #close = () => this.renderRoot.querySelector('dialog')!.close();
  readonly #outside = (event: Event) => {
    if (event.target === event.currentTarget) this.#close();
  };

  /** The preview tells its height, as it would tell a site. */
  readonly #hear = ({ source, data }: MessageEvent) => {
    const frame = this.renderRoot.querySelector('iframe');
    if (!frame || source !== frame.contentWindow || data?.bnp !== 1) return;
    if (data.type === 'resize') this.height = data.payload.height;
  };

  readonly #copy = async () => {
    this.#copiedHeight = this.height;
    const done = await copy(this.renderRoot.querySelector('textarea')!);
    this.copied = done ? 'Copied.' : 'Selected: copy it with the keyboard.';
    setTimeout(() => (this.copied = ''), SAID_MS);
  };
}
