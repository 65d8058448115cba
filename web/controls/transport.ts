// Reset, play or pause, one step; the speed; and how far the run is.
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { whole } from '../numbers';
import type { Phase } from '../snapshot';
import { rowOf, type Value } from '../state';
import { base } from '../styles';
import { icons } from './icons';
import { segmentStyle } from './segment-style';
import { segments } from './segments';

export class Transport extends LitElement {
  static override properties = {
    phase: {},
    step: { type: Number },
    epoch: { type: Number },
    speed: {},
  };
  static override styles = [
    base,
    segmentStyle,
    css`
    :host { display: flex; align-items: center; gap: 10px; }
    button { display: grid; place-items: center; width: 38px; height: 38px; padding: 0; }
    button:disabled { opacity: .45; cursor: default; }
    .primary { width: 44px; height: 44px; border-radius: 50%; background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
    .primary:hover { border-color: var(--ink); }
    svg { display: block; fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; }
    .count { min-width: 9.6em; margin: 0 4px; font-size: 12.5px; line-height: 1.25; color: var(--muted); font-variant-numeric: tabular-nums; white-space: nowrap; }
    .count b { font-size: 20px; line-height: 1.1; letter-spacing: -.02em; color: var(--ink); }
    @media (max-width: 430px) {
      :host { gap: 7px; flex-wrap: wrap; }
      .count { flex: 1; min-width: 7.6em; margin: 0; font-size: 12px; }
      .count b { font-size: 17px; }
      .seg span { padding-inline: 4.5px; font-size: 12px; }
    }
  `,
  ];

  declare phase: Phase;
  declare step: number;
  declare epoch: number;
  declare speed: Value;

  protected override render(): TemplateResult {
    const playing = this.phase === 'playing';
    const stuck = this.phase === 'diverged' || this.phase === 'failed';
    return html`
      <button @click=${() => this.#say('reset')} aria-label="Reset: same seed, same start" title="Reset: same seed, same start (R)" aria-keyshortcuts="R">${icons.reset}</button>
      <button class="primary" ?disabled=${stuck} @click=${() => this.#say('toggle')} aria-label=${playing ? 'Pause' : 'Play'} title=${playing ? 'Pause (space)' : 'Play (space)'} aria-keyshortcuts="Space">${playing ? icons.pause : icons.play}</button>
      <button ?disabled=${stuck} @click=${() => this.#say('step')} aria-label="Step: one mini-batch" title="Step: one mini-batch (→)" aria-keyshortcuts="ArrowRight">${icons.step}</button>
      <div class="count"><b class="num" data-testid="steps">${whole(this.step)}</b> steps<br />epoch <span data-testid="epochs">${whole(Math.floor(this.epoch))}</span></div>
      ${this.speed ? segments(rowOf('speed'), this.speed, (_, value) => this.#say('speed', value)) : nothing}`;
  }

  #say(type: string, detail?: Value): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
