// The line that only paper shows: what the run is, how far it is, and the link that makes it again.
import { html, type TemplateResult } from 'lit';
import { choicesOf } from './config';
import { pageUrl } from './embed/page-url';
import { exact, whole } from './numbers';
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

export function handout(state: State, s: Snapshot | null): TemplateResult {
  const { step = 0, epoch = 0 } = s?.progress ?? {};
  const link = pageUrl(state);
  const words = [points(state), ...NAMED.map((key) => named(state, key))].join('; ');
  return html`<p class="handout">${words}. After ${whole(step)} steps, epoch ${whole(Math.floor(epoch))}.
    ${link.length > TYPED ? 'Its points are too many for a link on paper: save them as CSV.' : html`The same run: <span>${link}</span>`}</p>`;
}
