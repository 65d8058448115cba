// Makes a lesson link: which controls a class may use, only see, or not see at all.
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { segmentStyle } from '../controls/segment-style';
import { pageUrl } from '../embed/page-url';
import { byHand } from '../finger';
import type { Choice } from '../lesson';
import { scrollCue } from '../scroll-cue';
import type { State } from '../state';
import { base } from '../styles';
import {
  type Chapter,
  chapters,
  choiceIn,
  choiceOfAll,
  choicesOfAll,
  choose,
  chooseAll,
  type Item,
} from './chapters';
import { copy } from './save';
import { takeStyle } from './take-style';

const BARRED = ['locked', 'hidden'] as const;

export class LessonMaker extends LitElement {
  static override properties = {
    state: { attribute: false },
    lesson: { state: true },
    filter: { state: true },
    said: { state: true },
  };
  static override styles = [
    base,
    takeStyle,
    segmentStyle,
    scrollCue,
    css`
    summary { cursor: pointer; font-size: 13.5px; font-weight: 650; }
    .find { display: flex; flex-wrap: wrap; align-items: center; gap: 6px 12px; margin: 10px 0 8px; font-size: 13px; }
    .find input { flex: 1 1 150px; font: inherit; }
    .find b { font-weight: 400; font-variant-numeric: tabular-nums; color: var(--muted); }
    .find button { padding: 4px 10px; font-size: 12.5px; }
    .scrolls { max-height: min(440px, 60vh); margin: 0 0 10px; padding: 0 10px 8px; border: 1px solid var(--line); border-radius: 8px; }
    .head { position: static; gap: 4px 10px; flex-wrap: wrap; margin: 0; padding: 12px 0 6px; background: none; }
    .head + ul { border-top: 1px solid var(--line); }
    h4 { margin: 0; font-size: 13px; font-weight: 650; }
    h4 small { margin-left: 6px; font-size: 12.5px; font-weight: 400; color: var(--muted); }
    ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 250px), 1fr)); gap: 5px 22px; margin: 0; padding: 7px 0 0; list-style: none; }
    li { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; gap: 2px 8px; font-size: 13px; }
    li > span { flex: 1 1 90px; line-height: 1.25; }
    .seg { flex: none; background: var(--card); }
    .seg span { padding: 3px 6px; font-size: 11.5px; }
    .seg input { padding: 0; border: 0; }
    /* What a lesson changes stands out; what it leaves does not. */
    .seg .free input:checked + span { background: var(--soft); color: var(--ink); box-shadow: inset 0 0 0 1px var(--rule); }
    .none { padding: 12px 0; color: var(--muted); font-size: 13px; }
    a { color: var(--accent); font-size: 13px; }
    @media (pointer: coarse) { .seg span { padding-block: 8px; } }
  `,
  ];

  declare state: State;
  declare lesson: { readonly hide: string; readonly lock: string } | null;
  declare filter: string;
  declare said: string;

  constructor() {
    super();
    this.lesson = null;
    this.filter = this.said = '';
  }

  /** The page's state with what was chosen here; the page itself does not change. */
  get #taught(): State {
    return { ...this.state, ...this.lesson };
  }

  set #taught({ hide, lock }: State) {
    this.lesson = { hide: String(hide), lock: String(lock) };
  }

  protected override render(): TemplateResult {
    const link = pageUrl(this.#taught);
    const shown = chapters().map((chapter) => this.#chapter(chapter));
    return html`<section><details>
      <summary>Lesson link</summary>
      <p>A link to this run in which controls are locked or hidden.</p>
      <div class="find"><input type="search" aria-label="Find a setting or a figure" placeholder="Find: noise, γ, loss …" .value=${live(this.filter)} @input=${this.#find} @keydown=${this.#key} />
        <b role="status">${this.#count(chapters())}</b>
        <button type="button" aria-disabled=${this.#bars === 0} @click=${this.#free}>Free all</button></div>
      <div class="scrolls">${shown}${shown.every((one) => one === nothing) ? html`<p class="none">Nothing is called that.</p>` : nothing}</div>
      <div class="copy"><input readonly id="lesson" aria-label="Lesson link" .value=${link} />
        <button type="button" aria-label="Copy: Lesson link" @click=${() => this.#copy(link)}>Copy</button></div>
      <p role="status">${this.said}</p>
      ${this.lesson ? html`<a href=${link} target="_blank" rel="noopener">Try it in a new tab</a>` : nothing}
    </details></section>`;
  }

  #chapter(chapter: Chapter): TemplateResult | typeof nothing {
    const items = chapter.items.filter(({ found }) => found.includes(this.filter.toLowerCase()));
    if (items.length === 0) return nothing;
    const all = (choice: Choice) => (this.#taught = chooseAll(this.#taught, chapter, choice));
    return html`<div role="group" aria-label=${chapter.title}>
      <div class="head"><h4>${chapter.title} <small>${this.#count([chapter])}</small></h4>
        ${this.#choice(`all ${chapter.title}`, `All of ${chapter.title}`, choicesOfAll(chapter), choiceOfAll(this.#taught, chapter), all)}</div>
      <ul>${items.map((item) => this.#item(chapter, item))}</ul>
    </div>`;
  }

  #item(chapter: Chapter, item: Item): TemplateResult {
    const one = (choice: Choice) => (this.#taught = choose(this.#taught, chapter, item, choice));
    const now = choiceIn(this.#taught, chapter, item);
    return html`<li><span aria-hidden="true">${item.short}</span>${this.#choice(item.name, item.words, item.choices, now, one)}</li>`;
  }

  #choice(
    id: string,
    name: string,
    choices: readonly Choice[],
    now: Choice | null,
    take: (choice: Choice) => void,
  ): TemplateResult {
    return html`<div class="seg" role="radiogroup" aria-label=${name}>${choices.map(
      (choice) =>
        html`<label class=${choice}><input type="radio" name=${id} .checked=${live(choice === now)} @change=${() => take(choice)} /><span>${choice}</span></label>`,
    )}</div>`;
  }

  /** “2 locked, 1 hidden” */
  #count(of: readonly Chapter[]): string {
    const all = of.flatMap((chapter) =>
      chapter.items.map((item) => choiceIn(this.#taught, chapter, item)),
    );
    const counts = BARRED.map((is) => [all.filter((choice) => choice === is).length, is] as const);
    const some = counts.filter(([n]) => n > 0).map(([n, is]) => `${n} ${is}`);
    return some.length > 0 ? some.join(', ') : 'all free';
  }

  get #bars(): number {
    return String(this.#taught.hide).length + String(this.#taught.lock).length;
  }

  readonly #free = () => (this.#taught = { ...this.#taught, hide: '', lock: '' });

  readonly #find = (event: Event) => {
    this.filter = (event.target as HTMLInputElement).value.trim();
  };

  /** Escape empties the field, and only an empty one closes the sheet; Enter goes on to what was found. */
  readonly #key = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && this.filter) {
      event.preventDefault();
      this.filter = '';
    } else if (event.key === 'Enter' || event.key === 'ArrowDown') {
      event.preventDefault();
      this.renderRoot.querySelector<HTMLInputElement>('li input:checked, li input')?.focus();
    }
  };

  async #copy(link: string): Promise<void> {
    const copied = await copy(link);
    if (!copied) this.renderRoot.querySelector<HTMLInputElement>('#lesson')!.select();
    this.said = copied ? 'Lesson link copied.' : byHand('The link');
  }
}
