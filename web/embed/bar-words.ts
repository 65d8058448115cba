// What the bar under an embed says beside the step: whether batch norm is the identity, or why the run stands.
import { html, nothing, type TemplateResult } from 'lit';
import { line, whole } from '../numbers';
import type { View } from '../panels';

const STATES = {
  not: 'not the identity',
  close: 'close to the identity',
  undone: 'the identity',
} as const;

/** Why it stands still, if it cannot go on. */
function trouble({ snapshot, failure }: View): string | null {
  if (failure) return `The network is not running. ${failure}`;
  const where = snapshot?.progress;
  if (where?.state !== 'diverged') return null;
  return `Diverged at step ${whole(where.diverged?.step ?? where.step)}: a smaller learning rate holds.`;
}

export function barWords(view: View): TemplateResult | typeof nothing {
  const bad = trouble(view);
  if (bad) return html`<p class="words bad" role="status">${bad}</p>`;
  const verdict = view.snapshot?.measures?.verdict;
  if (!verdict) return nothing;
  return html`<p class="words">${STATES[verdict.state]}: median unit <span class="m">x ↦ ${line(verdict.gain, verdict.intercept)}</span></p>`;
}
