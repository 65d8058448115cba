// The help sheet: every key and gesture, from the table by which the page obeys them.
import { css, html, LitElement, type TemplateResult } from 'lit';
import { touched } from '../finger';
import { shortcuts } from '../keys';
import { base } from '../styles';
import { icons } from './icons';

type Gesture = readonly [hand: string, does: string];
const BACK: Gesture = [
  'Drag over a time chart',
  'the page as it was at that step; let go to return',
];

const gestures = (): readonly Gesture[] => [...(touched() ? FINGER : POINTER), BACK];
const POINTER: readonly Gesture[] = [
  ['Point at a unit', 'it lights up in every figure'],
  ['Click a unit or its gate', 'look inside it, and edit its numbers'],
  ['Point at a link', 'its weight; click to change it'],
];
const FINGER: readonly Gesture[] = [
  ['Tap a unit or its gate', 'look inside it, and edit its numbers'],
  ['Tap a link', 'change its weight'],
  ['Touch the output', 'what the network answers there'],
];

export class HelpSheet extends LitElement {
  static override styles = [
    base,
    css`
    :host { display: contents; }
    dialog { width: min(560px, calc(100vw - 24px)); max-height: calc(100vh - 32px); padding: 18px 20px 20px; border: 1px solid var(--line); border-radius: 12px; background: var(--card); color: var(--ink); }
    dialog::backdrop { background: rgb(0 0 0 / .4); }
    header { display: flex; justify-content: space-between; align-items: center; }
    h2 { margin: 0; font-size: 17px; }
    h3 { margin: 16px 0 6px; font-size: 14px; }
    dl { display: grid; grid-template-columns: max-content 1fr; gap: 7px 18px; align-items: baseline; margin: 12px 0 0; }
    dt { display: flex; gap: 6px; }
    dd { margin: 0; }
    kbd { display: inline-block; min-width: 28px; padding: 1px 7px; border: 1px solid var(--line); border-bottom-width: 2px; border-radius: 6px; background: var(--soft); font: 600 12.5px/1.5 var(--text); text-align: center; white-space: nowrap; }
    header button { display: grid; place-items: center; width: 34px; height: 34px; padding: 0; }
    svg { fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round; }
  `,
  ];

  /** The hand may be another than it was. */
  show(): void {
    this.requestUpdate();
    this.renderRoot.querySelector('dialog')!.showModal();
  }

  protected override render(): TemplateResult {
    const keys = html`<dl>${shortcuts.map(
      ({ shown, does }) =>
        html`<dt>${shown.map((key) => html`<kbd>${key}</kbd>`)}</dt><dd>${does}</dd>`,
    )}</dl>`;
    const hand = html`<dl>${gestures().map(([what, does]) => html`<dt>${what}</dt><dd>${does}</dd>`)}</dl>`;
    const finger = touched();
    return html`<dialog aria-labelledby="title" @click=${this.#outside}>
      <header><h2 id="title">${finger ? 'Gestures and keys' : 'Keys and gestures'}</h2><button @click=${this.#close} aria-label="Close">${icons.close}</button></header>
      ${finger ? hand : keys}
      <h3>${finger ? 'With a keyboard' : 'With a pointer'}</h3>
      ${finger ? keys : hand}
    </dialog>`;
  }

  readonly #close = () => this.renderRoot.querySelector('dialog')!.close();
  readonly #outside = (event: Event) => {
    if (event.target === event.currentTarget) this.#close();
  };
}
