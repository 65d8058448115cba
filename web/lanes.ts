// Lanes: runs beside the page's own, on the same points, weights and batch order, each with one setting changed.
import { choicesOf, problem } from './config';
import { exact, read } from './numbers';
import { isKey, type Key, type Row, rowOf, type State, type Value } from './state';

export interface Change {
  readonly key: Key;
  readonly value: Value;
}

/** Beside the page's own run. */
export const mostLanes = 3;

/** What decides on the points or their order would make lanes that cannot be compared. */
const SHARED: readonly string[] = ['data', 'seed', 'samples', 'split', 'noise', 'labelNoise'];
const SHARED_TOO: readonly string[] = ['share', 'even', 'fresh', 'shuffle', 'points', 'lanes'];

export const canDiffer = (row: Row): boolean =>
  row.control !== 'drawn' && row.group !== 'view' && ![...SHARED, ...SHARED_TOO].includes(row.key);

const BOUND = `up to ${mostLanes} changes of one setting each, as in norm-none_lr-0.3`;

/** A change of a setting that lanes may differ in, whatever its value. */
function asked(part: string): Change | null {
  const [, key = '', word = ''] = /^(\w+?)-(.*)$/.exec(part) ?? [];
  if (!isKey(key) || !canDiffer(rowOf(key))) return null;
  return { key, value: choicesOf(rowOf(key)).length > 0 ? word : (read(word) ?? word) };
}

/** What the text of lanes must be; null: it is. */
export function lanesProblem(text: string): string | null {
  if (text === '') return null;
  const parts = text.split('_');
  const changes = parts.map(asked);
  if (parts.length > mostLanes || new Set(parts).size < parts.length || changes.includes(null))
    return BOUND;
  for (const change of changes) {
    const bound = problem(change!.key, change!.value);
    if (bound !== null) return `${BOUND}: “${change!.key}” takes ${bound}`;
  }
  return null;
}

/** The changes that a text stands for; null when it stands for none that the page knows. */
export function parseLanes(text: string): readonly Change[] | null {
  if (text === '') return [];
  return lanesProblem(text) === null ? text.split('_').map((part) => asked(part)!) : null;
}

export const formatLanes = (changes: readonly Change[]): string =>
  changes.map(({ key, value }) => `${key}-${value}`).join('_');

let known: { readonly text: string; readonly changes: readonly Change[] } = {
  text: '',
  changes: [],
};

/** Kept for as long as the text stands: a picture asks several times, and each answer tries every change out. */
export function changesOf({ lanes }: State): readonly Change[] {
  const text = String(lanes);
  if (text !== known.text) known = { text, changes: parseLanes(text) ?? [] };
  return known.changes;
}

/** The states of the lanes: the page's own, each with its change. */
export const laneStates = (state: State): readonly State[] =>
  changesOf(state).map(({ key, value }) => ({ ...state, [key]: value }));

const NORMS: Record<string, string> = {
  none: 'no norm',
  standardize: 'step 1 only',
  batch: 'step 1 + 2',
  layer: 'layer norm',
};

/** A change in words: "no norm", "Learning rate 0.3". */
export function wordsOf({ key, value }: Change): string {
  if (key === 'norm') return NORMS[value]!;
  const row = rowOf(key);
  const name = choicesOf(row).find(([choice]) => choice === value)?.[1];
  return `${row.label} ${name ?? (typeof value === 'number' ? exact(value) : value)}`;
}

/** What the page's own run is called beside its lanes. */
export function ownWords(state: State, changes: readonly Change[]): string {
  const keys = [...new Set(changes.map(({ key }) => key))];
  if (keys.length === 0) keys.push('norm');
  return keys.map((key) => wordsOf({ key, value: state[key] })).join(', ');
}
