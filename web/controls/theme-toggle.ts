// Light, dark, or as the system is: one button that goes round.
import { css, html, LitElement, type TemplateResult } from 'lit';
import { base } from '../styles';
import { setTheme, type Theme, theme } from '../theme';
import { icons } from './icons';

const NEXT: Record<Theme, Theme> = { auto: 'light', light: 'dark', dark: 'auto' };
const NAMES: Record<Theme, string> = { auto: 'as the system', light: 'light', dark: 'dark' };

export class ThemeToggle extends LitElement {
  static override styles = [
    base,
    css`
    button { display: grid; place-items: center; width: var(--tool, 38px); height: var(--tool, 38px); padding: 0; }
    svg { fill: none; stroke: currentColor; stroke-width: 1.6; stroke-linecap: round; stroke-linejoin: round; }
  `,
  ];

  protected override render(): TemplateResult {
    const now = theme();
    const words = `Colours: ${NAMES[now]}. Change to ${NAMES[NEXT[now]]}`;
    return html`<button @click=${() => this.#turn(NEXT[now])} aria-label=${words} title=${words}>${icons[now]}</button>`;
  }

  #turn(to: Theme): void {
    setTheme(to);
    this.requestUpdate();
  }
}
