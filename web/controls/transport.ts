// Reset, play or pause, one step, one epoch; undo and redo; the speed; and how far the run is.
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Command } from '../keys';
import { whole } from '../numbers';
import type { Phase } from '../snapshot';
import { rowOf, type Value } from '../state';
import { base } from '../styles';
import { icons } from './icons';
import { playOf } from './play';
import { segmentStyle } from './segment-style';
import { segments } from './segments';

const named = (what: string, about: string | null) => (about ? `${what}: ${about}` : what);

export class Transport extends LitElement {
  static override properties = {
    phase: {},
    step: { type: Number },
    epoch: { type: Number },
    reached: { attribute: false },
    alone: {},
    speed: {},
    undoable: {},
    redoable: {},
  };
  static override styles = [
    base,
    segmentStyle,
    css`
    :host { display: flex; align-items: center; gap: 10px; }
    button { display: grid; place-items: center; width: 38px; height: 38px; padding: 0; }
    .pair { display: flex; gap: 4px; }
    .past { color: var(--warn); font-weight: 600; }
    .primary { width: 44px; height: 44px; border-radius: 50%; background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
    .primary:hover { border-color: var(--ink); }
    svg { display: block; fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; }
    button { flex: none; }
    /* The place of two numbers of seven digits: what stands beside them stays where the pointer is. */
    .count { flex: none; min-width: 192px; margin: 0 4px; font-size: 12.5px; line-height: 1.25; color: var(--muted); font-variant-numeric: tabular-nums; white-space: nowrap; }
    .count b { font-family: var(--text); font-size: 20px; line-height: 1.1; letter-spacing: -.02em; color: var(--ink); }
    @media (min-width: 1279px) and (max-width: 1380px) { :host { gap: 5px; } button:not(.primary) { width: 36px; } .count { margin: 0 0 0 2px; } }
    @media (max-width: 640px) {
      /* Three short lines, as high as the button that plays: none is ever wider than what the buttons leave. */
      .count { flex: 1; min-width: 6em; margin: 0; font-size: 12px; line-height: 14px; }
      .count b { display: block; font-size: 16px; line-height: 16px; }
      .count br, .comma { display: none; }
      .count > span { display: block; }
      .looking b { color: var(--warn); }
      /* Its colour and "of" say it here; the epoch has its line. */
      .count > .word { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    }
    /* A phone's header lays the parts out itself: speed beside the tools, what is needed all the time in the row that stays. */
    @media (max-width: 560px) {
      button, .count, .pair { order: 2; }
      .seg { order: 1; }
      .pair { margin-left: auto; }
      .pair button { width: 34px; }
    }
    @media (max-width: 379px) { .pair button { width: 30px; } }
    @media (max-width: 355px) { .pair { order: 1; margin-left: 0; } }
  `,
  ];

  declare phase: Phase;
  declare step: number;
  declare epoch: number;
  declare speed: Value;
  /** The lanes go on, or wait, without the run, which has diverged. */
  declare alone: 'playing' | 'paused' | null;
  /** How far the run is while an earlier step is shown. */
  declare reached: number | null;
  /** What would be undone, in words; null: nothing. */
  declare undoable: string | null;
  declare redoable: string | null;

  protected override render(): TemplateResult {
    const { playing, still, name } = playOf(this.phase, this.alone);
    const stuck = this.phase === 'diverged' || this.phase === 'failed';
    return html`
      ${this.#button('reset', 'Reset: same seed, same start', 'R', icons.reset)}
      <button class="primary" aria-disabled=${still} @click=${still ? nothing : () => this.#do('toggle')} aria-label=${name} title=${still ? name : `${name} (space)`} aria-keyshortcuts="Space">${playing ? icons.pause : icons.play}</button>
      ${this.#button('step', 'Step: one mini-batch', '→', icons.step, stuck)}
      ${this.#button('epoch', 'Go to the end of the epoch', 'E', icons.epoch, stuck)}
      <div class=${this.reached === null ? 'count' : 'count looking'}>${this.#count()}</div>
      ${this.speed ? segments(rowOf('speed'), this.speed, (_, value) => this.#say('speed', value)) : nothing}
      <span class="pair">
        ${this.#button('undo', named('Undo', this.undoable), 'Z', icons.undo, !this.undoable)}
        ${this.#button('redo', named('Redo', this.redoable), 'Shift Z', icons.redo, !this.redoable)}
      </span>`;
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('.primary')?.focus({ preventScroll: true });
  }

  #count(): TemplateResult {
    return html`<b class="num" data-testid="steps">${whole(this.step)}</b> ${this.reached === null ? html`<span>${this.step === 1 ? 'step' : 'steps'}</span>` : html`<span class="past">of ${whole(this.reached)}</span>`}<br />
      ${this.reached === null ? nothing : html`<span class="word">looking back</span>`}<span class="at">${this.reached === null ? '' : html`<span class="comma">, </span>`}epoch <span data-testid="epochs">${whole(Math.floor(this.epoch))}</span></span>`;
  }

  #button(command: Command, name: string, key: string, icon: unknown, off = false): TemplateResult {
    return html`<button aria-disabled=${off} @click=${off ? nothing : () => this.#do(command)} aria-label=${name} title=${`${name} (${key})`} aria-keyshortcuts=${key === '→' ? 'ArrowRight' : key.replace(' ', '+')}>${icon}</button>`;
  }

  #do(command: Command): void {
    this.#say('command', command);
  }

  #say(type: string, detail: Value | Command): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
