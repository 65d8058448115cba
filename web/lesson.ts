// A lesson: a link in which a teacher has hidden or locked controls. The names stand in hide= and lock=.
import { parseLayers } from './layers';
import { panels } from './panels';
import { type Key, type Row, rowOf, rows, type State } from './state';

/** `all-data` is the whole group, `panel-loss` a figure, any other name one setting. */
const groupName = (group: string) => `all-${group}`;
const panelName = (id: string) => `panel-${id}`;
/** The net's own numbers, which no setting has. */
const EDITS = 'edits';

export const barable = (row: Row): boolean => row.group !== 'view';

export type Choice = 'free' | 'locked' | 'hidden';
const BOTH: readonly Choice[] = ['free', 'locked', 'hidden'];
const HIDE: readonly Choice[] = ['free', 'hidden'];

/** What a teacher may hide or lock, with its name in words. */
export const teachable = (): readonly (readonly [
  name: string,
  words: string,
  choices: readonly Choice[],
])[] => [
  ['presets', 'Presets', HIDE],
  ['all-data', 'All of Data', BOTH],
  ['all-norm', 'All of Normalisation', BOTH],
  ['all-training', 'All of Training', BOTH],
  [EDITS, 'Edits by hand: γ, β, weights', ['free', 'locked']],
  ...rows.filter(barable).map(({ key, label }) => [key, label, BOTH] as const),
  ...panels.map(({ id, title }) => [panelName(id), `Figure: ${title}`, HIDE] as const),
];

/** The two settings of a lesson: each is a list of names. */
export type Bars = Extract<Key, 'hide' | 'lock'>;
export const isBars = (key: Key): key is Bars => key === 'hide' || key === 'lock';
const LIST_BOUND = 'settings, groups (all-data, all-norm, all-training)';
export const lessonBound = (key: Bars): string =>
  `names of ${LIST_BOUND}, ${key === 'hide' ? 'figures (panel-loss, …) or presets' : 'or edits'}, with points between`;

const known: { readonly [key in Bars]: () => ReadonlySet<string> } = {
  hide: once('hidden'),
  lock: once('locked'),
};

function once(choice: Choice): () => ReadonlySet<string> {
  let names: ReadonlySet<string> | null = null;
  const able = () =>
    teachable().flatMap(([name, , choices]) => (choices.includes(choice) ? name : []));
  return () => (names ??= new Set(able()));
}

/** The names in a list that can be hidden, or locked, and those that cannot. */
export function sortNames(key: Bars, text: string): { good: string[]; bad: string[] } {
  const names = known[key]();
  const list = text === '' ? [] : text.split('.');
  return { good: list.filter((n) => names.has(n)), bad: list.filter((n) => !names.has(n)) };
}

export const FIXED = 'is fixed in this lesson.';
export const LOCKED = 'locked by this lesson';

const listed = (state: State, key: Bars) => sortNames(key, String(state[key])).good;
const among = (list: readonly string[], { key, group }: Pick<Row, 'key' | 'group'>) =>
  list.includes(key) || list.includes(groupName(group));

export const isHidden = (state: State, row: Row): boolean => among(listed(state, 'hide'), row);
export const isLocked = (state: State, row: Row): boolean => among(listed(state, 'lock'), row);
export const hidesPanel = (state: State, id: string): boolean =>
  listed(state, 'hide').includes(panelName(id));
export const hidesPresets = (state: State): boolean => listed(state, 'hide').includes('presets');

/** Whether a reader of this lesson may not change a setting, wherever on the page. */
export const isBarred = (state: State, row: Row): boolean =>
  isHidden(state, row) || isLocked(state, row);

export const bars = (state: State | null, key: Key): boolean =>
  state !== null && isBarred(state, rowOf(key));
/** Whether the net's own numbers may not be changed by hand. */
export const barsEdits = (state: State | null): boolean =>
  state !== null && listed(state, 'lock').includes(EDITS);
/** What is held is what does not train. */
export const barsHolding = (state: State | null): boolean =>
  barsEdits(state) || bars(state, 'trains');

/** A layer's own normalisation is a part of that of the net; one that comes or goes takes it along. */
function normOfLayersDiffers(from: State, to: State): boolean {
  const [a, b] = [parseLayers(String(from.layers)), parseLayers(String(to.layers))];
  return a.some((layer, i) => b[i] && layer.norm !== b[i].norm);
}

/** The settings that going from one state to another would change against its lesson. */
export const against = (from: State, to: State): readonly Row[] =>
  rows.filter((row) => {
    if (!barable(row) || !isBarred(from, row)) return false;
    if (row.key === 'norm' && normOfLayersDiffers(from, to)) return true;
    // A reader's own points are a data set.
    if (row.key === 'data' && to.data === 'custom' && from.points !== to.points) return true;
    return from[row.key] !== to[row.key];
  });

export const choiceOf = (state: State, name: string): Choice =>
  listed(state, 'hide').includes(name)
    ? 'hidden'
    : listed(state, 'lock').includes(name)
      ? 'locked'
      : 'free';

/** The state with a name hidden, locked or free. */
export function withChoice(state: State, name: string, choice: Choice): State {
  const put = (key: Bars, want: Choice) =>
    [...listed(state, key).filter((n) => n !== name), ...(choice === want ? [name] : [])].join('.');
  return { ...state, hide: put('hide', 'hidden'), lock: put('lock', 'locked') };
}
