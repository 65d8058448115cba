// Makes a lesson link: which controls a class may use, only see, or not see at all.
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { pageUrl } from '../embed/page-url';
import { type Choice, choiceOf, teachable, withChoice } from '../lesson';
import { scrollCue } from '../scroll-cue';
import type { State } from '../state';
import { base } from '../styles';
import { copy } from './save';
import { takeStyle } from './take-style';

export class LessonMaker extends LitElement {
  static override properties = {
    state: { attribute: false },
    lesson: { state: true },
    said: { state: true },
  };
  static override styles = [
    base,
    takeStyle,
    scrollCue,
    css`
    summary { cursor: pointer; font-size: 13.5px; font-weight: 650; }
    ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 250px), 1fr)); gap: 4px 20px; max-height: min(440px, 60vh); margin: 10px 0; padding: 6px 10px; border: 1px solid var(--line); border-radius: 8px; list-style: none; }
    li { display: flex; justify-content: space-between; align-items: center; gap: 8px; font-size: 13px; }
    select { padding: 2px 4px; border: 1px solid var(--line); border-radius: 6px; background: var(--card); color: var(--ink); font: inherit; font-size: 12.5px; }
    a { color: var(--accent); font-size: 13px; }
  `,
  ];

  declare state: State;
  declare lesson: { readonly hide: string; readonly lock: string } | null;
  declare said: string;

  constructor() {
    super();
    this.lesson = null;
    this.said = '';
  }

  /** The page's state with what was chosen here; the page itself does not change. */
  get #taught(): State {
    return { ...this.state, ...this.lesson };
  }

  protected override render(): TemplateResult {
    const link = pageUrl(this.#taught);
    return html`<section><details>
      <summary>Lesson link</summary>
      <p>A link to this run in which controls are locked or hidden.</p>
      <ul class="scrolls">${teachable().map((one) => this.#row(...one))}</ul>
      <div class="copy"><input readonly id="lesson" aria-label="Lesson link" .value=${link} />
        <button type="button" aria-label="Copy: Lesson link" @click=${() => this.#copy(link)}>Copy</button></div>
      <p role="status">${this.said}</p>
      ${this.lesson ? html`<a href=${link} target="_blank" rel="noopener">Try it in a new tab</a>` : nothing}
    </details></section>`;
  }

  #row(name: string, words: string, choices: readonly Choice[]): TemplateResult {
    const now = choiceOf(this.#taught, name);
    const choose = (event: Event) => {
      const choice = (event.target as HTMLSelectElement).value as Choice;
      const { hide, lock } = withChoice(this.#taught, name, choice);
      this.lesson = { hide: String(hide), lock: String(lock) };
    };
    return html`<li><label for=${`teach-${name}`}>${words}</label>
      <select id=${`teach-${name}`} @change=${choose}>${choices.map((c) => html`<option ?selected=${c === now}>${c}</option>`)}</select></li>`;
  }

  async #copy(link: string): Promise<void> {
    const copied = await copy(link);
    if (!copied) this.renderRoot.querySelector<HTMLInputElement>('#lesson')!.select();
    this.said = copied ? 'Lesson link copied.' : 'The link is selected, press Ctrl+C or ⌘C.';
  }
}
