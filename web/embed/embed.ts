// The page as an embed: the chosen panels as one figure, and under it a bar that plays, counts and leads to the page.
import type { Trainer } from 'batchnorm-playground';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { icons } from '../controls/icons';
import { playOf } from '../controls/play';
import { hold, share } from '../frames';
import type { Notice } from '../hash';
import { short, whole } from '../numbers';
import type { View } from '../panels';
import { panelsOf, type Query } from '../query';
import type { State } from '../state';
import { base } from '../styles';
import { figuresIn } from '../take/figures';
import { barWords } from './bar-words';
import type { Commands } from './commands';
import { embedStyle } from './embed-style';
import { pageUrl } from './page-url';
import { Session } from './session';
import type { Now } from './tells';

export class Embed extends LitElement {
  static override properties = {
    view: { attribute: false },
    query: { attribute: false },
    state: { attribute: false },
    notices: { attribute: false },
    commands: { attribute: false },
    trainer: { attribute: false },
    link: { state: true },
  };
  static override styles = [base, embedStyle];

  declare view: View;
  declare query: Query;
  declare state: State;
  declare notices: readonly Notice[];
  declare commands: Commands;
  declare trainer: () => Trainer | null;
  /** The address to copy, where the frame may not open it. */
  declare link: string;
  /** Of a frame, whether the reader's window shows it: frames of other origins may know that too. */
  readonly #seen = new IntersectionObserver(([entry]) => hold(!entry?.isIntersecting));

  #session: Session | null = null;
  #told: readonly Notice[] = [];
  readonly #grown = new ResizeObserver(() => this.#measure());

  constructor() {
    super();
    this.notices = [];
    this.link = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.documentElement.dataset.embed = this.query.height;
    this.toggleAttribute('fixed', this.query.height === 'fixed');
    hold(true);
    share();
    this.#seen.observe(this);
    if (parent !== window) this.#session = new Session(this.query, this.commands, this.#now);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#seen.disconnect();
    this.#grown.disconnect();
    this.#session?.stop();
    hold(false);
  }

  get #now(): Now {
    return { snapshot: this.view.snapshot, state: this.state, failure: this.view.failure };
  }

  protected override firstUpdated(): void {
    this.#grown.observe(this.#article);
  }

  /** What happened goes on to the site around. */
  protected override updated(): void {
    this.#session?.show(this.#now);
    this.#session?.notices(this.notices.filter((notice) => !this.#told.includes(notice)));
    this.#told = this.notices;
    setTimeout(() => this.#measure());
  }

  get #article(): HTMLElement {
    return this.renderRoot.querySelector('article')!;
  }

  /** Also after each update, once its figures stand: a frame out of view is told of no change of size. */
  #measure(): void {
    if (this.isConnected)
      this.#session?.height(Math.ceil(this.#article.getBoundingClientRect().height));
  }

  protected override render(): TemplateResult {
    const shown = panelsOf(this.query);
    const { title, controls } = this.query;
    return html`<article aria-label=${title || shown.map((panel) => panel.title).join(', ')}>
      ${title ? html`<h1>${title}</h1>` : nothing}
      <bnp-notices inflow .items=${this.notices} @dismiss=${() => this.#say('dismiss')}></bnp-notices>
      ${controls.length > 0 ? html`<bnp-controls .state=${this.state} .only=${controls} @ask=${(e: CustomEvent) => this.#say('ask', e.detail)}></bnp-controls>` : nothing}
      ${shown.filter((panel) => panel.place === 'top').map((panel) => panel.render(this.view))}
      <div class="figures">${shown.filter((panel) => panel.place !== 'top').map((panel) => panel.render(this.view))}</div>
      ${this.#bar()}
    </article>`;
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('.primary')?.focus({ preventScroll: true });
  }

  #bar(): TemplateResult {
    const { snapshot, failure } = this.view;
    const measures = snapshot?.measures;
    const { playing, still, name } = playOf(
      failure ? 'failed' : (snapshot?.phase ?? 'starting'),
      null,
    );
    return html`<footer>
      <button class="primary" aria-disabled=${still} @click=${still ? nothing : () => this.#say('toggle')} aria-label=${name} title=${still ? name : `${name} (space)`}>${playing ? icons.pause : icons.play}</button>
      <span class="hand"><button class="reset" @click=${() => this.#say('reset')} aria-label="Reset" title="Reset: same seed, same start (R)">${icons.reset}</button>${this.#back()}</span>
      <p class="count"><span>step <b class="num" data-testid="steps">${whole(snapshot?.progress.step ?? 0)}</b></span><span>loss <b class="num">${measures ? short(measures.train.loss) : '–'}</b></span></p>
      ${this.query.panels.includes('verdict') && !still ? nothing : barWords(this.view)}
      <bnp-take compact .state=${this.state} .trainer=${this.trainer} .figures=${() => figuresIn(this.renderRoot)}></bnp-take>
      <a href=${pageUrl(this.state)} target="_blank" rel="noopener" @click=${this.#open}><span>open<span class="long"> in the playground</span></span>${icons.open}</a>
      ${this.link ? html`<label class="link">This frame may not open a window. The address: <input readonly .value=${this.link} @focus=${(e: Event) => (e.target as HTMLInputElement).select()} /></label>` : nothing}
    </footer>`;
  }

  /** Undo and redo, as soon as there was something to undo. */
  #back(): TemplateResult | typeof nothing {
    const { undoable, redoable } = this.commands.hand;
    if (undoable === null && redoable === null) return nothing;
    const button = (type: 'undo' | 'redo', name: string, key: string, about: string | null) => {
      const label = about === null ? name : `${name}: ${about}`;
      return html`<button class="reset back" aria-disabled=${about === null} @click=${about === null ? nothing : () => this.#say(type)} aria-label=${label} title=${`${label} (${key})`}>${icons[type]}</button>`;
    };
    return html`${button('undo', 'Undo', 'Z', undoable)}${button('redo', 'Redo', 'Shift Z', redoable)}`;
  }

  /** A sandbox without allow-popups refuses windows: the address is then shown, and told to the site around. */
  readonly #open = (event: MouseEvent) => {
    event.preventDefault();
    const url = pageUrl(this.state);
    if (opens(url)) return;
    this.link = url;
    this.#session?.refusedWindow();
  };

  #say(type: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

/** Whether a window could be opened: where it may not, most engines say null, and Firefox throws. */
function opens(url: string): boolean {
  try {
    const opened = window.open(url, '_blank');
    if (opened) opened.opener = null;
    return Boolean(opened);
  } catch {
    return false;
  }
}
