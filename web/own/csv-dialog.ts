// Points from a table: pasted, dropped or opened; what is wrong with it stands line by line. And back into a file.
import { css, html, LitElement, type TemplateResult } from 'lit';
import { mostClasses } from '../figures/class-look';
import { fitting } from '../finger';
import { base } from '../styles';
import { type CsvFault, mostBytes, readCsv } from './csv';
import type { Entered } from './enter';

const SHOWN = 6;

export class CsvDialog extends LitElement {
  static override properties = {
    faults: { state: true },
    over: { state: true },
    bare: { type: Boolean, reflect: true },
  };
  static override styles = [
    base,
    css`
    :host { display: inline-block; }
    :host([bare]) .ask { display: none; }
    button { padding: 4px 10px; font-size: 12.5px; }
    dialog { width: min(560px, calc(100vw - 24px)); padding: 18px; border: 1px solid var(--line); border-radius: var(--r); background: var(--card); color: var(--ink); }
    dialog::backdrop { background: rgb(0 0 0 / .35); }
    h2 { margin: 0 0 6px; font-size: 16px; }
    p { margin: 0 0 10px; font-size: 13px; color: var(--muted); }
    textarea { display: block; width: 100%; height: 180px; padding: 8px; border: 1px solid var(--line); border-radius: 8px; background: var(--bg); color: var(--ink); font: 12.5px/1.5 var(--num); resize: vertical; }
    .over textarea { outline: 2px dashed var(--accent); }
    ul { margin: 10px 0 0; padding: 0; list-style: none; font-size: 13px; color: var(--warn); }
    .row { display: flex; flex-wrap: wrap; gap: 8px; justify-content: flex-end; margin-top: 12px; }
    .row label { margin-right: auto; font-size: 13px; color: var(--muted); }
    .row input { max-width: 230px; font-size: 12.5px; color: var(--muted); }
    ::file-selector-button { margin: 0 8px 0 4px; padding: 4px 10px; border: 1px solid var(--line); border-radius: 8px; background: var(--card); color: var(--ink); font: inherit; cursor: pointer; }
    ::file-selector-button:hover { border-color: var(--rule); }
    .primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
  `,
  ];

  declare faults: readonly CsvFault[];
  declare over: boolean;
  /** Without a button of its own: it opens for a file that was dropped and has faults. */
  declare bare: boolean;

  constructor() {
    super();
    this.faults = [];
    this.over = this.bare = false;
  }

  protected override render(): TemplateResult {
    const more = this.faults.length - SHOWN;
    return html`<button type="button" class="ask" @click=${() => this.#dialog.showModal()}>CSV …</button>
      <dialog aria-labelledby="csv-title" class=${this.over ? 'over' : ''} @dragover=${this.#dragged} @dragleave=${() => (this.over = false)} @drop=${this.#dropped}>
        <h2 id="csv-title">Points from a table</h2>
        <p id="csv-help">A point a line: two numbers, and a label (up to ${mostClasses} different ones) or a number to fit. Parted by commas, semicolons, tabs or spaces; a header may stand above. ${fitting('Paste it, drop a file or open one', 'Paste it, or open a file')}, up to 2 MB. It stays in this browser.</p>
        <textarea aria-label="Table" aria-describedby="csv-help" spellcheck="false" placeholder="x,y,label&#10;0.5,-1,a&#10;0.2,0.3,b" @input=${() => (this.faults = [])}></textarea>
        <ul role="alert">${this.faults.slice(0, SHOWN).map(({ line, text }) => html`<li>${line > 0 ? html`<b>Line ${line}:</b> ` : 'The table: '}${text}</li>`)}${more > 0 ? html`<li>and ${more} more</li>` : ''}</ul>
        <div class="row">
          <label>Open a file <input type="file" accept=".csv,.tsv,.txt,text/csv,text/plain" @change=${this.#opened} /></label>
          <button type="button" @click=${() => this.#dialog.close()}>Cancel</button>
          <button type="button" class="primary" @click=${() => this.#take(this.#area.value)}>Use these points</button>
        </div>
      </dialog>`;
  }

  get #dialog(): HTMLDialogElement {
    return this.renderRoot.querySelector('dialog')!;
  }

  get #area(): HTMLTextAreaElement {
    return this.renderRoot.querySelector('textarea')!;
  }

  #take(text: string): void {
    const csv = readCsv(text);
    if ('faults' in csv) {
      this.faults = csv.faults;
      return;
    }
    this.faults = [];
    this.#dialog.close();
    const detail: Entered = { ...csv.points, names: csv.names };
    const event = { detail, bubbles: true, composed: true };
    this.dispatchEvent(new CustomEvent('own-points', event));
  }

  /** A file's text, shown where it can be mended if something is wrong with it. */
  async take(file: File): Promise<void> {
    if (file.size > mostBytes) {
      this.faults = [{ line: 0, text: 'larger than 2 MB.' }];
    } else {
      const text = await file.text();
      this.#area.value = text;
      this.#take(text);
    }
    if (this.faults.length > 0 && !this.#dialog.open) this.#dialog.showModal();
  }

  readonly #opened = (event: Event) => {
    const file = (event.target as HTMLInputElement).files?.[0];
    if (file) void this.take(file);
  };

  readonly #dragged = (event: DragEvent) => {
    event.preventDefault();
    this.over = true;
  };

  readonly #dropped = (event: DragEvent) => {
    event.preventDefault();
    event.stopPropagation();
    this.over = false;
    const file = event.dataTransfer?.files[0];
    if (file) void this.take(file);
  };
}
