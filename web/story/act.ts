// The one thing to do in a step: train, or guess.
import type { Act } from 'batchnorm-playground/experiments';
import { html, nothing, type TemplateResult } from 'lit';
import { words } from './words';

export interface Doing {
  /** Lanes that the step needs and that have not been trained. */
  readonly missing: number;
  readonly running: boolean;
  /** The option that was chosen, if any. */
  readonly guess: number | null;
  readonly train: () => void;
  readonly hurry: () => void;
  readonly choose: (option: number) => void;
}

const play = html`<svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true"><path d="M6 3.5v13l10.5-6.5Z" fill="currentColor" /></svg>`;
const skip = html`<svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true"><path d="M3 4v12l8-6Zm8 0v12l8-6Z" fill="currentColor" /></svg>`;
const done = html`<svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"><path d="M4.5 10.5 8.5 14.5 15.5 6" /></svg>`;

export function trainButton(
  label: string,
  { missing, running, train, hurry }: Doing,
): TemplateResult {
  const over = missing === 0 && !running;
  const shown = running ? 'Training. Press to finish at once' : over ? `${label}: done` : label;
  // Not disabled, which would take the focus from who pressed it.
  return html`<button class="do ${over ? 'over' : ''}" aria-disabled=${over} @click=${over ? nothing : running ? hurry : train}>
    <span class="round">${running ? skip : over ? done : play}</span><span>${shown}</span></button>`;
}

function guess(act: Extract<Act, { kind: 'guess' }>, doing: Doing): TemplateResult {
  const { guess: chosen, choose } = doing;
  return html`<fieldset class="guess"><legend>${words(act.question)}</legend>
    ${act.options.map(
      (option, i) => html`<label class=${mark(i, chosen, act.right)}>
        <input type="radio" name="guess" .checked=${chosen === i} @change=${() => choose(i)}>
        <span>${words(option)}</span>${chosen === i ? html`<b>${i === act.right ? 'Yes' : 'No'}</b>` : nothing}</label>`,
    )}
    <p class="because" aria-live="polite">${chosen === null ? nothing : words(act.because)}</p>
  </fieldset>
  ${doing.missing > 0 || doing.running ? trainButton('Train what the figure shows', doing) : nothing}`;
}

const mark = (option: number, chosen: number | null, right: number) =>
  chosen === null ? '' : option === right ? 'right' : option === chosen ? 'wrong' : '';

export const actOf = (act: Act, doing: Doing): TemplateResult =>
  act.kind === 'train' ? trainButton(act.label, doing) : guess(act, doing);
