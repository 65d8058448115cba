// What was not taken, in words that can be put away: over the page, beside the field that it was typed into.
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Notice } from '../hash';
import { base } from '../styles';
import { icons } from './icons';

/** Between the words and their field, and the window's edge. */
const GAP = 6;

export class Notices extends LitElement {
  static override properties = { items: { attribute: false }, inflow: { type: Boolean } };
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

  constructor() {
    super();
    this.items = [];
    this.inflow = false;
  }

  protected override render(): TemplateResult {
    const beside = this.#field !== null;
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

  protected override updated(): void {
    const box = this.renderRoot.querySelector<HTMLElement>('[popover]');
    if (!box) return;
    if (!box.matches(':popover-open')) box.showPopover();
    box.style.left = box.style.top = '';
    if (this.#field) this.#place(box, this.#field.getBoundingClientRect());
  }

  /** Under the field, or over it where there is no room; it goes with the field when the page scrolls. */
  #place(box: HTMLElement, field: DOMRect): void {
    const { offsetWidth: wide, offsetHeight: high } = box;
    const below = field.bottom + GAP + high <= innerHeight || field.top < GAP + high;
    const x = Math.max(GAP, Math.min(field.left, innerWidth - wide - GAP));
    box.style.left = `${x + scrollX}px`;
    box.style.top = `${(below ? field.bottom + GAP : field.top - GAP - high) + scrollY}px`;
  }

  readonly #dismiss = () => {
    this.#field?.focus({ preventScroll: true });
    this.dispatchEvent(new Event('dismiss'));
  };
}
