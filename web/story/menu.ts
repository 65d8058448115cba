// The Experiments menu: all of them by chapter, each a link to its first step.
import { chapters, experiments } from 'batchnorm-playground/experiments';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { scrollCue } from '../scroll-cue';
import { base } from '../styles';
import { linkTo } from './link';

export class ExperimentsMenu extends LitElement {
  static override properties = { open: { type: Boolean }, current: {} };
  static override styles = [
    base,
    scrollCue,
    css`
    :host { position: relative; display: block; }
    button { display: flex; align-items: center; gap: 7px; height: 38px; white-space: nowrap; }
    button[aria-expanded="true"] { background: var(--soft); border-color: var(--rule); }
    button svg { fill: none; stroke: currentColor; stroke-width: 1.6; stroke-linecap: round; }
    nav { position: absolute; z-index: 9; top: calc(100% + 6px); left: 0; width: min(620px, calc(100vw - 24px)); max-height: min(640px, calc(100dvh - 92px)); padding: 10px 16px 14px; border: 1px solid var(--line); border-radius: 10px; box-shadow: 0 8px 30px rgb(0 0 0 / .18); }
    /* Within a box of their own: columns of a box with a greatest height go on to the right. */
    .chapters { columns: 2; column-gap: 24px; }
    nav[hidden] { display: none; }
    section { break-inside: avoid; padding-top: 8px; }
    h2 { margin: 0 0 2px; font-size: 12.5px; font-weight: 650; color: var(--muted); }
    ul { margin: 0; padding: 0; list-style: none; }
    a { display: block; margin: 0 -8px; padding: 4px 8px; border-radius: 6px; color: var(--ink); text-decoration: none; font-size: 14px; line-height: 1.35; }
    a:hover { background: var(--soft); }
    a[aria-current] { color: var(--accent); font-weight: 600; }
    @media (max-width: 900px) { nav { position: fixed; top: 56px; left: 12px; } }
    @media (max-width: 700px) { .chapters { columns: auto; } nav { width: auto; right: 12px; } }
    @media (max-width: 355px) { nav { top: 78px; } }
  `,
  ];

  declare open: boolean;
  declare current: string;

  constructor() {
    super();
    this.open = false;
    this.current = '';
    this.addEventListener('keydown', this.#key);
    this.addEventListener('focusout', ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node) || !this.contains(relatedTarget))
        this.#leaves(relatedTarget);
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('pointerdown', this.#outside);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('pointerdown', this.#outside);
  }

  override focus(): void {
    this.renderRoot.querySelector('button')!.focus();
  }

  protected override render(): TemplateResult {
    return html`<button aria-expanded=${this.open} aria-controls="list" @click=${() => (this.open = !this.open)}>Experiments
        <svg width="10" height="6" aria-hidden="true"><path d="M1 1l4 4 4-4" /></svg></button>
      <nav id="list" class="scrolls" aria-label="Experiments" ?hidden=${!this.open} @click=${this.#chosen}><div class="chapters">${chapters.map(
        (chapter) =>
          html`<section><h2>${chapter}</h2><ul>${experiments
            .filter((e) => e.chapter === chapter)
            .map(
              ({ id, title }) =>
                html`<li><a href=${linkTo(id)} aria-current=${id === this.current ? 'page' : nothing}>${title}</a></li>`,
            )}</ul></section>`,
      )}</div></nav>`;
  }

  readonly #chosen = (event: Event) => {
    if (event.composedPath().some((el) => el instanceof HTMLAnchorElement)) this.open = false;
  };

  readonly #outside = (event: Event) => {
    if (!event.composedPath().includes(this)) this.open = false;
  };

  /** Focus that went elsewhere on the page closes it; focus that went nowhere (a click on the list) does not. */
  #leaves(to: EventTarget | null): void {
    if (to !== null) this.open = false;
  }

  readonly #key = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !this.open) return;
    event.stopPropagation();
    this.open = false;
    this.focus();
  };
}
