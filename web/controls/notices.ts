// What was not taken from a link or a field, in words that can be put away.
import { css, html, LitElement, type TemplateResult } from 'lit';
import type { Notice } from '../hash';
import { base } from '../styles';
import { icons } from './icons';

export class Notices extends LitElement {
  static override properties = { items: { attribute: false } };
  static override styles = [
    base,
    css`
    div { display: flex; align-items: flex-start; gap: 12px; margin: var(--sp) var(--edge) 0; padding: 8px 8px 8px 14px; background: var(--card); border: 1px solid var(--warn); border-left-width: 4px; border-radius: 8px; }
    ul { flex: 1; margin: 0; padding: 4px 0; list-style: none; }
    button { display: grid; place-items: center; width: 30px; height: 30px; padding: 0; border-color: transparent; background: none; }
    svg { fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round; }
  `,
  ];

  declare items: readonly Notice[];

  constructor() {
    super();
    this.items = [];
  }

  protected override render(): TemplateResult {
    return html`<section role="alert">${
      this.items.length === 0
        ? ''
        : html`<div>
      <ul>${this.items.map((n) => html`<li><b>${n.about}:</b> ${n.text}</li>`)}</ul>
      <button @click=${() => this.dispatchEvent(new Event('dismiss'))} aria-label="Dismiss">${icons.close}</button>
    </div>`
    }</section>`;
  }
}
