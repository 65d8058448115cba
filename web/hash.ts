// The URL's hash is the document: read with every doubt, written in full so that a link outlives new defaults.
// Only settings whose default is a convention of the field (eps, momenta) are left out while they have it.

import { initial, problem } from './config';
import { isBars, lessonBound, sortNames } from './lesson';
import { exact, read } from './numbers';
import { fewest, NO_POINTS, readPoints, sizeOf } from './own/points';
import { type Key, type Row, rows, type State, type Value } from './state';

const VERSION = '1';
export const LONGEST = 8192;

/** Something in a link or a field that was not taken, in words. */
export interface Notice {
  readonly about: string;
  readonly text: string;
  /** The field that did not take it: the words stand beside it. */
  readonly at?: HTMLElement | null;
}

const clip = (text: string) => (text.length > 24 ? `${text.slice(0, 24)}…` : text);

/** The sentence that names field, value and bound. */
export function refused(about: string, value: string, bound: string, used: Value): Notice {
  const instead = used === '' ? 'none' : typeof used === 'number' ? exact(used) : used;
  return {
    about,
    text: `${value === '' ? 'left empty, which' : `“${clip(value)}”`} is not ${bound}. Used instead: ${instead}.`,
  };
}

/** What stands in a field that refuses it, as it was typed. */
export const typed = (at: HTMLElement | null, value: Value): string =>
  at instanceof HTMLInputElement && at.type === 'text' ? at.value : String(value);

export const refusal = (row: Row, value: string, bound: string, used: Value): Notice =>
  refused(row.label, value, bound, used);

/** What a text stands for in a field; the text itself where that is nothing. */
export function readValue(row: Row, text: string): Value {
  return row.control === 'slider' || row.control === 'number' ? (read(text) ?? text) : text;
}

/** What WordPress writes behind the address of an embed. */
export const SECRET = /#?\?secret=(\w{1,64})$/;

function pairsOf(hash: string): URLSearchParams {
  try {
    return new URLSearchParams(hash.replace(SECRET, '').replace(/^#/, ''));
  } catch {
    return new URLSearchParams();
  }
}

/** The state that a hash asks for, and a notice for each thing in it that could not be taken. */
export function parseHash(hash: string): { state: State; notices: Notice[] } {
  const notices: Notice[] = [];
  if (hash.length > LONGEST)
    return {
      state: initial,
      notices: [
        { about: 'Link', text: `longer than ${LONGEST} characters. Used instead: the defaults.` },
      ],
    };
  const state: Record<Key, Value> = { ...initial };
  for (const [key, text] of pairsOf(hash)) {
    const row = rows.find((r) => r.key === key);
    if (row) {
      const value = readValue(row, text);
      const bound = problem(row.key, value);
      if (bound === null) state[row.key] = value;
      else if (isBars(row.key)) {
        const { good, bad } = sortNames(row.key, text);
        state[row.key] = good.join('.');
        notices.push(refused(row.label, bad.join('.'), lessonBound(row.key), state[row.key]));
      } else notices.push(refusal(row, text, bound, initial[row.key]));
    } else if (key === 'exp')
      notices.push({
        about: 'Link',
        text: `“${clip(text)}” is not a step of an experiment. Shown instead: the playground.`,
      });
    else if (key !== 'v')
      notices.push({
        about: 'Link',
        text: `“${clip(key)}” is not a setting of this page. Left out.`,
      });
    else if (text !== VERSION)
      notices.push({
        about: 'Link',
        text: `version “${clip(text)}” is not ${VERSION}. Read as version ${VERSION}.`,
      });
  }
  if (state.data === 'custom' && !enough(state)) {
    notices.push({
      about: 'Link',
      text: `the points themselves are not in it: it was too long for them, or was cut. Used instead: ${initial.data}.`,
    });
    state.data = initial.data;
  }
  return { state, notices };
}

/** Whether there are points of one's own to learn from. */
export const enough = ({ points }: State): boolean =>
  sizeOf(readPoints(String(points)) ?? NO_POINTS) >= fewest;

/**
 * A link without points that are too many for it is still a link to the rest.
 * @param personal whether with the points that a reader drew or pasted
 */
export function formatHash(state: State, personal = true): string {
  const whole = written(state, personal);
  return whole.length <= LONGEST ? whole : written(state, false);
}

/** Whether a link takes a reader's own points along. */
export const fitsLink = (state: State): boolean => written(state, true).length <= LONGEST;

function written(state: State, personal: boolean): string {
  const pairs = new URLSearchParams({ v: VERSION });
  for (const row of rows)
    if ((personal || !row.personal) && (!row.brief || state[row.key] !== initial[row.key]))
      pairs.set(row.key, String(state[row.key]));
  return `#${pairs}`;
}

/** Puts the state into the address, in place: a slider does not fill the list of pages to go back to. */
export function writeHash(state: State): void {
  try {
    history.replaceState(null, '', formatHash(state));
  } catch {
    // A frame without an address of its own: the state lives in the page alone.
  }
}
