// Share: the link, pictures, numbers, the net, and how to cite. Everything is made in this browser.
import type { Trainer } from 'batchnorm-playground';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { icons } from '../controls/icons';
import { pageUrl } from '../embed/page-url';
import { byHand } from '../finger';
import { fitsLink } from '../hash';
import type { State } from '../state';
import { base } from '../styles';
import { bibtex, citation } from './cite';
import type { ShownFigure } from './figures';
import { type Given, nets, type Offer, ownTable, tables } from './files';
import { picture } from './picture';
import { asText, copy, save } from './save';
import { takeStyle } from './take-style';

export class TakeDialog extends LitElement {
  static override properties = {
    state: { attribute: false },
    edited: { attribute: false },
    said: { state: true },
    shown: { state: true },
    text: { state: true },
    opened: { state: true },
  };
  static override styles = [base, takeStyle];

  declare state: State;
  /** What was changed by hand in this run's net, in words. */
  declare edited: readonly string[];
  /** The run as it is now. */
  trainer: () => Trainer | null = () => null;
  /** The figures that stand on the page. */
  figures: () => readonly ShownFigure[] = () => [];
  declare opened: boolean;
  declare said: string;
  declare shown: readonly ShownFigure[];
  /** A file as text, where a frame allows no downloads. */
  declare text: string;

  constructor() {
    super();
    this.said = this.text = '';
    [this.shown, this.edited] = [[], []];
    this.opened = false;
  }

  async show(): Promise<void> {
    this.said = this.text = '';
    this.shown = this.figures();
    this.opened = true;
    await this.updateComplete;
    this.renderRoot.querySelector('dialog')!.showModal();
  }

  protected override render(): TemplateResult {
    const link = pageUrl(this.state);
    const own = ownTable(this.state);
    return html`<button class="ask" aria-haspopup="dialog" @click=${this.show}>${icons.share}<span>Share</span></button><dialog aria-labelledby="take-title" @close=${() => (this.opened = false)}>${this.opened ? this.#inside(link, own) : nothing}</dialog>`;
  }

  #inside(link: string, own: Given | null): TemplateResult {
    return html`
      <div class="head"><h2 id="take-title">Share</h2><button class="close" aria-label="Close" @click=${this.#close}>×</button></div>
      <section><h3>Link to this run</h3>
        ${this.#copied('link', 'Link', link)}
        ${fitsLink(this.state) ? nothing : html`<p class="warn">Your points are too many for a link, so it leads to the default set. Save them as CSV beside it.</p>`}
        ${this.edited.length > 0 ? html`<p class="warn">What you changed by hand is not in the link: ${this.edited.join(', ')}. The net, below, has it.</p>` : nothing}
      </section>
      ${own ? html`<section><h3>Your points</h3><div class="row">${this.#button('Points, CSV', '', () => Promise.resolve(own))}</div></section>` : nothing}
      <section><h3>Pictures <small>PNG, as the figures stand now</small></h3>
        <div class="row">${this.shown.map(({ name, card }) => this.#button(name, '', () => this.#picture(name, card)))}</div></section>
      <section><h3>Numbers of this run <small>Every step counts units from 0: bn1/gamma/0 is <span class="m">γ</span> of unit 1·1</small></h3><div class="row">${tables.map((offer) => this.#offer(offer))}</div></section>
      <section><h3>The net</h3><div class="row">${nets.map((offer) => this.#offer(offer))}</div></section>
      ${framed() ? nothing : html`<bnp-lesson .state=${this.state}></bnp-lesson>`}
      <section><h3>How to cite</h3>
        ${this.#copied('cite', 'Citation', citation(pageUrl(this.state).replace(/#.*/, '')))}
        ${this.#copied('bibtex', 'BibTeX', bibtex(pageUrl(this.state).replace(/#.*/, '')))}</section>
      ${
        this.text
          ? html`<section><h3>Text of the file</h3>
        ${this.text.startsWith('data:') ? html`<p>Its bytes as an address: opened in a tab of its own, it becomes the file.</p>` : nothing}
        ${this.#copied('file', 'Text of the file', this.text, true)}</section>`
          : nothing
      }
      <p class="said" role="status">${this.said}</p>`;
  }

  #copied(id: string, label: string, text: string, long = text.includes('\n')): TemplateResult {
    return html`<div class="copy">
      ${
        long
          ? html`<textarea readonly id=${id} aria-label=${label} rows=${Math.min(8, text.split('\n').length)} .value=${text}></textarea>`
          : html`<input readonly id=${id} aria-label=${label} .value=${text} @focus=${(e: Event) => (e.target as HTMLInputElement).select()} />`
      }
      <button type="button" aria-label=${`Copy: ${label}`} @click=${() => this.#copy(id, label, text)}>Copy</button></div>`;
  }

  async #copy(id: string, label: string, text: string): Promise<void> {
    if (await copy(text)) this.said = `${label} copied.`;
    else {
      this.renderRoot.querySelector<HTMLInputElement>(`#${id}`)!.select();
      this.said = `This page may not use the clipboard. ${byHand('The text')}`;
    }
  }

  #offer(offer: Offer): TemplateResult {
    return this.#button(offer.label, offer.hint, () => {
      const trainer = this.trainer();
      if (!trainer) throw new Error('there is no run to take it from');
      return offer.make(trainer);
    });
  }

  #button(label: string, hint: string, make: () => Promise<Given>): TemplateResult {
    return html`<button type="button" title=${hint || nothing} @click=${() => this.#give(label, make)}>${label}</button>`;
  }

  async #give(label: string, make: () => Promise<Given>): Promise<void> {
    try {
      const { name, content, type } = await make();
      save(name, content, type);
      this.said = `${name}: given to your browser to save.`;
      this.text = framed() ? await asText(content, type) : '';
      if (this.text) this.said += ' If this frame may not save, its text stands above.';
    } catch (error) {
      this.said = `${label}: ${(error as Error).message}`;
    }
  }

  async #picture(name: string, card: HTMLElement): Promise<Given> {
    const step = this.trainer()?.status.step ?? 0;
    const foot = `BatchNorm Playground · ${this.state.data}, seed ${this.state.seed}, step ${step}`;
    const content = await picture(card, foot);
    const file = name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '');
    return { name: `batchnorm-${file}-step${step}.png`, type: 'image/png', content };
  }

  readonly #close = () => this.renderRoot.querySelector('dialog')!.close();
}

/** In a frame a download may be dropped without a word, so its text is shown as well. */
const framed = () => window.self !== window.top;
