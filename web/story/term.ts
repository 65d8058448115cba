// A term of the glossary: explains itself when pointed at or focused.
import { css, html, LitElement, type TemplateResult } from 'lit';
import { base } from '../styles';
import { glossary } from './glossary';
import { words } from './words';

const WIDTH = 270;
const EDGE = 10;

export class Term extends LitElement {
  static override properties = { term: {}, left: { type: Number }, open: { type: Boolean } };
  static override styles = [
    base,
    css`
    :host { display: inline-block; position: relative; }
    button { display: inline; padding: 0; border: 0; border-radius: 2px; background: none; font: inherit; color: inherit; letter-spacing: inherit; border-bottom: 1.5px dotted var(--muted); cursor: help; }
    [role="tooltip"] { position: absolute; z-index: 6; top: calc(100% + 6px); width: min(${WIDTH}px, calc(100vw - 2 * ${EDGE}px)); padding: 9px 12px; border: 1px solid var(--line); border-radius: 8px; background: var(--card); color: var(--ink); font-size: 13.5px; line-height: 1.5; box-shadow: 0 4px 18px rgb(0 0 0 / .16); text-align: left; }
    [role="tooltip"][hidden] { display: none; }
  `,
  ];

  declare term: string;
  declare left: number;
  declare open: boolean;

  constructor() {
    super();
    this.term = '';
    this.left = 0;
    this.open = false;
    this.addEventListener('pointerenter', () => this.#show());
    this.addEventListener('pointerleave', () => (this.open = false));
    this.addEventListener('focusin', () => this.#show());
    this.addEventListener('focusout', () => (this.open = false));
    this.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || !this.open) return;
      event.stopPropagation();
      this.open = false;
    });
  }

  /** Under the term, and within the window. */
  #show(): void {
    const { left } = this.getBoundingClientRect();
    const room = document.documentElement.clientWidth - WIDTH - EDGE;
    this.left = Math.min(0, room - left) + Math.max(0, EDGE - Math.max(0, Math.min(left, room)));
    this.open = true;
  }

  protected override render(): TemplateResult {
    return html`<button type="button" aria-describedby="meaning" @click=${this.#show}><slot></slot></button
      ><span role="tooltip" id="meaning" ?hidden=${!this.open} style="left: ${this.left}px">${words(glossary[this.term] ?? '')}</span>`;
  }
}
