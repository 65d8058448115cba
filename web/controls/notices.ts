// What was not taken, in words that can be put away: over the page, beside the field that it was typed into.
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Notice } from '../hash';
import { base } from '../styles';
import { icons } from './icons';
import { invalid } from './invalid';

/** Between the words and their field, and the window's edge. */
const GAP = 6;
/** Those of the settings' own column are heard on their way down alone. */
const SCROLLS = { passive: true, capture: true };

export class Notices extends LitElement {
  static override properties = {
    items: { attribute: false },
    inflow: { type: Boolean },
    away: { state: true },
  };
  static override styles = [
    base,
    css`
    div { display: flex; align-items: flex-start; gap: 12px; margin: var(--sp) var(--edge) 0; padding: 8px 8px 8px 14px; background: var(--card); color: var(--ink); border: 1px solid var(--warn); border-left-width: 4px; border-radius: 8px; }
    [popover]:not(:popover-open) { display: none; }
    [popover] { position: fixed; inset: auto 0 16px; width: fit-content; max-width: min(620px, 100vw - 24px); margin: 0 auto; box-shadow: 0 4px 18px rgb(0 0 0 / .2); }
    [popover].beside { position: absolute; inset: auto; max-width: min(340px, 100vw - 12px); margin: 0; font-size: 13px; }
    ul { flex: 1; margin: 0; padding: 4px 0; list-style: none; }
    button { display: grid; place-items: center; flex: none; width: 30px; height: 30px; padding: 0; border-color: transparent; background: none; }
    svg { fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round; }
    @media print { :host { display: none; } }
  `,
  ];

  declare items: readonly Notice[];
  /** In a frame, which may be taller than what is seen of it, words without a field stand where they are. */
  declare inflow: boolean;

  /** The field has been scrolled out of the page's own room: the words stay in it, at the window's foot. */
  declare protected away: boolean;

  /** Makes the fields valid again. */
  #valid = () => {};
  /** What had the focus before these words. */
  #before: HTMLElement | null = null;

  constructor() {
    super();
    this.items = [];
    this.inflow = this.away = false;
  }

  /** A focus that moves within the page's own tree is not told to the window. */
  readonly #around = () => [window, (this.#tree ??= this.getRootNode())];
  #tree: Node | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    for (const at of this.#around()) at.addEventListener('focusout', this.#left);
    for (const at of this.#around()) at.addEventListener('scroll', this.#scrolled, SCROLLS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const at of this.#around()) at.removeEventListener('focusout', this.#left);
    for (const at of this.#around()) at.removeEventListener('scroll', this.#scrolled, SCROLLS);
    this.#tree = null;
    this.#valid();
  }

  protected override render(): TemplateResult {
    const beside = this.#field !== null && !this.away;
    return html`<section role="alert">${
      this.items.length === 0
        ? ''
        : html`<div popover=${beside || !this.inflow ? 'manual' : nothing} class=${beside ? 'beside' : ''}>
      <ul>${this.items.map((n) => html`<li><b>${n.about}:</b> ${n.text}</li>`)}</ul>
      <button @click=${this.#dismiss} aria-label="Dismiss">${icons.close}</button>
    </div>`
    }</section>`;
  }

  get #field(): HTMLElement | null {
    return this.items.find(({ at }) => at?.isConnected)?.at ?? null;
  }

  protected override willUpdate(): void {
    this.away = this.#out();
  }

  /** Whether words beside the field would lie on the bar at the top, or nobody sees the field. */
  #out(): boolean {
    const field = this.#field?.getBoundingClientRect();
    const root = this.getRootNode();
    const bar = root instanceof ShadowRoot ? root.querySelector('header') : null;
    const top = bar?.getBoundingClientRect().bottom ?? 0;
    return (
      field !== undefined && (field.height === 0 || field.bottom < top || field.top > innerHeight)
    );
  }

  readonly #scrolled = () => {
    if (!this.#field) return;
    this.away = this.#out();
    if (!this.away) this.#beside();
  };

  protected override updated(changed: PropertyValues): void {
    if (changed.has('items')) this.#mark();
    const box = this.renderRoot.querySelector<HTMLElement>('[popover]');
    if (!box) return;
    if (!box.matches(':popover-open')) box.showPopover();
    box.style.left = box.style.top = '';
    if (!this.away) this.#beside();
  }

  #mark(): void {
    this.#valid();
    const fields = this.items.filter(({ at }) => at?.isConnected);
    const undo = fields.flatMap(({ at, text }) => invalid(at!, text));
    for (const { at } of fields) at!.addEventListener('input', this.#typed);
    this.#valid = () => {
      for (const one of undo.splice(0)) one();
      for (const { at } of fields) at!.removeEventListener('input', this.#typed);
    };
  }

  /** Who types anew has read it. */
  readonly #typed = () => this.dispatchEvent(new Event('dismiss'));

  readonly #left = (event: Event) => {
    const [at] = event.composedPath();
    if (at instanceof HTMLElement && at.getRootNode() !== this.renderRoot) this.#before = at;
  };

  /** Under the field, or over it where there is no room; it goes with the field when the page or the settings scroll. */
  #beside(): void {
    const box = this.renderRoot.querySelector<HTMLElement>('.beside');
    const field = this.#field?.getBoundingClientRect();
    if (!box || !field) return;
    const { offsetWidth: wide, offsetHeight: high } = box;
    const below = field.bottom + GAP + high <= innerHeight || field.top < GAP + high;
    const x = Math.max(GAP, Math.min(field.left, innerWidth - wide - GAP));
    box.style.left = `${x + scrollX}px`;
    box.style.top = `${(below ? field.bottom + GAP : field.top - GAP - high) + scrollY}px`;
  }

  readonly #dismiss = () => {
    const back = this.#field ?? this.#before;
    if (back?.isConnected) back.focus({ preventScroll: true });
    this.dispatchEvent(new Event('dismiss'));
  };
}
