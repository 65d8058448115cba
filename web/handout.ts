// The line that only paper shows: what the run is, how far it is, and the link that makes it again.
import { html, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { choicesOf } from './config';
import { pageUrl } from './embed/page-url';
import { counted, exact, whole } from './numbers';
import { NO_POINTS, readPoints, sizeOf } from './own/points';
import type { Snapshot } from './snapshot';
import { type Key, rowOf, type State } from './state';

const NAMED: readonly Key[] = ['layers', 'norm', 'act', 'opt', 'lr', 'batch', 'seed'];
/** A longer link cannot be typed from paper. */
const TYPED = 600;

/** A setting as its control names it. */
function named(state: State, key: Key): string {
  const [row, value] = [rowOf(key), state[key]];
  const name = choicesOf(row).find(([choice]) => choice === value)?.[1];
  return `${row.label} ${name ?? (typeof value === 'number' ? exact(value) : value)}`;
}

function points(state: State): string {
  if (state.data !== 'custom')
    return ['data', 'samples', 'noise'].map((key) => named(state, key as Key)).join(', ');
  return `${named(state, 'data')}, ${sizeOf(readPoints(String(state.points)) ?? NO_POINTS)} of them`;
}

const settings = (state: State): string =>
  [points(state), ...NAMED.map((key) => named(state, key))].join('; ');

function again(state: State): TemplateResult {
  const link = pageUrl(state);
  if (link.length <= TYPED && new URL(link).protocol === 'file:')
    return html`The same run: this page’s address with <span>${new URL(link).hash}</span> behind it.`;
  return link.length > TYPED
    ? html`Its points are too many for a link on paper: save them as CSV.`
    : html`The same run: <span>${link}</span>`;
}

/** Rendered with every moment of the run, of which only the step is new. */
export function handout(state: State, s: Snapshot | null): TemplateResult {
  const { step = 0, epoch = 0 } = s?.progress ?? {};
  return html`<p class="handout">${guard([state], () => settings(state))}. After ${counted(step)}, epoch ${whole(Math.floor(epoch))}.
    ${guard([state], () => again(state))}</p>`;
}
