// The question answered in five sentences, each with the experiment behind it; open, where there is room, until closed.
import {
  answer,
  experimentOf,
  publishedSeeds,
  type Sentence,
} from 'batchnorm-playground/experiments';
import { css, html, LitElement, type TemplateResult } from 'lit';
import { base } from '../styles';
import { linkToSee } from './link';
import { words } from './words';

const KEY = 'bnp-answer';

/** Storage is refused in a sandboxed frame; the text is then open at each visit. */
function closedBefore(): boolean {
  try {
    return localStorage.getItem(KEY) === 'closed';
  } catch {
    return false;
  }
}

export class Answer extends LitElement {
  static override styles = [
    base,
    css`
    :host { padding: 4px var(--edge) 5px; background: var(--card); border-bottom: 1px solid var(--line); }
    summary { width: max-content; max-width: 100%; padding: 2px 0; border-radius: 4px; font-size: 14px; font-weight: 600; cursor: pointer; }
    summary small { margin-left: 6px; color: var(--muted); font-size: 12px; font-weight: 400; }
    ol { display: grid; grid-template-columns: repeat(5, minmax(0, 1fr)); gap: 8px 24px; margin: 2px 0 3px; padding: 0; list-style: none; counter-reset: sentence; font-size: 13px; line-height: 1.42; font-variant-numeric: tabular-nums; }
    a { display: inline-block; color: var(--accent); white-space: nowrap; }
    math { font-family: var(--math); font-size: 1.06em; }
    @media (max-width: 1240px) { ol { grid-template-columns: repeat(2, minmax(0, 1fr)); } }
    @media (max-width: 700px) { ol { grid-template-columns: minmax(0, 1fr); } }
  `,
  ];

  /** On a phone the five sentences would be the whole first screen. */
  readonly #open = matchMedia('(min-width: 701px)').matches && !closedBefore();

  protected override render(): TemplateResult {
    return html`<details ?open=${this.#open} @toggle=${this.#keep}>
      <summary>The answer in five sentences <small>medians over ${publishedSeeds} seeds; a single run has its own</small></summary>
      <ol>${answer().map(one)}</ol>
    </details>`;
  }

  #keep({ currentTarget }: Event): void {
    try {
      localStorage.setItem(KEY, (currentTarget as HTMLDetailsElement).open ? 'open' : 'closed');
    } catch {
      // Then it is open the next time, too.
    }
  }
}

const one = ({ experiment, text }: Sentence) =>
  html`<li>${words(text)} <a href=${linkToSee(experiment)} aria-label="See it happen: ${experimentOf(experiment).title}">See it</a></li>`;
